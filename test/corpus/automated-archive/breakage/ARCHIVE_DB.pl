%FILES = (
'7' => {
  'Title' => 'Watson's Lamp',
  'Author' => 'Irene &amp; Toby',
  'Summary' => 'He said 'go', she left, and
the lamp's light, {so} 'Title' was gone&#39;s.
',
  'Notes' => 'It's "done", isn't it?',
  'Location' => 'lamp',
  'FileType' => 'txt',
  'Warnings' => ''
},
'8' => { 'Title' => 'It's here'   , 'Author' => 'O'Hara' ,
  'Location' => 'two', 'FileType' => 'txt' },
);
