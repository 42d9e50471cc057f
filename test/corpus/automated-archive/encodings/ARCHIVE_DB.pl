%FILES = (
'1' => { 'Title' => 'Café noir', 'Author' => 'Böll – Irène', 'Summary' => 'DonÕt look.', 'Location' => 'lamp', 'FileType' => 'html' },
);
