%FILES = (
'1' => { 'Title' => 'Away', 'Author' => 'A', 'Offsite' => '1', 'Location' => 'away', 'FileType' => 'html' },
'2' => { 'Title' => 'Far', 'Author' => 'B', 'Location' => 'http://other.example/far.html', 'FileType' => 'html' },
'3' => { 'Title' => 'Typeless', 'Author' => 'C', 'Location' => 'nowhere' },
'4' => { 'Title' => 'Linked', 'Author' => 'D', 'LocationURL' => 'http://home.example/4.html' },
'5' => { 'Title' => 'Missing', 'Author' => 'E', 'Location' => '5/missing', 'FileType' => 'txt' },
'6' => { 'Title' => 'Here', 'Author' => 'F', 'LocationURL' => 'http://home.example/archive/here.html', 'FileType' => 'html' },
);
