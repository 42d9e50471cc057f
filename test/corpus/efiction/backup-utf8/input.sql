INSERT INTO fanfiction_authors VALUES ("1","Ãlise KÃ¶del","","","","","","2003-01-02 03:04:05","0","0");
INSERT INTO fanfiction_chapters VALUES ("1","Das Café","1","","<p>âFÃ¼r Ãliseâ spielte im CafÃ©, und der Regen fiel auf die StraÃe, als hÃ¤tte er nie etwas anderes getan.</p>","","1","5","0","0","1","1","9");
INSERT INTO fanfiction_stories VALUES ("1","Das CafÃÂ©","Café.","","","","","0","2004-05-06 07:08:09","2004-06-07 08:09:10","1","","0","1","0","0","5","0","0","7","0");
