%FILES = (
# a comment, with 'quotes'
'1' => {
  'Title' => 'The Lamp',
  'Author' => 'Irene Adler',
  'Email' => 'irene@mail.example',
  'Summary' => 'A <b>lamp</b> goes out.',
  'Rating' => 'PG-13',
  'Category' => 'Slash',
  'Pairing' => 'Holmes/Watson',
  'Location' => '1/lamp',
  'FileType' => 'html', # the file
  'PrintTime' => '978307200',
  'Password' => '0cc175b9c0f1b6a831c399e269772661',
},
'2' => {
  'Title' => 'The Cab',
  'Author' => 'Toby',
  'Location' => '2/cab',
  'FileType' => 'txt',
  'Date' => '03/04/99',
},
);
