import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';
import { FanlightError } from '#errors';
import { deflateOptions, openStream, withoutLastBlock } from './joinable.ts';
import {
  centralHeader,
  endRecords,
  localHeader,
  MOST_BYTES,
  MOST_FILES,
  type ZipEntry,
} from './zip-headers.ts';

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

/**
 * A zip of files in their order, names with `/`. The bytes depend on the files alone: there is no time in it, and each
 * size stands before its data. Throws FL-USE-BOOK-SIZE for more than a zip without extensions holds.
 */
export function writeZip(files: readonly (readonly [string, PackedFile])[]): Uint8Array {
  const zip = new ZipPieces();
  const chunks = files.flatMap(([name, file]) => addPacked(zip, name, file));
  return new Uint8Array(Buffer.concat([...chunks, ...zip.end()]));
}

/** The same, in pieces, while files come; one file is held at a time. Throws as {@link writeZip}. */
export async function* streamZip(
  files: AsyncIterable<readonly [string, PackedFile]>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipPieces();
  for await (const [name, file] of files) yield* addPacked(zip, name, file);
  yield* zip.end();
}

/** A file of any size that lies elsewhere: what its headers say, and its bytes as they will stand in the zip, read once, each piece good until the next is asked for. */
export type LyingFile = Omit<ZipEntry, 'path'> & { pieces: AsyncIterable<Uint8Array> };

/** A zip of any size, of files of any size (zip64 where it must be); no file is held. `pieces` must come to `packed` bytes; what is given is good as long as they are. */
export async function* streamLargeZip(
  files: Iterable<readonly [string, LyingFile]>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipPieces();
  for (const [name, file] of files) {
    yield zip.begin(name, file);
    yield* file.pieces;
  }
  yield* zip.end();
}

/** A file of a zip that must not need extensions, which readers of books do not all know. */
function addPacked(zip: ZipPieces, name: string, file: PackedFile): Uint8Array[] {
  const packed = file.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const header = zip.begin(name, { ...file, packed });
  if (zip.files >= MOST_FILES) throw new FanlightError('FL-USE-BOOK-SIZE', `${zip.files} files`);
  if (zip.bytes >= MOST_BYTES) throw new FanlightError('FL-USE-BOOK-SIZE', `${zip.bytes} bytes`);
  return [header, ...file.chunks];
}

/** What stands in a zip around its files; the directory is at its end. */
class ZipPieces {
  readonly #directory: Uint8Array[] = [];
  #bytes = 0;

  /** How many files were begun. */
  get files(): number {
    return this.#directory.length;
  }

  /** How long the zip is with all files that were begun, without its end. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What stands before the data of a file. */
  begin(name: string, file: Omit<ZipEntry, 'path'>): Uint8Array {
    const entry = { ...file, path: Buffer.from(name) };
    const header = localHeader(entry);
    this.#directory.push(centralHeader(entry, this.#bytes));
    this.#bytes += header.length + file.packed;
    return header;
  }

  end(): Uint8Array[] {
    const size = this.#directory.reduce((sum, part) => sum + part.length, 0);
    return [...this.#directory, endRecords(this.#directory.length, size, this.#bytes)];
  }
}
