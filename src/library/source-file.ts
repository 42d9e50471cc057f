import { Buffer } from 'node:buffer';
import path from 'node:path';
import { FanlightError } from '#errors';
import type { FormatInput, SourceFile } from '#formats';
import { type OriginalStore, readPiece, type Sha256 } from '#originals';

const CHUNK = 1024 * 1024;

/** A file of the disk, to be read in pieces; `file` is its path as bytes. Reading throws FL-FILE-UNREADABLE. */
export function diskFile(file: Uint8Array, shown: string, size: number): SourceFile {
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    try {
      return await readPiece(Buffer.from(file), start, end);
    } catch (cause) {
      throw new FanlightError('FL-FILE-UNREADABLE', shown, { cause });
    }
  };
  return { path: shown, name: path.posix.basename(shown), size, read, chunks: () => chunksOf(read) };
}

/** A file that is in memory. */
export function heldFile({ bytes, name, path: shown }: FormatInput): SourceFile {
  const read = async (start: number, end: number) => bytes.subarray(start, end);
  return { path: shown, name, size: bytes.length, read, chunks: () => chunksOf(read) };
}

/** A kept original, to be read in pieces. Reading throws FL-LIB-ORIGINAL-MISSING. */
export function storedFile(originals: OriginalStore, hash: Sha256, shown: string, size: number): SourceFile {
  return {
    path: shown,
    name: path.posix.basename(shown),
    size,
    read: async (start, end) => (await originals.open(hash)).read(start, end),
    async *chunks() {
      yield* (await originals.open(hash)).chunks();
    },
  };
}

async function* chunksOf(read: SourceFile['read']): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; at += CHUNK) {
    const chunk = await read(at, at + CHUNK);
    if (chunk.length > 0) yield chunk;
    if (chunk.length < CHUNK) return;
  }
}
