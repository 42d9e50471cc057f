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
INSERT INTO `fanfiction_authors` VALUES (1,'Irene Adler','Legal Name','irene@mail.example','','','','2003-01-02 03:04:05',0,'0cc175b9c0f1b6a831c399e269772661'),(2,'March Hare','Legal Name','irene@mail.example','','Mad as <i>anything</i>. Mail: hare@mail.example','','2003-01-02 03:04:05',0,'0cc175b9c0f1b6a831c399e269772661'),(3,'Nobody','Legal Name','irene@mail.example','','','','2003-01-02 03:04:05',0,'0cc175b9c0f1b6a831c399e269772661');
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
INSERT INTO `fanfiction_chapters` VALUES (1,'The Lamp',1,'','<p>The lamp burned low in Baker Street, and for once nobody had anything clever to say about the weather or the crime.</p>','',1,1,0,0,1,1,1),(2,'The Lamp',1,'','<p>The lamp burned low in Baker Street, and for once nobody had anything clever to say about the weather or the crime.</p>','',1,1,0,0,2,1,1);
CREATE TABLE `fanfiction_ratings` (
  `rid` text,
  `rating` text,
  `ratingwarning` text,
  `warningtext` text,
  PRIMARY KEY (`rid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_ratings` VALUES (1,'PG',0,'');
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
INSERT INTO `fanfiction_series` VALUES (1,'Lamps','All of <i>them</i>.',1,2,'','','','','','','','',''),(2,'Lights','',1,0,'','','','','','','','','');
CREATE TABLE `fanfiction_inseries` (
  `seriesid` text,
  `sid` text,
  `subseriesid` text,
  `confirmed` text,
  `inorder` text,
  PRIMARY KEY (`seriesid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_inseries` VALUES (1,2,0,1,2),(1,1,0,1,1),(2,0,1,1,1);
CREATE TABLE `fanfiction_favorites` (
  `uid` text,
  `item` text,
  `type` text,
  `comments` text,
  PRIMARY KEY (`uid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_favorites` VALUES (2,1,'ST','Read this'),(2,1,'SE',''),(2,1,'AU',''),(2,99,'ST','');
CREATE TABLE `fanfiction_challenges` (
  `chalid` text,
  `challenger` text,
  `uid` text,
  `title` text,
  `catid` text,
  `characters` text,
  `summary` text,
  `responses` text,
  PRIMARY KEY (`chalid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_challenges` VALUES (1,'Somebody',0,'Lamps!','','','Write about a lamp.','');
CREATE TABLE `fanfiction_news` (
  `nid` text,
  `author` text,
  `title` text,
  `story` text,
  `time` text,
  `comments` text,
  PRIMARY KEY (`nid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_news` VALUES (1,'Keeper','Open','We are <b>open</b>.','2004-01-01 10:00:00','');
CREATE TABLE `fanfiction_comments` (
  `cid` text,
  `nid` text,
  `uid` text,
  `comment` text,
  `time` text,
  PRIMARY KEY (`cid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_comments` VALUES (1,1,2,'Hooray','2004-01-02 10:00:00');
CREATE TABLE `fanfiction_messages` (
  `message_id` text,
  `message_name` text,
  `message_title` text,
  `message_text` text,
  PRIMARY KEY (`message_id`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_messages` VALUES (1,'rules','House Rules','<p>Be kind.</p>');
CREATE TABLE `fanfiction_codeblocks` (
  `code_id` text,
  `code_text` text,
  `code_type` text,
  `code_module` text,
  PRIMARY KEY (`code_id`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_codeblocks` VALUES (1,'if(isset($_GET["x"])) { echo "hi"; }','menu','challenges');
CREATE TABLE `fanfiction_authorfields` (
  `field_id` text,
  `field_type` text,
  `field_name` text,
  `field_title` text,
  `field_options` text,
  `field_code_in` text,
  `field_code_out` text,
  `field_on` text,
  PRIMARY KEY (`field_id`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_authorfields` VALUES (4,'','lj','LiveJournal','','','','');
CREATE TABLE `fanfiction_authorinfo` (
  `uid` text,
  `field` text,
  `info` text,
  PRIMARY KEY (`uid`)
) ENGINE=MyISAM;
INSERT INTO `fanfiction_authorinfo` VALUES (2,4,'hare_writes');
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
INSERT INTO `fanfiction_stories` VALUES (1,'The Lamp','A lamp goes out.','','1','','','1','2004-05-06 07:08:09','2004-06-07 08:09:10',1,NULL,0,1,1,0,5,0,0,7,'1'),(2,'Second','A lamp goes out.','','1','','','1','2004-05-06 07:08:09','2004-06-07 08:09:10',1,NULL,0,1,1,0,5,0,0,7,'0');
