/**
 * The table of codes. `kind` says what it touches: `file` one input of many (the batch goes on), `loss` a part of a
 * work that could not be carried over, `usage` a wrong call (exit 2), `library` the data folder (exit 3), `request`
 * a page or query that cannot be answered.
 */
export const ERROR_TABLE = {
  'FL-FILE-EMPTY': {
    kind: 'file',
    says: 'The file is empty, so there is no story in it. Nothing was imported from it.',
  },
  'FL-FILE-BINARY': {
    kind: 'file',
    says: 'The file is not text, whatever its name says. Check what program made it and save the story as text or HTML.',
  },
  'FL-FILE-UNKNOWN': {
    kind: 'file',
    says: 'No reader recognises this file. Save it as text, HTML or a zip of those and import it again.',
  },
  'FL-FILE-UNREADABLE': {
    kind: 'file',
    says: 'The file could not be read. Check that it exists and that you may read it, then import it again.',
  },
  'FL-FILE-CHANGED': {
    kind: 'file',
    says: 'The file changed while it was being read. Import it again when nothing writes to it.',
  },
  'FL-FILE-TOO-LARGE': {
    kind: 'file',
    says: 'The file is larger than the limit for one story. Split it, or raise FANLIGHT_MAX_FILE_MB.',
  },
  'FL-FILE-UPLOAD-LARGE': {
    kind: 'file',
    says: 'The file is larger than one that is taken from a browser, so it was left out. Import it on the command line, or raise FANLIGHT_MAX_UPLOAD_FILE_MB.',
  },
  'FL-FILE-NO-STORY': {
    kind: 'file',
    says: 'There is no story text in this file, only navigation, lists or data. If there is a story in it, save it again from the story itself.',
  },
  'FL-BOOK-LOCKED': {
    kind: 'file',
    says: 'The book is locked against copying, so its text cannot be read. Import a copy that is not locked.',
  },
  'FL-FILE-GATE': {
    kind: 'file',
    says: 'The page asks for consent or a log-in, or says that the story cannot be shown, so the story is not in it. Open the story itself and save that page.',
  },
  'FL-FILE-LISTING': {
    kind: 'file',
    says: 'The page lists or discusses stories and holds none itself, so nothing was imported from it. Save the pages of the stories.',
  },
  'FL-FILE-DATABASE': {
    kind: 'file',
    says: 'This database is damaged or cut short, so what it says of its books was left out; the books themselves were read as files. Let calibre check its library, then import it again.',
  },
  'FL-FILE-DATABASE-BUSY': {
    kind: 'file',
    says: 'calibre was writing to its database, so what it says of its books was left out; the books themselves were read as files. Close calibre and import the library again.',
  },
  'FL-FILE-NOT-A-FILE': {
    kind: 'file',
    says: 'This is a link, a device or a socket, not a file. Name the file itself.',
  },
  'FL-FILE-TOO-SLOW': {
    kind: 'file',
    says: 'Reading the file took longer than its time limit, so it was left out. The original is kept; please report it.',
  },
  'FL-FILE-TOO-COMPLEX': {
    kind: 'file',
    says: 'Reading the file needs more memory than one file may take, so it was left out. The original is kept; split the file and import the parts.',
  },
  'FL-FILE-READER-FAILED': {
    kind: 'file',
    says: 'The reader failed on this file. The original is kept; please report it.',
  },
  'FL-FILE-DAMAGED': {
    kind: 'file',
    says: 'The document has lost the part that holds its text. Open it in the program that made it, or in LibreOffice, which may mend it, and save it again.',
  },
  'FL-PDF-NO-TEXT': {
    kind: 'file',
    says: 'The pages of this PDF are pictures without a text layer, as a scan has. Run text recognition (OCR) on it and import the result.',
  },
  'FL-FILE-PASSWORD': {
    kind: 'file',
    says: 'The document is protected by a password. Open it with the password, save it without one, and import it again.',
  },
  'FL-PDF-DAMAGED': {
    kind: 'file',
    says: 'The PDF is damaged so that no page of it could be read. Get it again from where it came, or repair it with a PDF tool.',
  },
  'FL-FILE-RECORD': {
    kind: 'file',
    says: 'The file opens as the record of a story but is not whole, so it was left out. Import the database dump that it was made from again.',
  },
  'FL-ZIP-DAMAGED': {
    kind: 'file',
    says: 'The archive is damaged or not a zip. What could be read before the damage was imported.',
  },
  'FL-ZIP-UNSAFE-NAME': {
    kind: 'file',
    says: 'An entry of the archive names a place outside it, so that entry was left out.',
  },
  'FL-ZIP-TOO-MANY': {
    kind: 'file',
    says: 'The archive has more entries than the limit. Split it into smaller ones.',
  },
  'FL-ZIP-TOO-LARGE': {
    kind: 'file',
    says: 'The archive unpacks to more than the limit, so the rest was left out. Split it into smaller ones.',
  },
  'FL-ZIP-RATIO': {
    kind: 'file',
    says: 'An entry of the archive unpacks to far more than it should (a zip bomb), so it was left out.',
  },
  'FL-ZIP-TOO-DEEP': {
    kind: 'file',
    says: 'Archives are nested deeper than the limit, so the innermost were left out. Unpack them first.',
  },
  'FL-ZIP-METHOD': {
    kind: 'file',
    says: 'An entry of the archive is packed by a method that is not deflate, so it was left out. Pack it again as an ordinary zip.',
  },
  'FL-ZIP-ENCRYPTED': {
    kind: 'file',
    says: 'The archive is protected by a password. Unpack it with the password first.',
  },
  'FL-FILE-OLD-DOCUMENT': {
    kind: 'file',
    says: 'This is a document of an older word processor, which Fanlight does not read. Open it in LibreOffice, save it as ODT or DOCX, and import that.',
  },
  'FL-FILE-OLD-BOOK': {
    kind: 'file',
    says: 'This is an e-book in a form that Fanlight does not read. Convert it to EPUB with calibre and import that.',
  },
  'FL-LOSS-MARKUP': {
    kind: 'loss',
    says: 'Markup that has no place in a story was left out; its text was kept.',
  },
  'FL-LOSS-SCRIPT': { kind: 'loss', says: 'A script, style, form or embedded object was left out.' },
  'FL-LOSS-LINK': {
    kind: 'loss',
    says: 'A link with an address that is not safe was removed; its text was kept.',
  },
  'FL-LOSS-IMAGE': { kind: 'loss', says: 'A picture is not in the file, so only its description was kept.' },
  'FL-LOSS-CHAPTER': {
    kind: 'loss',
    says: 'A chapter was not in the file, because the program that made it could not fetch it. Download the story again to have it whole.',
  },
  'FL-LOSS-DEPTH': {
    kind: 'loss',
    says: 'Markup was nested deeper than the limit, so the inner layers were flattened; their text was kept.',
  },
  'FL-LOSS-CHROME': { kind: 'loss', says: "The page's own navigation, banner or counter was left out." },
  'FL-LOSS-CHARACTERS': {
    kind: 'loss',
    says: 'Some bytes are not characters in the encoding of the file and show as replacement marks.',
  },
  'FL-LOSS-CONTROL': { kind: 'loss', says: 'Control characters, which no reader can show, were left out.' },
  'FL-LOSS-TRANSPORT': {
    kind: 'loss',
    says: 'Mail or list headers around the story were left out of its text.',
  },
  'FL-LOSS-ANCHOR': {
    kind: 'loss',
    says: 'A link to another place in the same page was removed; its text was kept.',
  },
  'FL-LOSS-PART': {
    kind: 'loss',
    says: 'A part that the book names is missing or cannot be read, so it was left out.',
  },
  'FL-LOSS-ORDER': {
    kind: 'loss',
    says: "The book's own list of its parts is missing or damaged, so some may be missing or out of order.",
  },
  'FL-LOSS-FRONT': {
    kind: 'loss',
    says: "The book's own pages (cover, title page, contents, licence) were left out of the story's text.",
  },
  'FL-LOSS-TRUNCATED': {
    kind: 'loss',
    says: 'A field was longer than its limit and was cut; the original has it whole.',
  },
  'FL-LOSS-COMMENT': {
    kind: 'loss',
    says: 'Remarks that somebody wrote in the margin of the document were left out of the story.',
  },
  'FL-LOSS-CUT': {
    kind: 'loss',
    says: 'The document breaks off or is damaged in the middle; what stands before the damage was read.',
  },
  'FL-LOSS-AFTER-END': {
    kind: 'loss',
    says: 'What stands after the end of the document was left out.',
  },
  'FL-LOSS-PAGES': {
    kind: 'loss',
    says: 'Heads and feet of pages, and contents lists with page numbers, were left out of the story.',
  },
  'FL-LOSS-HIDDEN': {
    kind: 'loss',
    says: 'Text that the file marks as hidden or deleted was left out.',
  },
  'FL-LOSS-PICTURE': {
    kind: 'loss',
    says: 'A picture of a kind that pages cannot show, or too large, was left out.',
  },
  'FL-LOSS-LAYOUT': {
    kind: 'loss',
    says: 'Only the words of the PDF were taken: its page layout, typefaces and pictures were left out.',
  },
  'FL-LOSS-EMPHASIS': {
    kind: 'loss',
    says: 'The PDF does not say which of its typefaces are italic or bold, so emphasis in the text is missing.',
  },
  'FL-LOSS-UNREAD': {
    kind: 'loss',
    says: 'Some pages could not be read or are over the limit, and were left out.',
  },
  'FL-LOSS-SCANNED': {
    kind: 'loss',
    says: 'Some pages are pictures without a text layer, and were left out.',
  },
  'FL-LOSS-ATTACHMENT': {
    kind: 'loss',
    says: 'A file attached to a message is no text, so it was left out; the original has it.',
  },
  'FL-LOSS-PARTS': {
    kind: 'loss',
    says: 'Parts of the story are missing. Import the messages or files that hold them as well, and the story is read anew.',
  },
  'FL-LOSS-MESSAGES': {
    kind: 'loss',
    says: 'Messages that are no stories were left out; the original has them.',
  },
  'FL-LOSS-NOTICES': {
    kind: 'loss',
    says: 'Announcements and other business of the list were left out; the original has them.',
  },
  'FL-LOSS-CONTENTS': {
    kind: 'loss',
    says: 'The lists of contents of digests were left out; the messages in them were read.',
  },
  'FL-LOSS-LARGE-MESSAGES': {
    kind: 'loss',
    says: 'Messages of more than 48 MiB were left out; the original has them.',
  },
  'FL-LOSS-OUTDATED': {
    kind: 'loss',
    says: 'Messages of which there are twenty newer versions were left out; the original has them.',
  },
  'FL-LOSS-REPLIES': {
    kind: 'loss',
    says: 'Replies beyond the first 2,000 to one story were left out; the original has them.',
  },
  'FL-LOSS-RECORD': {
    kind: 'loss',
    says: 'A record of the web archive is damaged, cut or too large, so its page is missing or ends early. If there is another copy of the archive, import that.',
  },
  'FL-LOSS-ROW': {
    kind: 'loss',
    says: 'A record of the database is damaged and was left out. The original is kept.',
  },
  'FL-LOSS-TABLES': {
    kind: 'loss',
    says: 'Tables of other programs in the database were left out: they may hold private messages and addresses.',
  },
  'FL-LOSS-COLUMNS': {
    kind: 'loss',
    says: 'Records of the database have columns that no known version has, so they were left out. Export the database again with its table definitions.',
  },
  'FL-LOSS-QUEUE': {
    kind: 'loss',
    says: 'A text that was waiting for approval, and so never shown, was left out. The original has it.',
  },
  'FL-LOSS-ORPHAN': {
    kind: 'loss',
    says: 'Records that belong to a deleted story, member or series were left out. The original has them.',
  },
  'FL-LOSS-HEADLESS': {
    kind: 'loss',
    says: 'The record of a story itself is missing, so its title and author were taken from its first chapter.',
  },
  'FL-LOSS-CHAPTER-TEXT': {
    kind: 'loss',
    says: 'The text of a chapter is missing: it is not in the database and its file was not found. Import the database together with its stories folder.',
  },
  'FL-LOSS-FOLDER': {
    kind: 'loss',
    says: 'A folder of story files belongs to no site of this database and was left out. Import it with its own database.',
  },
  'FL-LOSS-REFERENCE': {
    kind: 'loss',
    says: 'A tag or name was stored as a number that no longer stands for anything, so it was left out.',
  },
  'FL-LOSS-ACCOUNT': {
    kind: 'loss',
    says: 'Accounts of members without a story, a profile or favourites were left out.',
  },
  'FL-LOSS-OFFSITE': {
    kind: 'loss',
    says: 'A listed story stood on another site, so only its record is here. Import the story itself from where it is.',
  },
  'FL-LOSS-BOOK-FILE': {
    kind: 'loss',
    says: 'A book that calibre lists has no file in its library, so there is nothing to read. Import the folder that holds the books with the database.',
  },
  'FL-LOSS-BOOK-FORM': {
    kind: 'loss',
    says: 'A form of a book, or its cover, cannot be read or is too large, so the work was made without it. Mend the file and import the folder again.',
  },
  'FL-LOSS-KEPT-COLUMN': {
    kind: 'loss',
    says: 'A column that was made in calibre has no place in a work here, or is your own opinion, so it is not shown. It is kept in the record of each book.',
  },
  'FL-USE-UNKNOWN-FORMAT': {
    kind: 'usage',
    says: 'Fanlight cannot write this format. Use one of: html, xhtml, epub, txt, md, json; `fanlight export` also writes pdf.',
  },
  'FL-USE-NO-INPUT': {
    kind: 'usage',
    says: 'There is nothing at this path. Check the spelling, or use an absolute path.',
  },
  'FL-USE-OUTPUT': {
    kind: 'usage',
    says: 'The output could not be written. Check that the folder exists, may be written to and has space.',
  },
  'FL-USE-SITE-FOLDER': {
    kind: 'usage',
    says: 'This folder holds something that no export of this library wrote, so nothing in it was changed. Name an empty folder, or one that `fanlight export --site` wrote.',
  },
  'FL-USE-SITE-FILE': {
    kind: 'usage',
    says: 'A file or folder stands where the site needs one, and no export wrote it. Move it away and export again; what was written so far is known.',
  },
  'FL-USE-SITE-WHOLE': {
    kind: 'usage',
    says: 'A site holds the whole library. Leave out numbers, --query, --series, --search and --to-read.',
  },
  'FL-USE-WACZ-ADDRESS': {
    kind: 'usage',
    says: 'Pages in a web archive have addresses, so it must be said where they stand, or would. Add --address with one that is yours, such as https://stories.example/.',
  },
  'FL-USE-BOOK-SIZE': {
    kind: 'usage',
    says: 'One file cannot hold that much. Choose fewer works, or write them as many files on the command line (--as many).',
  },
  'FL-USE-NOTHING-CHOSEN': {
    kind: 'usage',
    says: 'No work was chosen by this, so nothing was written. `fanlight find` shows what a search finds; muted works are left out.',
  },
  'FL-PRINT-NONE': {
    kind: 'usage',
    says: 'Books on paper are set by Chromium, and none was found on this machine. Install it (on Debian: apt-get install chromium), or name one in FANLIGHT_CHROMIUM. Until then an HTML file can be printed from any browser.',
  },
  'FL-PRINT-FAILED': {
    kind: 'usage',
    says: 'Chromium did not set the book. Check that the program named in FANLIGHT_CHROMIUM starts on this machine, then try again.',
  },
  'FL-PRINT-LIMIT': {
    kind: 'usage',
    says: 'The book took more time or memory to set than one may take. Choose fewer works, or write HTML and print it from a browser.',
  },
  'FL-PRINT-BUSY': {
    kind: 'request',
    says: 'Other books are being set, and some wait already. Try again in a minute.',
  },
  'FL-USE-ONE-CHOICE': {
    kind: 'usage',
    says: 'Choose works in one way: by their numbers, --query, --series, --search or --to-read.',
  },
  'FL-USE-CALIBRE-LIBRARY': {
    kind: 'usage',
    says: 'This folder is a library of calibre itself, into which only calibre may write, so nothing was written. Name another folder, and add that to calibre.',
  },
  'FL-USE-CALIBRE-OTHER': {
    kind: 'usage',
    says: 'The books in this folder were written from another library, so nothing was written. Name another folder.',
  },
  'FL-USE-ONE-OUTPUT': {
    kind: 'usage',
    says: 'Say where to write in one way: --output for files, --calibre for a folder that calibre takes, or --bag, --site or --jsonl.',
  },
  'FL-USE-WATCH-FOLDER': {
    kind: 'usage',
    says: 'This folder is the data folder of the library or lies in it, so it cannot be watched. Name the folder that other programs fill.',
  },
  'FL-SEND-OFF': {
    kind: 'usage',
    says: 'No mail server is set, so no book can be sent. Set FANLIGHT_SMTP_HOST and FANLIGHT_SMTP_FROM, then start again.',
  },
  'FL-SEND-ADDRESS': {
    kind: 'usage',
    says: 'This is no mail address that a book can go to. Write it as the e-reader shows it, such as name@kindle.com.',
  },
  'FL-SEND-TWICE': {
    kind: 'usage',
    says: 'The two addresses are not the same, so nothing was kept. Type both again.',
  },
  'FL-SEND-TAKEN': {
    kind: 'usage',
    says: 'An e-reader of this name or address is there already. Choose another name, or remove that one first.',
  },
  'FL-SEND-UNKNOWN': {
    kind: 'usage',
    says: 'No e-reader of this name, address or number is kept, and books go nowhere else. Add it first.',
  },
  'FL-SEND-OFTEN': {
    kind: 'usage',
    says: 'Too many books were sent within an hour or a day, so this one was not. Wait a while, or take the books as files.',
  },
  'FL-SEND-LARGE': {
    kind: 'usage',
    says: 'The book is larger than the e-reader or the mail server takes. Take it as a file and bring it over by cable, or over the web page of the e-reader’s maker.',
  },
  'FL-SEND-LOGIN': {
    kind: 'usage',
    says: 'The mail server did not accept the user or the password. Check FANLIGHT_SMTP_USER and the password; many providers want a password made for programs.',
  },
  'FL-SEND-SECRET': {
    kind: 'usage',
    says: 'The password for the mail server could not be read. Set FANLIGHT_SMTP_PASSWORD, or a file that can be read as FANLIGHT_SMTP_PASSWORD_FILE.',
  },
  'FL-SEND-SERVER': {
    kind: 'usage',
    says: 'The mail server could not be reached, or not over an encrypted way. Check FANLIGHT_SMTP_HOST, FANLIGHT_SMTP_PORT and FANLIGHT_SMTP_SECURITY, and try again.',
  },
  'FL-SEND-REFUSED': {
    kind: 'usage',
    says: 'The mail server refused the message or its address. Check the address of the e-reader and FANLIGHT_SMTP_FROM, which must be an address that you may send from.',
  },
  'FL-USE-NOT-ONE-BOOK': {
    kind: 'usage',
    says: 'This format holds one work in a file. Write the works as many files (--as many), or as one EPUB, HTML or text file.',
  },
  'FL-USE-SAME-FILE': {
    kind: 'usage',
    says: 'This is the file that is read, so it was not written over. Name another file.',
  },
  'FL-USE-NO-WORK': {
    kind: 'usage',
    says: 'No work in this library has this number. Use `fanlight find` to list works and their numbers.',
  },
  'FL-USE-NO-REVIEW': {
    kind: 'usage',
    says: 'Nothing waits for a person in this field of this work: it was decided already, or the file was read anew. Look at the review queue again.',
  },
  'FL-USE-NOT-JOINED': {
    kind: 'usage',
    says: 'This work stands for itself already. Look at the list of joined works again.',
  },
  'FL-USE-NO-DECISION': {
    kind: 'usage',
    says: 'There is no decision of this number, or it was taken back already. The list of decisions shows what can be undone.',
  },
  'FL-USE-NO-TAG': {
    kind: 'usage',
    says: 'No tag of this kind has this name, or not in the way that was asked for. `fanlight tags list` shows what there is.',
  },
  'FL-USE-TAG-SYNONYM': {
    kind: 'usage',
    says: 'This name is a spelling of another tag, the one named beside it. Use that tag, or split the spelling from it first.',
  },
  'FL-USE-TAG-CANONICAL': {
    kind: 'usage',
    says: 'This tag is canonical itself. Merge it into the other everywhere, or take its canonical state away first.',
  },
  'FL-USE-TAG-REFUSED': {
    kind: 'usage',
    says: 'A person has said that these two are not the same. Undo that decision, or merge them by hand.',
  },
  'FL-USE-TAG-LOOP': {
    kind: 'usage',
    says: 'A tag would stand above itself by this way, so nothing was changed. Take out one of the steps named, then try again.',
  },
  'FL-USE-TAG-LATER': {
    kind: 'usage',
    says: 'A later decision builds on the one to be taken back, so nothing was changed. Undo the later one first.',
  },
  'FL-USE-MAPPING': {
    kind: 'usage',
    says: 'This is no file of tags that this version can take in, or it is larger than the limit. The manual describes the form of the file.',
  },
  'FL-USE-NO-SEARCH': {
    kind: 'usage',
    says: 'There is no saved search of this number; it may have been taken away. The list of saved searches shows those that are kept.',
  },
  'FL-USE-NO-DEVICE': {
    kind: 'usage',
    says: 'There is no device of this number; it may have been removed. The list of devices shows those that may come in.',
  },
  'FL-USE-DEVICE-NAME': {
    kind: 'usage',
    says: 'Another device has this name already. Choose another name, or remove that device first.',
  },
  'FL-USE-NO-MUTE': {
    kind: 'usage',
    says: 'There is no mute of this number; it may have been taken back. The list of mutes shows those that hold.',
  },
  'FL-USE-NO-BATCH': {
    kind: 'usage',
    says: 'There is no import of this number. The list of imports shows those that there are.',
  },
  'FL-USE-BATCH-STATE': {
    kind: 'usage',
    says: 'This cannot be done with the import as it stands now. Look at its page again.',
  },
  'FL-USE-NO-REREADING': {
    kind: 'usage',
    says: 'Nothing was read again under this number, or it was undone already. The page of an import and its report list what was read again.',
  },
  'FL-USE-EDITED': {
    kind: 'usage',
    says: 'Works of this import were corrected by a person, so nothing was withdrawn. Say what becomes of them with --edited keep or --edited go.',
  },
  'FL-USE-VALUE': {
    kind: 'usage',
    says: 'This field cannot take this value. Nothing was changed.',
  },
  'FL-BACKUP-INSIDE': {
    kind: 'usage',
    says: 'A backup cannot lie inside the data folder, nor the data folder inside the backup. Name a folder elsewhere, best on another disk.',
  },
  'FL-BACKUP-NONE': {
    kind: 'usage',
    says: 'There is no backup in this folder. Make one with `fanlight backup`, or name another folder.',
  },
  'FL-BACKUP-POINT': {
    kind: 'usage',
    says: 'The backup has no point of this name. `fanlight backup FOLDER --list` shows those that it has.',
  },
  'FL-BACKUP-OTHER': {
    kind: 'usage',
    says: 'This folder has the backup of another library, so nothing was changed. Name another folder.',
  },
  'FL-RESTORE-NOT-EMPTY': {
    kind: 'usage',
    says: 'This folder is not empty, so nothing was restored into it. Name an empty folder, or one that is not there yet.',
  },
  'FL-USE-SETTING': {
    kind: 'usage',
    says: 'This setting has a value that Fanlight cannot use. See the settings page of the manual.',
  },
  'FL-USE-PORT-BUSY': {
    kind: 'usage',
    says: 'Another program already answers on this port. Stop it, or choose another with --port or FANLIGHT_PORT.',
  },
  'FL-USE-NO-CHROMIUM': {
    kind: 'usage',
    says: 'The browser tests need Chromium. Install it (on Debian: apt-get install chromium) or name one in FANLIGHT_CHROMIUM.',
  },
  'FL-USE-FAILED': {
    kind: 'usage',
    says: 'The command ended on something nobody expected. Nothing that was finished is lost; please report it with the file and command.',
  },
  'FL-USE-REMOTE': {
    kind: 'usage',
    says: 'Serving beyond this machine needs --allow-remote as well, since a personal library has no accounts.',
  },
  'FL-BAG-NONE': {
    kind: 'usage',
    says: 'There is no bag in this folder: it has no bagit.txt. Name the folder in which that file lies.',
  },
  'FL-BAG-DECLARATION': {
    kind: 'file',
    says: 'The file bagit.txt does not say in its two lines which version of BagIt, up to 1.0, and which charset the bag has. Get the bag again from where it came from.',
  },
  'FL-BAG-TAG-FILE': {
    kind: 'file',
    says: 'This file of the bag is not text in the charset that bagit.txt names, or has a line that is too long. Get the bag again from where it came from.',
  },
  'FL-BAG-INFO': {
    kind: 'file',
    says: 'What bag-info.txt says here is not as it should be, or is not so: files of the bag may be missing. Get the bag again from where it came from.',
  },
  'FL-BAG-MANIFEST': {
    kind: 'file',
    says: 'This is no line of a manifest, names a file twice or one that does not belong there, or the bag has no manifest. Get the bag again from where it came from.',
  },
  'FL-BAG-PATH': {
    kind: 'file',
    says: 'The path leads out of the bag, so nothing is read there. Do not trust this bag.',
  },
  'FL-BAG-LINK': {
    kind: 'file',
    says: 'This is a link or a device, which has no place in a bag and is not followed. Put the file itself there, or do not trust this bag.',
  },
  'FL-BAG-ALGORITHM': {
    kind: 'file',
    says: 'The checksums of this manifest are of a kind that is not known here, so the bag cannot be checked. Check it with the program that made it.',
  },
  'FL-BAG-FILE-MISSING': {
    kind: 'file',
    says: 'The bag lists this, and it is not there. Get the bag again from where it came from.',
  },
  'FL-BAG-FILE-CHANGED': {
    kind: 'file',
    says: 'The file is not what the bag lists: its checksum is another. Get the bag again from where it came from.',
  },
  'FL-BAG-FILE-UNLISTED': {
    kind: 'file',
    says: 'The file is in the bag, and not in each of its manifests. Remove it if it was put there by mistake, or get the bag again.',
  },
  'FL-BAG-FETCH': {
    kind: 'file',
    says: 'The bag says that this file is to be fetched from the network, and it is not there. Fanlight fetches nothing: complete the bag with the program that made it.',
  },
  'FL-BAG-TOO-LARGE': {
    kind: 'file',
    says: 'The bag has more files, or deeper folders, than can be checked. Nothing was done with it.',
  },
  'FL-BAG-UNREADABLE': {
    kind: 'file',
    says: 'The bag could not be read. Check that it is there and that you may read it.',
  },
  'FL-BUNDLE-INVALID': {
    kind: 'file',
    says: 'The bag is not valid, so nothing was imported. `fanlight bag check` says what is wrong with it.',
  },
  'FL-BUNDLE-RECORD': {
    kind: 'file',
    says: 'This file of the bag does not have the form that its schema says, or speaks of something that the bag does not have, so nothing was imported.',
  },
  'FL-BUNDLE-NEWER': {
    kind: 'usage',
    says: 'This bag was written by a newer Fanlight. Update Fanlight and import it again.',
  },
  'FL-BUNDLE-ALONE': {
    kind: 'usage',
    says: 'A library that was exported as a bag is imported by itself. Name it alone, and other paths in another import.',
  },
  'FL-BUNDLE-FOLDER': {
    kind: 'usage',
    says: 'The bag could not be written there, or something lies there already. Name a folder that is not there yet, outside the data folder.',
  },
  'FL-LIB-NEWER': {
    kind: 'library',
    says: 'This data folder was made by a newer Fanlight. Update Fanlight, or open it with the version that made it.',
  },
  'FL-LIB-OLDER': {
    kind: 'library',
    says: 'This data folder was made by an older Fanlight and is not yet up to date. Run `fanlight serve` or `fanlight import` on it once.',
  },
  'FL-LIB-LOCKED': {
    kind: 'library',
    says: 'Another Fanlight is writing to this data folder. Wait until it has finished, or stop it.',
  },
  'FL-LIB-CORRUPT': {
    kind: 'library',
    says: 'The database in this data folder is damaged. Restore it from a backup; the originals folder beside it is still whole.',
  },
  'FL-LIB-FULL': {
    kind: 'library',
    says: 'The disk is full. Free some space and run the same command again; every finished work is kept.',
  },
  'FL-LIB-NONE': {
    kind: 'library',
    says: 'There is no library in this folder yet. Make one with `fanlight import PATH`, or name another folder with --data.',
  },
  'FL-LIB-FOLDER': {
    kind: 'library',
    says: 'The data folder could not be made or written to. Check the path and its permissions.',
  },
  'FL-LIB-ORIGINAL-MISSING': {
    kind: 'library',
    says: 'The original of this work is missing from the originals folder. Restore that folder from a backup.',
  },
  'FL-BACKUP-FOLDER': {
    kind: 'library',
    says: 'The folder of the backup could not be made, read or written, or it holds something else. Name an empty folder, or one that `fanlight backup` made.',
  },
  'FL-BACKUP-NEWER': {
    kind: 'library',
    says: 'This backup was made by a newer Fanlight. Update Fanlight, or restore it with the version that made it.',
  },
  'FL-BACKUP-BUSY': {
    kind: 'library',
    says: 'Another backup is being written to this folder. Wait until it has finished.',
  },
  'FL-BACKUP-DAMAGED': {
    kind: 'library',
    says: 'This part of the backup is not what was written. Restore another point, and make a backup in a new folder.',
  },
  'FL-BACKUP-FILE-MISSING': {
    kind: 'library',
    says: 'A file that points of the backup count on is not in it. Run `fanlight backup` again while the library has it.',
  },
  'FL-BACKUP-FILE-CHANGED': {
    kind: 'library',
    says: 'A file of the backup is not what was written. Run `fanlight backup` again while the library has it; it takes the place of this one.',
  },
  'FL-BACKUP-INCOMPLETE': {
    kind: 'library',
    says: 'The library counts on this file, and neither the library nor the backup has it whole. An older backup may: name it in `fanlight verify --repair-from`.',
  },
  'FL-RESTORE-UNFINISHED': {
    kind: 'library',
    says: 'A restore into this folder was begun and not finished. Run the same `fanlight restore` again: it goes on from there.',
  },
  'FL-VERIFY-DATABASE': {
    kind: 'library',
    says: 'The database does not pass its own check. Restore the newest point of a backup into an empty folder with `fanlight restore`.',
  },
  'FL-VERIFY-ORIGINAL-MISSING': {
    kind: 'library',
    says: 'An original that the library counts on is not in the originals folder. Run `fanlight verify --repair-from` with the folder of a backup.',
  },
  'FL-VERIFY-ORIGINAL-CHANGED': {
    kind: 'library',
    says: 'The bytes of an original are not those that were received. Run `fanlight verify --repair-from` with the folder of a backup.',
  },
  'FL-VERIFY-PICTURE-MISSING': {
    kind: 'library',
    says: 'A picture that works show is not in the media folder. Run `fanlight verify --repair-from` with the folder of a backup.',
  },
  'FL-VERIFY-PICTURE-CHANGED': {
    kind: 'library',
    says: 'The bytes of a picture are not those that were received. Run `fanlight verify --repair-from` with the folder of a backup.',
  },
  'FL-VERIFY-CHAPTER-CHANGED': {
    kind: 'library',
    says: 'The stored text of a chapter is not what was written. Run `fanlight verify --repair-from` with the folder of a backup.',
  },
  'FL-VERIFY-UNREADABLE': {
    kind: 'library',
    says: 'The disk does not give the bytes of a file: it may be failing. Make a backup on another disk now, then repair from a backup.',
  },
  'FL-VERIFY-UNREFERENCED': {
    kind: 'library',
    says: 'A file that nothing counts on lies in the originals or the media folder, as an import that was cut off leaves it. It does no harm; importing its source again puts it to use.',
  },
  'FL-INDEX-DAMAGED': {
    kind: 'library',
    says: 'The saved search index is damaged or of another version. Nothing is lost: it is built anew from the database.',
  },
  'FL-QUERY-SYNTAX': {
    kind: 'request',
    says: 'The search could not be read at this place. See the search page of the manual.',
  },
  'FL-QUERY-FIELD': { kind: 'request', says: 'There is no search field of this name.' },
  'FL-QUERY-VALUE': { kind: 'request', says: 'This search field cannot take this value.' },
  'FL-WEB-NOT-FOUND': {
    kind: 'request',
    says: 'There is no page here. It may have moved, or the address may be mistyped.',
  },
  'FL-WEB-ORIGIN': {
    kind: 'request',
    says: 'The request did not come from this library, so it was refused. Open the page from the library itself.',
  },
  'FL-WEB-HOST': {
    kind: 'request',
    says: 'The library does not answer under this name. Use the address it printed when it started.',
  },
  'FL-WEB-FORM': {
    kind: 'request',
    says: 'The form was not filled in as expected. Go back, check the marked fields and send it again.',
  },
  'FL-WEB-UPLOAD-LARGE': {
    kind: 'request',
    says: 'This is more than is taken from a browser at once, so nothing was imported. Send less at a time, or import it on the command line.',
  },
  'FL-WEB-UPLOAD-MANY': {
    kind: 'request',
    says: 'These are more files than are taken from a browser at once, so nothing was imported. Send fewer at a time, or a zip of them.',
  },
  'FL-WEB-QUEUE-FULL': {
    kind: 'request',
    says: 'Too many imports wait already. Wait until one of them has finished, or stop one.',
  },
  'FL-WEB-IMPORTING': {
    kind: 'request',
    says: 'An import is under way, or one is read again, so nothing was changed. Wait until that has finished, or stop the import.',
  },
  'FL-WEB-PATHS': {
    kind: 'request',
    says: 'This library takes no paths from the browser. Upload the files, or import them on the command line.',
  },
  'FL-API-VALUE': {
    kind: 'request',
    says: 'A part of the request is missing or is not what it should be. Compare it with the description of the API; the answer names the part.',
  },
  'FL-API-CURSOR': {
    kind: 'request',
    says: 'This is no place in this list. Take the cursor that an answer of the same list gave, with the same parameters, or begin without one.',
  },
  'FL-API-TYPE': {
    kind: 'request',
    says: 'The API does not take a body of this kind here. Send JSON with its content type, or a form of files where files are uploaded.',
  },
  'FL-API-LARGE': {
    kind: 'request',
    says: 'The body of the request is larger than the API takes. Send less at a time.',
  },
  'FL-API-TOKEN': {
    kind: 'request',
    says: 'This needs a token that the library knows. Add a device on the page of devices and send its token as Authorization: Bearer.',
  },
  'FL-API-SCOPE': {
    kind: 'request',
    says: 'This token may not do that. The page of devices says what each may do, and lets you change it.',
  },
  'FL-API-METHOD': {
    kind: 'request',
    says: 'This address cannot be asked in this way. The Allow header says in which it can.',
  },
  'FL-API-NO-CONDITION': {
    kind: 'request',
    says: 'A change of a work must say which state of it is meant. Send its ETag as If-Match, or * for any.',
  },
  'FL-API-CHANGED': {
    kind: 'request',
    says: 'The work was changed since you read it, so nothing was done. Read it again and decide anew.',
  },
  'FL-API-RATE': {
    kind: 'request',
    says: 'These are more requests than the library answers at a time. Wait as long as Retry-After says.',
  },
  'FL-WEB-FAILED': {
    kind: 'request',
    says: 'Something went wrong while making this page. Nothing was changed; please try again or report it.',
  },
} as const satisfies Record<
  string,
  { kind: 'file' | 'loss' | 'usage' | 'library' | 'request'; says: string }
>;
