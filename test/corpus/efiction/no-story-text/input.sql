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
INSERT INTO `fanfiction_chapters` VALUES (1,'The Lamp',1,'','','',1,1,0,0,1,1,1);
CREATE TABLE `fanfiction_ratings` (
  `rid` text,
  `rating` text,
  `ratingwarning` text,
  `warningtext` text,
  PRIMARY KEY (`rid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_ratings` VALUES (1,'PG',0,'');
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
INSERT INTO `fanfiction_stories` VALUES (1,'The Lamp','A lamp goes out.','','1','','','1','2004-05-06 07:08:09','2004-06-07 08:09:10',1,NULL,0,1,1,0,5,0,0,7,'0');
