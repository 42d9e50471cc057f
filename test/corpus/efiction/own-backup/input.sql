# Dump of the database
INSERT INTO phpbb_users VALUES ("2","secret","secret@mail.example");
INSERT INTO ff_fanfiction_authors VALUES ("1","Irene Adler","Legal Name","irene@mail.example","","","","2003-01-02 03:04:05","0","0cc175b9c0f1b6a831c399e269772661");
INSERT INTO ff_fanfiction_categories VALUES ("1","-1","Sherlock Holmes","","","0","0","0","1");
INSERT INTO ff_fanfiction_chapters VALUES ("1","The Lamp","1","","<p class=\"x\">\"It\'s dark,\" said Holmes; and nobody in the whole of Baker Street cared to contradict him.</p>\n<p>Second.</p>","","1","5","0","0","1","1","9");
INSERT INTO ff_fanfiction_ratings VALUES ("1","R","0","");
INSERT INTO ff_fanfiction_settings VALUES ("k","The Lamp Archive","","http://lamp.example/fic","keeper@mail.example","ff_","default","","en","0","stories","mysql","0","0","0");
INSERT INTO ff_fanfiction_stories VALUES ("1","The Lamp","A lamp.","","1","","","1","2004-05-06 07:08:09","2004-06-07 08:09:10","1","","0","1","0","0","5","0","0","7");
