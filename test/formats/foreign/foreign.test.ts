import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FanlightError } from '#errors';
import { FORMATS } from '#formats';
import { foreignFormat } from '../../../src/formats/foreign/format.ts';
import { corpusFolder } from '../../corpus-folder.ts';

/** A compound file with one directory sector that names these streams ([MS-CFB]). */
function compound(...streams: string[]): Uint8Array {
  const header = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(0, 48);
  const entries = streams.map((name) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 0, 'utf16le');
    return entry;
  });
  return Buffer.concat([header, ...entries]);
}

function palm(type: string): Uint8Array {
  const bytes = Buffer.alloc(128);
  bytes.write(type, 60, 'latin1');
  return bytes;
}

describe.each([
  ['a Word document of 1997', compound('Root Entry', 'WordDocument'), 'FL-FILE-OLD-DOCUMENT'],
  ['an encrypted document', compound('Root Entry', 'EncryptedPackage'), 'FL-FILE-PASSWORD'],
  ['a Works document', compound('Root Entry', 'MatOST'), 'FL-FILE-OLD-DOCUMENT'],
  ['a Word 2 document', Buffer.from('dba52d0000000000', 'hex'), 'FL-FILE-OLD-DOCUMENT'],
  ['a WordPerfect document', Buffer.from('ff57504300000000', 'hex'), 'FL-FILE-OLD-DOCUMENT'],
  ['a Mobipocket book', palm('BOOKMOBI'), 'FL-FILE-OLD-BOOK'],
  ['a PalmDOC book', palm('TEXtREAd'), 'FL-FILE-OLD-BOOK'],
  ['an eReader book', palm('PNRdPPrs'), 'FL-FILE-OLD-BOOK'],
  ['a Microsoft Reader book', Buffer.from('ITOLITLS\x01\0\0\0', 'latin1'), 'FL-FILE-OLD-BOOK'],
  ['a Sony book', Buffer.from('4c0052004600000000', 'hex'), 'FL-FILE-OLD-BOOK'],
])('%s', (_, bytes, code) => {
  const input = { bytes, name: 'story', path: 'story' };

  test('is recognised above every reader', () => {
    const own = foreignFormat.recognise?.(input)?.confidence ?? 0;
    for (const format of FORMATS)
      if (format !== foreignFormat) expect(format.recognise?.(input)?.confidence ?? 0).toBeLessThan(own);
  });

  test('is answered with what to do', async () => {
    await expect(foreignFormat.read?.(input)).rejects.toSatisfy(
      (thrown) => thrown instanceof FanlightError && thrown.code === code,
    );
  });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a short compound file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a spreadsheet', compound('Root Entry', 'Workbook')],
  ['a text', Buffer.from('BOOKMOBI is a word')],
])('does not know %s', (_, bytes) => {
  expect(foreignFormat.recognise?.({ bytes, name: 'story.doc', path: 'story.doc' })).toBeNull();
});

const books = corpusFolder('epub/other-ebook-formats');
const documents = corpusFolder('docx-odt/format-corpus');

test.skipIf(books === null || documents === null).each([
  [books, 'lorem-ipsum.azw3'],
  [books, 'lorem-ipsum.mobi'],
  [books, 'lorem-ipsum.lit'],
  [books, 'lorem-ipsum.pdb'],
  [documents, 'lorem-ipsum.doc'],
  [documents, 'word-2003-text-only.doc'],
])('knows the real files of %s: %s', (folder, name) => {
  const bytes = readFileSync(path.join(folder ?? '', name));
  expect(foreignFormat.recognise?.({ bytes, name, path: name })?.confidence).toBeGreaterThan(0.8);
});
