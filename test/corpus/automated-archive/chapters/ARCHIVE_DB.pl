%FILES = (
'1' => { 'Title' => 'The Lamp', 'Author' => 'A', 'Location' => '1/lamp', 'FileType' => 'html' },
'2' => { 'Title' => 'The Cab', 'Author' => 'B', 'Location' => '2/cab', 'FileType' => 'txt' },
'3' => { 'Title' => 'The Key', 'Author' => 'C', 'Location' => '3/key1', 'FileType' => 'txt' },
'4' => { 'Title' => 'The Other Key', 'Author' => 'D', 'Location' => '3/key10', 'FileType' => 'txt' },
);
