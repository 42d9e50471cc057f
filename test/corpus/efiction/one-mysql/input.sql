# phpMyAdmin MySQL-Dump
CREATE TABLE `fanfiction_authors` (
  `uid` text,
  `penname` text,
  `realname` text,
  `email` text,
  `website` text,
  `bio` text,
  `image` text,
  `date` text,
  `admincreated` text,
  `password` text,
  PRIMARY KEY (`uid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_authors` VALUES (1,'Dr. Watson','Legal Name','irene@mail.example','','','','2003-01-02 03:04:05',0,'0cc175b9c0f1b6a831c399e269772661');
CREATE TABLE `fanfiction_categories` (
  `catid` text,
  `parentcatid` text,
  `category` text,
  `description` text,
  `image` text,
  `locked` text,
  `leveldown` text,
  `displayorder` text,
  `numitems` text,
  PRIMARY KEY (`catid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_categories` VALUES (1,-1,'Sherlock Holmes','','','','','','');
CREATE TABLE `fanfiction_ratings` (
  `rid` text,
  `rating` text,
  `ratingwarning` text,
  `warningtext` text,
  PRIMARY KEY (`rid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_ratings` VALUES (1,'PG',0,'');
CREATE TABLE `fanfiction_reviews` (
  `reviewid` text,
  `sid` text,
  `psid` text,
  `reviewer` text,
  `member` text,
  `review` text,
  `date` text,
  `rating` text,
  PRIMARY KEY (`reviewid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_reviews` VALUES (1,9,4,'Toby',0,'Fine.<br><br><i>Author\'s Response: Thanks.</i>','2002-04-01 00:00:00',8);
CREATE TABLE `fanfiction_settings` (
  `welcome` text,
  `thankyou` text,
  `nothankyou` text,
  `rules` text,
  `copyright` text,
  `help` text,
  PRIMARY KEY (`welcome`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_settings` VALUES ('Welcome!','','','Be kind.','','');
CREATE TABLE `fanfiction_stories` (
  `sid` text,
  `psid` text,
  `title` text,
  `chapter` text,
  `summary` text,
  `catid` text,
  `gid` text,
  `charid` text,
  `wid` text,
  `rid` text,
  `date` text,
  `updated` text,
  `uid` text,
  `featured` text,
  `counter` text,
  `validated` text,
  `inorder` text,
  `storytext` text,
  `completed` text,
  `rr` text,
  `wordcount` text,
  `numreviews` text,
  PRIMARY KEY (`sid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_stories` VALUES (9,4,'The Lamp','Dawn','A lamp.',1,'Angst, Humor','Sherlock Holmes, John Watson','Character Death','PG-13','2002-03-04 05:06:07','2002-03-05 05:06:07',1,0,3,1,1,'<p>The lamp burned low in Baker Street, and for once nobody had anything clever to say about the weather or the crime. Page 9.</p>',1,0,1,1),(4,4,'The Lamp','Dusk','A lamp.',1,'Angst, Humor','Sherlock Holmes, John Watson','Character Death','PG-13','2002-03-04 05:06:07','2002-03-05 05:06:07',1,0,3,1,0,'<p>The lamp burned low in Baker Street, and for once nobody had anything clever to say about the weather or the crime. Page 4.</p>',1,0,1,1);
