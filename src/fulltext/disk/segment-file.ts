import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { type ByteSource, Segment } from '../segment.ts';
import { HEAD_FIELDS } from '../text-document.ts';
import { DamagedFileError } from './damaged-file.ts';
import { PAGE_BYTES, type PageCache, PagedFile } from './paged-file.ts';

/** "FLTX", and the version of what follows. */
const MAGIC = 0x58_54_4c_46;
const VERSION = 1;
/** Numbers of the header, 32 bits each in the byte order of the machine; another machine makes its index anew. */
const HEADER = 10;
const WORD = 4;

/** What a header says of sizes. */
type Header = {
  documents: number;
  words: number;
  wordBytes: number;
  groups: number;
  languageBytes: number;
  entryBytes: number;
  placeBytes: number;
};

/** A segment that is read from its file, and how to close that. */
export type OpenSegment = { segment: Segment; close(): void };

/**
 * Writes a segment to a new file and waits until it is on the disk. What is always in memory comes first (ids, stamps, lengths, fields,
 * dictionary), then the CRC-32 of each page of the rest, the CRC-32 of all that, and the two streams of lists.
 * Throws what writing a file throws.
 */
export function writeSegment(file: string, { parts }: Segment): void {
  const languages = new TextEncoder().encode(JSON.stringify(parts.languages));
  const { words, groups, count } = parts.dictionary;
  const checksums = streamChecksums(parts.entries, parts.places);
  const header = Uint32Array.of(
    MAGIC,
    VERSION,
    endianness() === 'LE' ? 1 : 2,
    parts.works.length,
    count,
    words.length,
    groups.length,
    languages.length,
    parts.entries.length,
    parts.places.length,
  );
  const resident = [header, parts.works, parts.stamps, parts.lengths, parts.bounds, groups, checksums].map(
    bytesOf,
  );
  resident.push(words, languages);
  const checksum = resident.reduce((sum, bytes) => crc32(bytes, sum), 0);
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    for (const bytes of resident) writeAll(descriptor, bytes);
    writeAll(descriptor, bytesOf(Uint32Array.of(checksum)));
    for (const page of pagesOf(parts.entries, parts.places)) writeAll(descriptor, page);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Opens a segment; its lists are read when they are asked for. Throws {@link DamagedFileError}, then and now. */
export function openSegment(file: string, cache: PageCache): OpenSegment {
  try {
    return readSegment(file, cache);
  } catch (cause) {
    throw cause instanceof DamagedFileError ? cause : new DamagedFileError(file, { cause });
  }
}

function readSegment(file: string, cache: PageCache): OpenSegment {
  const descriptor = openSync(file, 'r');
  let head: Uint8Array;
  let resident: Uint8Array;
  let header: Header;
  let sizes: number[];
  try {
    head = readAt(file, descriptor, 0, HEADER * WORD);
    header = readHeader(file, head);
    const { documents, wordBytes, groups, languageBytes } = header;
    const pages = Math.ceil((header.entryBytes + header.placeBytes) / PAGE_BYTES);
    const numbers = [documents, documents, documents, documents * HEAD_FIELDS, groups, pages];
    sizes = [...numbers.map((count) => count * WORD), wordBytes, languageBytes];
    resident = readAt(file, descriptor, HEADER * WORD, sizes.reduce((sum, size) => sum + size, 0) + WORD);
  } finally {
    closeSync(descriptor);
  }
  const body = resident.subarray(0, -WORD);
  const stated = numbersOf(resident.subarray(-WORD))[0];
  if (crc32(body, crc32(head)) !== stated) throw new DamagedFileError(file);
  let at = 0;
  const [works, stamps, lengths, bounds, groups, checksums, words, languages] = sizes.map((size) => {
    at += size;
    return body.subarray(at - size, at);
  });
  if (!works || !stamps || !lengths || !bounds || !groups || !checksums || !words || !languages)
    throw new DamagedFileError(file);
  const length = header.entryBytes + header.placeBytes;
  const offset = HEADER * WORD + resident.length;
  const paged = new PagedFile(file, { offset, length, checksums: numbersOf(checksums) }, cache);
  const segment = new Segment({
    works: numbersOf(works),
    stamps: numbersOf(stamps),
    lengths: numbersOf(lengths),
    bounds: numbersOf(bounds),
    languages: JSON.parse(new TextDecoder().decode(languages)) as Record<string, number>,
    dictionary: { words: words.slice(), groups: numbersOf(groups), count: header.words },
    entries: paged.part(0, header.entryBytes),
    places: paged.part(header.entryBytes, length),
  });
  return { segment, close: () => paged.close() };
}

function readHeader(file: string, bytes: Uint8Array): Header {
  const [magic, version, order, documents, words, wordBytes, groups, languageBytes, entryBytes, placeBytes] =
    numbersOf(bytes);
  const isOurs = magic === MAGIC && version === VERSION && order === (endianness() === 'LE' ? 1 : 2);
  if (!isOurs) throw new DamagedFileError(file);
  return {
    documents: documents ?? 0,
    words: words ?? 0,
    wordBytes: wordBytes ?? 0,
    groups: groups ?? 0,
    languageBytes: languageBytes ?? 0,
    entryBytes: entryBytes ?? 0,
    placeBytes: placeBytes ?? 0,
  };
}

/** What a damaged header says of sizes is not believed beyond the size of the file. */
function readAt(file: string, descriptor: number, offset: number, length: number): Uint8Array {
  if (offset + length > fstatSync(descriptor).size) throw new DamagedFileError(file);
  const bytes = new Uint8Array(length);
  if (readSync(descriptor, bytes, 0, length, offset) !== length) throw new DamagedFileError(file);
  return bytes;
}

function streamChecksums(entries: ByteSource, places: ByteSource): Uint32Array {
  return Uint32Array.from(pagesOf(entries, places), (page) => crc32(page));
}

/** Both streams, one after the other, in pages. */
function* pagesOf(entries: ByteSource, places: ByteSource): Generator<Uint8Array> {
  const total = entries.length + places.length;
  for (let start = 0; start < total; start += PAGE_BYTES) {
    const end = Math.min(total, start + PAGE_BYTES);
    const page = new Uint8Array(end - start);
    if (start < entries.length) page.set(entries.read(start, Math.min(end, entries.length)));
    if (end > entries.length) {
      const from = Math.max(start, entries.length);
      page.set(places.read(from - entries.length, end - entries.length), from - start);
    }
    yield page;
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Numbers in a buffer of their own, so that they lie where the machine can read them. */
function numbersOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.slice().buffer);
}
