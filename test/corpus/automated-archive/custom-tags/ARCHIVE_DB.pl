%FILES = (
'1' => { 'Title' => 'The Lamp', 'Author' => 'A', 'Location' => 'lamp', 'FileType' => 'txt',
  'Fandoms' => 'Sherlock Holmes', 'OptionalWarnings' => 'Character Death', 'Custom1' => 'Het', 'Custom2' => 'Drama', 'Custom3' => 'NC-17', 'Who' => ['Holmes', 'Watson'], 'Garden' => 'North wall' },
);
