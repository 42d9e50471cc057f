import { createHash } from 'node:crypto';
import { ZipFile } from 'yazl';
import type { WritableWork, WrittenFile } from '../format.ts';
import {
  chapterName,
  NAVIGATION,
  NCX,
  PACKAGE,
  PACKAGE_FOLDER,
  PREFACE,
  STYLESHEET,
  TITLE_PAGE,
} from './names.ts';
import { navigationPage, ncxPage } from './navigation.ts';
import { packageDocument } from './package.ts';
import { chapterPage, prefacePage, titlePage } from './pages.ts';
import { heldPictures } from './pictures.ts';
import { PICTURE_STYLES, STYLES } from './stylesheet.ts';

const MEDIA_TYPE = 'application/epub+zip';

/** Local midnight: the zip holds local time without a zone, so this reads the same wherever a book is made. */
const NO_TIME = new Date(1980, 0, 1);

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="${PACKAGE_FOLDER}/${PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/**
 * Writes a work as an EPUB 3.3 with an NCX for older readers. Chapters go in as they are stored. The bytes depend on
 * the work alone: the same revision makes the same file at any time and place.
 */
export async function writeEpub(work: WritableWork): Promise<WrittenFile> {
  const identifiers = { work: uuidOf(work.id), revision: uuidOf(`${work.id}\n${work.revision}`) };
  const held = heldPictures(work);
  const files: [string, string | Uint8Array][] = [
    ['META-INF/container.xml', CONTAINER],
    [inPackage(PACKAGE), packageDocument(work, identifiers, held)],
    [inPackage(NAVIGATION), navigationPage(work)],
    [inPackage(NCX), ncxPage(work, identifiers.work)],
    [inPackage(STYLESHEET), held.length > 0 ? STYLES + PICTURE_STYLES : STYLES],
    [inPackage(TITLE_PAGE), titlePage(work)],
    [inPackage(PREFACE), prefacePage(work)],
  ];
  for (let number = 1; number <= work.chapters.length; number += 1) {
    files.push([inPackage(chapterName(number)), chapterPage(work, number, held)]);
  }
  for (const { picture, href } of held) files.push([inPackage(href), picture.bytes]);
  return { bytes: await zipped(files), mediaType: MEDIA_TYPE };
}

function inPackage(name: string): string {
  return `${PACKAGE_FOLDER}/${name}`;
}

/** The media type comes first and stored, so that a file's kind shows in its first bytes (OCF 3.3 §4.2.1). */
async function zipped(files: readonly [string, string | Uint8Array][]): Promise<Uint8Array> {
  const zip = new ZipFile();
  const options = { mtime: NO_TIME, forceDosTimestamp: true, mode: 0o100644 };
  zip.addBuffer(Buffer.from(MEDIA_TYPE), 'mimetype', { ...options, compress: false });
  for (const [name, content] of files) {
    const packing = typeof content === 'string' ? { compressionLevel: 6 } : { compress: false };
    zip.addBuffer(Buffer.from(content), name, { ...options, ...packing });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A name-based UUID in the form of version 8 (RFC 9562 §5.8), from the SHA-256 of a name. */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(`fanlight work ${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `urn:uuid:${groups.join('-')}`;
}
