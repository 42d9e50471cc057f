import { Buffer } from 'node:buffer';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

import { type ContainerEntry, type ContainerFault, faultOf, type LargeEntry } from './entry.ts';
import { decodeEntryName, isSystemFile, printable, safePath } from './entry-name.ts';

import type { ContainerLimits } from './limits.ts';
import { salvageEntries } from './salvage.ts';
import { inflateChunks } from './stream.ts';
import { type Budget, isAsPromised, unpackWithin } from './unpack.ts';

const UNIX = 3;
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** True when bytes begin as a zip file does (APPNOTE 4.3.6): with an entry, or with the directory of an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return start && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));
}

/**
 * The files of a zip, one at a time, and a fault for each thing left out. Unsafe names, links, encrypted entries and bombs are left out and the
 * rest goes on; an archive that is too large, has too many entries or is damaged ends with its fault. Names may
 * repeat. Folders and macOS's own files are passed over. The consumer may stop at any time.
 */
export async function* readZip(
  bytes: Uint8Array,
  limits: ContainerLimits,
): AsyncGenerator<ContainerEntry | ContainerFault> {
  for await (const entry of readEntries(bytes, limits, false)) if (!('chunks' in entry)) yield entry;
}

/** The same; an entry larger than `maxEntryBytes` comes as a stream, which must be read before the next entry is asked for. */
export function readZipWithLarge(
  bytes: Uint8Array,
  limits: ContainerLimits,
): AsyncGenerator<ContainerEntry | LargeEntry | ContainerFault> {
  return readEntries(bytes, limits, true);
}

async function* readEntries(
  bytes: Uint8Array,
  limits: ContainerLimits,
  large: boolean,
): AsyncGenerator<ContainerEntry | LargeEntry | ContainerFault> {
  const budget: Budget = { limits, packed: bytes.length, spent: 0 };
  const zip = await openZip(bytes);
  if (zip === null) {
    yield* salvageEntries(bytes, budget);
    return;
  }
  let seen = 0;
  let encrypted = false;
  try {
    for await (const entry of zip.eachEntry()) {
      if (++seen > limits.maxEntries) {
        yield faultOf('FL-ZIP-TOO-MANY');
        return;
      }
      const found = await readEntry(zip, entry, bytes, { budget, large });
      if (found === null) continue;
      if (!('code' in found)) yield found;
      else {
        if (found.code !== 'FL-ZIP-ENCRYPTED' || !encrypted)
          yield { code: found.code, message: found.message, path: found.path };
        encrypted ||= found.code === 'FL-ZIP-ENCRYPTED';
        if (found.endsContainer) return;
      }
    }
  } catch {
    yield faultOf('FL-ZIP-DAMAGED');
  } finally {
    zip.close();
  }
}

type Refusal = ContainerFault & { endsContainer: boolean };

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  bytes: Uint8Array,
  { budget, large }: { budget: Budget; large: boolean },
): Promise<ContainerEntry | LargeEntry | Refusal | null> {
  const name = decodeEntryName(entry.fileNameRaw, entry.generalPurposeBitFlag, entry.extraFields);
  const refuse = (code: ContainerFault['code'], endsContainer = false): Refusal => ({
    ...faultOf(code, printable(name)),
    endsContainer,
  });
  const path = safePath(name);
  if (path === null) return refuse('FL-ZIP-UNSAFE-NAME');
  if (path.endsWith('/') || isSystemFile(path)) return null;
  if (entry.isEncrypted()) return refuse('FL-ZIP-ENCRYPTED');
  if (isSymbolicLink(entry)) return refuse('FL-FILE-NOT-A-FILE');
  const start = await dataStart(zip, entry);
  const packed = start === null ? null : bytes.subarray(start, start + entry.compressedSize);
  if (packed === null || packed.length < entry.compressedSize) return refuse('FL-ZIP-DAMAGED');
  if (large && entry.uncompressedSize > budget.limits.maxEntryBytes)
    return { path, modified: modifiedAt(entry), ...largeEntry(packed, entry.compressionMethod, budget) };
  const unpacked = unpackWithin(packed, entry.compressionMethod, budget);
  if (!('bytes' in unpacked)) return refuse(unpacked.code, unpacked.endsContainer);
  if (!isAsPromised(unpacked.bytes, entry.uncompressedSize, entry.crc32)) return refuse('FL-ZIP-DAMAGED');
  return { path, bytes: unpacked.bytes, modified: modifiedAt(entry) };
}

const STORED = 0;
const PIECE = 1_048_576;

/** What streams counts as spent, so that a few large entries cannot take what a thousand small ones may not. */
function largeEntry(packed: Uint8Array, method: number, budget: Budget): Pick<LargeEntry, 'chunks' | 'end'> {
  const end: LargeEntry['end'] = { fault: null };
  const left = { ...budget.limits, maxTotalBytes: Math.max(0, budget.limits.maxTotalBytes - budget.spent) };
  const pieces = piecesOf(packed);
  const unpacked = method === STORED ? pieces : inflateChunks(pieces, left, end);
  return { chunks: charged(unpacked, budget), end };
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* charged(chunks: AsyncIterable<Uint8Array>, budget: Budget): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.spent += chunk.length;
    yield chunk;
  }
}

function openZip(bytes: Uint8Array): Promise<ZipFile | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve) => {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false };
    fromBuffer(buffer, options, (error, zip) => resolve(error ? null : zip));
  });
}

function dataStart(zip: ZipFile, entry: Entry): Promise<number | null> {
  return new Promise((resolve) => {
    zip.readLocalFileHeader(entry, (error, header) => resolve(error ? null : header.fileDataStart));
  });
}

function isSymbolicLink(entry: Entry): boolean {
  return (
    entry.versionMadeBy >>> 8 === UNIX &&
    ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK
  );
}

function modifiedAt(entry: Entry): Date | null {
  const date = entry.getLastModDate({ timezone: 'UTC' });
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1981 ? null : date;
}
