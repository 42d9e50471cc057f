/** The headers of a zip (APPNOTE 6.3.10), with the extensions of zip64 where a number needs them and nowhere else. */
import { Buffer } from 'node:buffer';

/** What the headers of a file say: its name, how it is packed, its CRC-32, and its bytes in the zip (`packed`) and before (`size`). */
export type ZipEntry = { path: Uint8Array; method: 0 | 8; crc: number; packed: number; size: number };

/** A field of this value is told in an extra field instead (§4.4.1.4); a zip without extensions holds less in each. */
export const MOST_BYTES = 0xffff_ffff;
/** The same for a number of files. */
export const MOST_FILES = 0xffff;

const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;
const LARGE_END_RECORD = 56;
const LARGE_END_LOCATOR = 20;
/** Version 2.0 for deflate, 4.5 for zip64; made on Unix, so that the mode of a file is known. */
const NEEDED = 20;
const LARGE_NEEDED = 45;
const UNIX = 3 << 8;
const PLAIN_FILE = (0o100_644 << 16) >>> 0;
/** 1 January 1980, midnight: the first moment that a zip knows. */
const DOS_DATE = (1 << 5) | 1;
const UTF8_NAME = 0x0800;
const LARGE_EXTRA = 0x0001;

/** What stands before the data of a file. */
export function localHeader(entry: ZipEntry): Uint8Array {
  const header = Buffer.alloc(LOCAL_HEADER);
  const extra = largeExtra(sizesOf(entry));
  header.writeUInt32LE(0x0403_4b50, 0);
  writeFacts(header, 4, entry, extra);
  return Buffer.concat([header, entry.path, extra]);
}

/** What the directory at the end says of a file whose header is at `offset`. */
export function centralHeader(entry: ZipEntry, offset: number): Uint8Array {
  const header = Buffer.alloc(CENTRAL_HEADER);
  const extra = largeExtra([...sizesOf(entry), ...(offset >= MOST_BYTES ? [offset] : [])]);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(UNIX | neededFor(extra), 4);
  writeFacts(header, 6, entry, extra);
  header.writeUInt32LE(PLAIN_FILE, 38);
  header.writeUInt32LE(Math.min(offset, MOST_BYTES), 42);
  return Buffer.concat([header, entry.path, extra]);
}

/** What ends a zip: where its directory is, how long, and of how many files. */
export function endRecords(count: number, size: number, offset: number): Uint8Array {
  const record = Buffer.alloc(END_RECORD);
  record.writeUInt32LE(0x0605_4b50, 0);
  record.writeUInt16LE(Math.min(count, MOST_FILES), 8);
  record.writeUInt16LE(Math.min(count, MOST_FILES), 10);
  record.writeUInt32LE(Math.min(size, MOST_BYTES), 12);
  record.writeUInt32LE(Math.min(offset, MOST_BYTES), 16);
  const isLarge = count >= MOST_FILES || size >= MOST_BYTES || offset >= MOST_BYTES;
  return isLarge ? Buffer.concat([largeEndRecords(count, size, offset), record]) : record;
}

function largeEndRecords(count: number, size: number, offset: number): Uint8Array {
  const records = Buffer.alloc(LARGE_END_RECORD + LARGE_END_LOCATOR);
  records.writeUInt32LE(0x0606_4b50, 0);
  // The length of what follows this field.
  writeLong(records, LARGE_END_RECORD - 12, 4);
  records.writeUInt16LE(UNIX | LARGE_NEEDED, 12);
  records.writeUInt16LE(LARGE_NEEDED, 14);
  writeLong(records, count, 24);
  writeLong(records, count, 32);
  writeLong(records, size, 40);
  writeLong(records, offset, 48);
  records.writeUInt32LE(0x0706_4b50, LARGE_END_RECORD);
  writeLong(records, offset + size, LARGE_END_RECORD + 8);
  records.writeUInt32LE(1, LARGE_END_RECORD + 16);
  return records;
}

/** The fields that both headers of a file have, from the version that is needed to the length of what follows the name. */
function writeFacts(header: Buffer, at: number, entry: ZipEntry, extra: Uint8Array): void {
  const [size = entry.size, packed = entry.packed] = sizesOf(entry).map(() => MOST_BYTES);
  header.writeUInt16LE(neededFor(extra), at);
  header.writeUInt16LE(isAscii(entry.path) ? 0 : UTF8_NAME, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(entry.path.length, at + 22);
  header.writeUInt16LE(extra.length, at + 24);
}

/** Size and packed size where one of them is too large for its field; then both are told elsewhere. */
function sizesOf({ size, packed }: ZipEntry): number[] {
  return size >= MOST_BYTES || packed >= MOST_BYTES ? [size, packed] : [];
}

/** The extra field that holds large numbers (§4.5.3), empty where there are none. */
function largeExtra(numbers: readonly number[]): Uint8Array {
  if (numbers.length === 0) return new Uint8Array();
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(LARGE_EXTRA, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [index, number] of numbers.entries()) writeLong(extra, number, 4 + 8 * index);
  return extra;
}

function neededFor(extra: Uint8Array): number {
  return extra.length > 0 ? LARGE_NEEDED : NEEDED;
}

function writeLong(buffer: Buffer, number: number, at: number): void {
  buffer.writeBigUInt64LE(BigInt(number), at);
}

function isAscii(path: Uint8Array): boolean {
  return path.every((byte) => byte < 0x80);
}
