import type { SourceFile } from '../collection.ts';

/** The largest object that is taken out of a file. */
const LARGEST = 32 << 20;

const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);

/**
 * The places of the objects in a JSON file, in bytes: of one object, of objects on lines, or of the members of one array.
 * Reads the file once, in chunks; what is no object, or larger than 32 MiB, is passed over.
 */
export async function* jsonItems(file: SourceFile): AsyncGenerator<{ start: number; end: number }> {
  let at = 0;
  let depth = 0;
  let itemDepth = 0;
  let start = -1;
  let inText = false;
  let escaped = false;
  for await (const chunk of file.chunks()) {
    for (let index = 0; index < chunk.length; index += 1, at += 1) {
      const byte = chunk[index] ?? 0;
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === 0x5c) escaped = true;
        else if (byte === 0x22) inText = false;
      } else if (byte === 0x22) inText = true;
      else if (OPEN.has(byte)) {
        if (depth === 0) itemDepth = byte === 0x5b ? 1 : 0;
        if (depth === itemDepth && byte === 0x7b) start = at;
        depth += 1;
      } else if (CLOSE.has(byte)) {
        depth = Math.max(0, depth - 1);
        if (depth === itemDepth && start >= 0 && byte === 0x7d) {
          if (at + 1 - start <= LARGEST) yield { start, end: at + 1 };
          start = -1;
        }
      }
    }
  }
}
