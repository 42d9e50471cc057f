-- MySQL dump
CREATE TABLE `wp_posts` (`id` int);
INSERT INTO `wp_posts` VALUES (1),(2);
