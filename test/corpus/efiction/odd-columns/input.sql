INSERT INTO fanfiction_authors VALUES (1,'Irene Adler');
INSERT INTO fanfiction_chapters VALUES (1,'The Lamp',1,'','<p>The lamp burned low in Baker Street, and for once nobody had anything clever to say about the weather or the crime.</p>','',1,5,0,0,1,1,9,'extra','more');
INSERT INTO fanfiction_stories VALUES (1,'The Lamp','A lamp.','','','','','0','2004-05-06 07:08:09','2004-06-07 08:09:10',1,'','0','1','0');
INSERT INTO fanfiction_stories VALUES ('what','is','this');
INSERT INTO fanfiction_guestbook VALUES (1,'x');
