-- MySQL dump 10.13
/*!40101 SET NAMES latin1 */;
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
INSERT INTO `fanfiction_authors` VALUES (1,'Irene Adler','Legal Name','irene@mail.example','','','','2003-01-02 03:04:05',0,'0cc175b9c0f1b6a831c399e269772661');
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
CREATE TABLE `fanfiction_chapters` (
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
INSERT INTO `fanfiction_chapters` VALUES (1,'The Lamp',1,'','<p>The lamp burned low in Baker Street, and for once nobody had anything clever to say about the weather or the crime.</p>','',1,1,0,0,1,1,1);
CREATE TABLE `fanfiction_ratings` (
  `rid` text,
  `rating` text,
  `ratingwarning` text,
  `warningtext` text,
  PRIMARY KEY (`rid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_ratings` VALUES (1,'PG',0,'');
CREATE TABLE `fanfiction_genres` (
  `gid` text,
  `genre` text,
  PRIMARY KEY (`gid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_genres` VALUES (1,'Mystery');
CREATE TABLE `fanfiction_warnings` (
  `wid` text,
  `warning` text,
  PRIMARY KEY (`wid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_warnings` VALUES (1,'Violence');
CREATE TABLE `fanfiction_series` (
  `seriesid` text,
  `title` text,
  `summary` text,
  `uid` text,
  `isopen` text,
  `catid` text,
  `rating` text,
  `classes` text,
  `characters` text,
  `reviews` text,
  `numstories` text,
  `warnings` text,
  `challenges` text,
  `genres` text,
  PRIMARY KEY (`seriesid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_series` VALUES (3,'Lamps','',1,'','','','','','','','','','');
CREATE TABLE `fanfiction_reviews` (
  `reviewid` text,
  `sid` text,
  `chapid` text,
  `seriesid` text,
  `reviewer` text,
  `member` text,
  `review` text,
  `date` text,
  `rating` text,
  `respond` text,
  PRIMARY KEY (`reviewid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_reviews` VALUES (1,1,1,0,'',1,'Mine.','2005-02-01 00:00:00',-1,0),(2,0,0,3,'Toby',0,'Series!','2005-02-01 00:00:00',-1,0);
CREATE TABLE `fanfiction_favstor` (
  `uid` text,
  `sid` text,
  PRIMARY KEY (`uid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_favstor` VALUES (1,1);
CREATE TABLE `fanfiction_favseries` (
  `uid` text,
  `seriesid` text,
  PRIMARY KEY (`uid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_favseries` VALUES (1,3);
CREATE TABLE `fanfiction_favauth` (
  `uid` text,
  `favuid` text,
  PRIMARY KEY (`uid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_favauth` VALUES (1,1);
CREATE TABLE `fanfiction_settings` (
  `sitekey` text,
  `sitename` text,
  `slogan` text,
  `url` text,
  `siteemail` text,
  `tableprefix` text,
  `skin` text,
  `hiddenskins` text,
  `language` text,
  `submissionsoff` text,
  `storiespath` text,
  `store` text,
  PRIMARY KEY (`sitekey`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_settings` VALUES ('k','The Lamp Archive','','http://lamp.example/fic/','keeper@mail.example','','','','','','stories','mysql');
CREATE TABLE `fanfiction_stories` (
  `sid` text,
  `title` text,
  `summary` text,
  `storynotes` text,
  `catid` text,
  `gid` text,
  `wid` text,
  `charid` text,
  `rid` text,
  `date` text,
  `updated` text,
  `uid` text,
  `featured` text,
  `validated` text,
  `completed` text,
  `rr` text,
  `wordcount` text,
  `numreviews` text,
  `counter` text,
  PRIMARY KEY (`sid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_stories` VALUES (1,'The Lamp','A lamp.','','1','Angst,1','1','Alice,March Hare','PG','2005-01-01 00:00:00','2005-01-02 00:00:00',1,0,1,0,0,1,2,0);
