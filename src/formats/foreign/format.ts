import { Buffer } from 'node:buffer';
import { type ErrorCode, FanlightError } from '#errors';
import type { Format, FormatInput } from '../format.ts';

/** A form of file that is known and not read: how it begins, and what a person is told. */
type Foreign = { title: string; code: ErrorCode; begins: (bytes: Buffer) => boolean };

/** A directory of streams ([MS-CFB] §2.2), in which old Office programs kept everything. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Where a Palm database names its type and creator. */
const PALM_TYPE = 60;
/** Palm databases that hold books: Mobipocket and Kindle, PalmDOC, eReader, zTXT, Plucker, iSilo, TealDoc, WordSmith. */
const PALM_BOOKS =
  /^(?:BOOKMOBI|TEXtREAd|TEXtTlDc|PNRdPPrs|PNPdPPrs|zTXTGPlm|DataPlkr|SDocSilX|ToGoToGo|BDOCWrdS|DataSprd)/;

const FOREIGN: readonly Foreign[] = [
  {
    title: 'a document with a password',
    code: 'FL-FILE-PASSWORD',
    begins: (bytes) => hasStream(bytes, 'EncryptedPackage'),
  },
  {
    title: 'a Word document of 1997 to 2003',
    code: 'FL-FILE-OLD-DOCUMENT',
    begins: (bytes) => hasStream(bytes, 'WordDocument'),
  },
  {
    title: 'a Works document',
    code: 'FL-FILE-OLD-DOCUMENT',
    begins: (bytes) => hasStream(bytes, 'MatOST') || hasStream(bytes, 'CONTENTS'),
  },
  {
    title: 'a Word document from before 1997',
    code: 'FL-FILE-OLD-DOCUMENT',
    begins: (bytes) =>
      hasAny(bytes, ['dba52d00', '9ba52100', '31be0000', '32be0000', 'fe370023', 'fe37001c']),
  },
  {
    title: 'a WordPerfect document',
    code: 'FL-FILE-OLD-DOCUMENT',
    begins: (bytes) => hasAny(bytes, ['ff575043']),
  },
  {
    title: 'a Mobipocket, Kindle or Palm book',
    code: 'FL-FILE-OLD-BOOK',
    begins: (bytes) => PALM_BOOKS.test(latin1(bytes, PALM_TYPE, PALM_TYPE + 8)),
  },
  {
    title: 'a Microsoft Reader book',
    code: 'FL-FILE-OLD-BOOK',
    begins: (bytes) => latin1(bytes, 0, 8) === 'ITOLITLS',
  },
  {
    title: 'a Kindle book',
    code: 'FL-FILE-OLD-BOOK',
    begins: (bytes) =>
      latin1(bytes, 0, 4) === 'TPZ0' ||
      hasAny(bytes, ['ea44524d494f4eee']) ||
      (latin1(bytes, 0, 4) === 'CONT' && bytes.includes('kfxgen')),
  },
  { title: 'a Sony book', code: 'FL-FILE-OLD-BOOK', begins: (bytes) => hasAny(bytes, ['4c00520046000000']) },
  {
    title: 'a compiled help file',
    code: 'FL-FILE-OLD-BOOK',
    begins: (bytes) => latin1(bytes, 0, 4) === 'ITSF',
  },
];

/** Older word processors and e-book readers: recognised, so that a person is told what to do with the file. */
export const foreignFormat: Format = {
  name: 'foreign',
  title: 'Older documents and e-books',
  extensions: ['doc', 'wpd', 'wps', 'lit', 'mobi', 'azw3', 'pdb'],
  recognise(input) {
    const found = foreignOf(input);
    return found === null ? null : { confidence: 0.9, reason: `it begins as ${found.title} does` };
  },
  async read(input) {
    throw new FanlightError(foreignOf(input)?.code ?? 'FL-FILE-UNKNOWN', input.name);
  },
};

/** How much of a directory is looked at, bytes. */
const LOOKED_AT = 16_384;

function foreignOf({ bytes }: FormatInput): Foreign | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return FOREIGN.find(({ begins }) => begins(head)) ?? null;
}

function latin1(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, Math.min(end, bytes.length));
}

function hasAny(bytes: Buffer, beginnings: readonly string[]): boolean {
  return beginnings.some((hex) => bytes.subarray(0, hex.length / 2).toString('hex') === hex);
}

/** Whether a compound file has a stream of a name, by its directory's first sectors ([MS-CFB] §2.6). */
function hasStream(bytes: Buffer, name: string): boolean {
  if (bytes.length < HEADER || !bytes.subarray(0, COMPOUND.length).equals(COMPOUND)) return false;
  const start =
    (bytes.readUInt32LE(DIRECTORY_AT) + 1) * 2 ** Math.min(12, bytes.readUInt16LE(SECTOR_SHIFT_AT));
  return bytes.subarray(start, start + LOOKED_AT).includes(Buffer.from(name, 'utf16le'));
}

/** [MS-CFB] §2.2: the header, and where in it the sector's size and the directory's first sector stand. */
const HEADER = 512;
const SECTOR_SHIFT_AT = 30;
const DIRECTORY_AT = 48;
