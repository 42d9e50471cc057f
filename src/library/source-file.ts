import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError } from '#errors';
import type { FormatInput, SourceFile } from '#formats';
import type { OriginalStore, Sha256 } from '#originals';

const CHUNK = 1024 * 1024;

/** A file of the disk, to be read in pieces; `file` is its path as bytes. Reading throws FL-FILE-UNREADABLE. */
export function diskFile(file: Uint8Array, shown: string, size: number): SourceFile {
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    try {
      const opened = await open(Buffer.from(file));
      try {
        const buffer = new Uint8Array(Math.max(0, end - start));
        // A network's file system may give less than asked for in the middle of a file.
        let filled = 0;
        for (let more = -1; more !== 0 && filled < buffer.length; filled += more)
          more = (await opened.read(buffer, filled, buffer.length - filled, start + filled)).bytesRead;
        return buffer.subarray(0, filled);
      } finally {
        await opened.close();
      }
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
