import { closeSync, openSync, type PathLike, read, readSync } from 'node:fs';
import { promisify } from 'node:util';

/** Up to this size a read ends sooner than a round through the thread pool. Bytes. */
const SHORT = 64 * 1024;
const readLong = promisify(read);

/**
 * Bytes of a file from `start` to `end` (exclusive), fewer at its end. Opens and closes it each
 * time, so that nothing stays open. Throws the system's own errors.
 */
export async function readPiece(file: PathLike, start: number, end: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(Math.max(0, end - start));
  const opened = openSync(file, 'r');
  try {
    let filled = 0;
    while (filled < buffer.length) {
      const wanted = buffer.length - filled;
      const count =
        wanted <= SHORT
          ? readSync(opened, buffer, filled, wanted, start + filled)
          : (await readLong(opened, buffer, filled, wanted, start + filled)).bytesRead;
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  } finally {
    closeSync(opened);
  }
}
