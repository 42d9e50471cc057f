%FILES = (
'1' => { 'Title' => 'The Lamp', 'Author' => 'Irene Adler', 'Rating' => 'PG', 'Location' => 'lamp', 'FileType' => 'txt' },
);
