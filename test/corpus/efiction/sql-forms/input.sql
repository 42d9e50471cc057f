/*M!999999\- enable the sandbox mode */
-- it's a comment with a quote
# and "another
/* one's
 more ; INSERT INTO fanfiction_stories VALUES (99); */
SET @x = 'a;b';
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN
 INSERT INTO fanfiction_stories (sid) VALUES (77); END */;;
DELIMITER ;
CREATE TABLE IF NOT EXISTS `site`.`fanfiction_stories` (
  `sid` int(11) NOT NULL auto_increment COMMENT 'it''s, (here)',
  `title` varchar(200) NOT NULL default 'a,b',
  `uid` int(11), `validated` tinyint(1) default '1',
  `summary` enum('a','b)') , UNIQUE KEY `t` (`title`(10),`uid`), PRIMARY KEY (`sid`), FULLTEXT KEY (`summary`)
) ENGINE=MyISAM DEFAULT CHARSET=latin1;
insert  into `site`.`fanfiction_stories`(`title`,`sid`,`uid`,`validated`,`summary`) values (_utf8mb4'It''s \"so\"\'',1,1,b'1',NULL)  ,
 ( "Double ""quotes"" and 'single'" , 2 , 1 , 0x31 , X'53756d6d617279' );
REPLACE INTO fanfiction_stories SET sid = 3;
INSERT IGNORE INTO `fanfiction_chapters` (chapid, sid, uid, inorder, title, storytext, validated) VALUES
(1, 1, 1, 1, 'One', _binary '<p>Text with a semicolon; a bracket), a comma, and a \\ backslash in a sentence long enough.</p>', 1),
-- between rows
(2, 2, 1, 1, NULL, 0x3c703e486578206f662061206c6f6e672073656e74656e63652061626f757420746865206c616d7020616e6420746865206e696768742e3c2f703e, 1) ON DUPLICATE KEY UPDATE chapid = VALUES(chapid);
INSERT INTO fanfiction_authors (uid, penname, date) VALUES (1, 'Irene Adler', NOW());
