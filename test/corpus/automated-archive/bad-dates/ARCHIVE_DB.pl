%FILES = (
'1' => { 'Title' => 'A', 'Author' => 'A', 'Location' => 'a', 'FileType' => 'txt', 'Date' => 'soon' },
'2' => { 'Title' => 'B', 'Author' => 'A', 'Location' => 'b', 'FileType' => 'txt', 'Date' => '13/45/99' },
'3' => { 'Title' => 'C', 'Author' => 'A', 'Location' => 'c', 'FileType' => 'txt', 'Date' => '0', 'PrintTime' => '01/02/05' },
'4' => { 'Title' => 'D', 'Author' => 'A', 'Location' => 'd', 'FileType' => 'txt', 'Date' => '25/12/98' },
);
