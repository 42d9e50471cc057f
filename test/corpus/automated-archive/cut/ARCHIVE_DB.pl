%FILES = (
'1' => { 'Title' => 'A', 'Author' => 'A', 'Location' => 'a', 'FileType' => 'txt' },
'2' => { 'Location' => 'b', 'FileType' => 'txt', 'Title' => 'B', 'Summary' => 'It begi