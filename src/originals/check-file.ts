import { createHash } from 'node:crypto';
import { FanlightError, isCode } from '#errors';
import { readPiece } from './read-piece.ts';
import type { OriginalState, Sha256 } from './store.ts';

/** Bytes that are read at a time. */
const CHUNK = 1024 * 1024;

/** Reads a file to its end and says whether it has a hash. */
export async function checkFile(
  place: string,
  hash: Sha256,
): Promise<{ state: OriginalState; bytes: number }> {
  const found = createHash('sha256');
  let bytes = 0;
  try {
    for (;;) {
      const chunk = await readPiece(place, bytes, bytes + CHUNK);
      found.update(chunk);
      bytes += chunk.length;
      if (chunk.length < CHUNK) break;
    }
  } catch (thrown) {
    const isGone = isCode(thrown, 'ENOENT', 'ENOTDIR', 'EISDIR');
    return { state: isGone ? 'missing' : 'unreadable', bytes };
  }
  return { state: found.digest('hex') === hash ? 'sound' : 'changed', bytes };
}

/** Passes chunks on, and throws FL-LIB-ORIGINAL-MISSING at their end where they do not have a hash together. */
export async function* onlyIf(chunks: AsyncIterable<Uint8Array>, hash: Sha256): AsyncGenerator<Uint8Array> {
  const found = createHash('sha256');
  for await (const chunk of chunks) {
    found.update(chunk);
    yield chunk;
  }
  if (found.digest('hex') !== hash) throw new FanlightError('FL-LIB-ORIGINAL-MISSING', hash);
}
