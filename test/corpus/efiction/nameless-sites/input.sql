CREATE TABLE `a_fanfiction_chapters` (
  `chapid` text,
  `title` text,
  `inorder` text,
  `notes` text,
  `storytext` text,
  `endnotes` text,
  `validated` text,
  `wordcount` text,
  `rating` text,
  `reviews` text,
  `sid` text,
  `uid` text,
  `count` text,
  PRIMARY KEY (`chapid`)
) ENGINE=MyISAM;
INSERT INTO `a_fanfiction_chapters` VALUES (1,'The Lamp',1,'','<p>The lamp burned low in Baker Street, and for once nobody had anything clever to say about the weather or the crime.</p>','',1,1,0,0,1,1,1);
CREATE TABLE `a_fanfiction_stories` (
  `sid` text,
  `title` text,
  `summary` text,
  `storynotes` text,
  `catid` text,
  `classes` text,
  `charid` text,
  `rid` text,
  `date` text,
  `updated` text,
  `uid` text,
  `coauthors` text,
  `featured` text,
  `validated` text,
  `completed` text,
  `rr` text,
  `wordcount` text,
  `rating` text,
  `reviews` text,
  `count` text,
  `challenges` text,
  PRIMARY KEY (`sid`)
) ENGINE=MyISAM;
INSERT INTO `a_fanfiction_stories` VALUES (1,'In A','A lamp goes out.','','1','','','1','2004-05-06 07:08:09','2004-06-07 08:09:10',1,NULL,0,1,1,0,5,0,0,7,'0');
CREATE TABLE `b_fanfiction_chapters` (
  `chapid` text,
  `title` text,
  `inorder` text,
  `notes` text,
  `storytext` text,
  `endnotes` text,
  `validated` text,
  `wordcount` text,
  `rating` text,
  `reviews` text,
  `sid` text,
  `uid` text,
  `count` text,
  PRIMARY KEY (`chapid`)
) ENGINE=MyISAM;
INSERT INTO `b_fanfiction_chapters` VALUES (1,'The Lamp',1,'','<p>The lamp burned low in Baker Street, and for once nobody had anything clever to say about the weather or the crime.</p>','',1,1,0,0,1,1,1);
CREATE TABLE `b_fanfiction_stories` (
  `sid` text,
  `title` text,
  `summary` text,
  `storynotes` text,
  `catid` text,
  `classes` text,
  `charid` text,
  `rid` text,
  `date` text,
  `updated` text,
  `uid` text,
  `coauthors` text,
  `featured` text,
  `validated` text,
  `completed` text,
  `rr` text,
  `wordcount` text,
  `rating` text,
  `reviews` text,
  `count` text,
  `challenges` text,
  PRIMARY KEY (`sid`)
) ENGINE=MyISAM;
INSERT INTO `b_fanfiction_stories` VALUES (1,'In B','A lamp goes out.','','1','','','1','2004-05-06 07:08:09','2004-06-07 08:09:10',1,NULL,0,1,1,0,5,0,0,7,'0');
