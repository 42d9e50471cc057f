import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';
import { FanlightError } from '#errors';
import { deflateOptions, openStream, withoutLastBlock } from './joinable.ts';

/** A file ready to be put into a zip: its bytes as they will stand there, and its size and CRC-32 before. */
export type PackedFile = { method: 0 | 8; chunks: readonly Uint8Array[]; size: number; crc: number };

/** A file as it is. */
export function storedFile(bytes: Uint8Array): PackedFile {
  return { method: 0, chunks: [bytes], size: bytes.length, crc: crc32(bytes) };
}

/** A text, deflated. */
export function deflatedFile(text: string, level: number): PackedFile {
  const bytes = Buffer.from(text);
  return {
    method: 8,
    chunks: [deflateRawSync(bytes, deflateOptions(bytes.length, level))],
    size: bytes.length,
    crc: crc32(bytes),
  };
}

/**
 * Text, then what is deflated already, then text. `kept` is the same bytes twice, plain and as a stream of `deflateJoinable`; of a
 * stream of another origin the plain ones are deflated anew.
 */
export function joinedFile(
  before: string,
  kept: { bytes: Uint8Array; deflated: Uint8Array },
  after: string,
  level: number,
): PackedFile {
  const middle = withoutLastBlock(kept.deflated);
  const first = Buffer.from(before);
  const last = Buffer.from(after);
  const size = first.length + kept.bytes.length + last.length;
  const crc = crc32(last, crc32(kept.bytes, crc32(first)));
  const chunks =
    middle === null
      ? [deflateRawSync(Buffer.concat([first, kept.bytes, last], size), { level })]
      : [openStream(first, level), middle, ending(after)];
  return { method: 8, chunks, size, crc };
}

const endings = new Map<string, Uint8Array>();
const MOST_ENDINGS = 20;

/** The end of a stream; the files of a zip mostly end alike. */
function ending(text: string): Uint8Array {
  const known = endings.get(text);
  if (known !== undefined) return known;
  const made = deflateRawSync(text);
  if (endings.size >= MOST_ENDINGS) endings.clear();
  endings.set(text, made);
  return made;
}

/** Without zip64 (APPNOTE 6.3.10 §4.4): so many files, and so many bytes. */
const MOST_FILES = 0xffff;
const MOST_BYTES = 0xffff_ffff;

const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;
/** Version 2.0 for deflate; made on Unix, so that the mode of a file is known. */
const NEEDED = 20;
const MADE_BY = (3 << 8) | NEEDED;
const PLAIN_FILE = (0o100_644 << 16) >>> 0;
/** 1 January 1980, midnight: the first moment that a zip knows. */
const DOS_DATE = (1 << 5) | 1;
const UTF8_NAME = 0x0800;

/**
 * A zip of files in their order, names with `/`. The bytes depend on the files alone: there is no time in it, and each
 * size stands before its data. Throws FL-USE-BOOK-SIZE for more than a zip without extensions holds.
 */
export function writeZip(files: readonly (readonly [string, PackedFile])[]): Uint8Array {
  const zip = new ZipPieces();
  const chunks = files.flatMap(([name, file]) => zip.add(name, file));
  return new Uint8Array(Buffer.concat([...chunks, ...zip.end()]));
}

/** The same, in pieces, while files come; one file is held at a time. Throws as {@link writeZip}. */
export async function* streamZip(
  files: AsyncIterable<readonly [string, PackedFile]>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipPieces();
  for await (const [name, file] of files) yield* zip.add(name, file);
  yield* zip.end();
}

/** What stands in a zip, file by file; the directory is at its end. */
class ZipPieces {
  readonly #directory: Uint8Array[] = [];
  #files = 0;
  #offset = 0;

  add(name: string, file: PackedFile): Uint8Array[] {
    const path = Buffer.from(name);
    const packed = file.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    this.#directory.push(centralHeader(path, file, packed, this.#offset), path);
    this.#files += 1;
    this.#offset += LOCAL_HEADER + path.length + packed;
    if (this.#files > MOST_FILES) throw new FanlightError('FL-USE-BOOK-SIZE', `${this.#files} files`);
    if (this.#offset > MOST_BYTES) throw new FanlightError('FL-USE-BOOK-SIZE', `${this.#offset} bytes`);
    return [localHeader(path, file, packed), path, ...file.chunks];
  }

  end(): Uint8Array[] {
    const size = this.#directory.reduce((sum, part) => sum + part.length, 0);
    return [...this.#directory, endRecord(this.#files, size, this.#offset)];
  }
}

function localHeader(path: Buffer, file: PackedFile, packed: number): Uint8Array {
  const header = Buffer.alloc(LOCAL_HEADER);
  header.writeUInt32LE(0x0403_4b50, 0);
  writeFacts(header, 4, path, file, packed);
  return header;
}

function centralHeader(path: Buffer, file: PackedFile, packed: number, offset: number): Uint8Array {
  const header = Buffer.alloc(CENTRAL_HEADER);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(MADE_BY, 4);
  writeFacts(header, 6, path, file, packed);
  header.writeUInt32LE(PLAIN_FILE, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

/** The fields that both headers of a file have, from the version that is needed to the length of the name. */
function writeFacts(header: Buffer, at: number, path: Buffer, file: PackedFile, packed: number): void {
  header.writeUInt16LE(NEEDED, at);
  header.writeUInt16LE(isAscii(path) ? 0 : UTF8_NAME, at + 2);
  header.writeUInt16LE(file.method, at + 4);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(file.crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(file.size, at + 18);
  header.writeUInt16LE(path.length, at + 22);
}

function isAscii(path: Uint8Array): boolean {
  return path.every((byte) => byte < 0x80);
}

function endRecord(count: number, size: number, offset: number): Uint8Array {
  const record = Buffer.alloc(END_RECORD);
  record.writeUInt32LE(0x0605_4b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
