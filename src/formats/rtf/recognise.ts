import { Buffer } from 'node:buffer';
import { decodeBytes } from '#text';
import type { FormatInput, Recognition } from '../format.ts';

/** How far into a file its first group may begin: behind a mark of order, blank lines, or a line that a mail left. */
const FARTHEST = 4096;
const PROLOGUE = /\{\\rtf\d?\s?(?:\\[a-z]+-?\d{0,6}\s{0,9}|\{|\{\\\*){1,9}/;

/** Recognises RTF by the group that opens it. */
export function recogniseRtf(input: FormatInput): Recognition | null {
  const bytes = narrowed(input.bytes.subarray(0, 2 * FARTHEST));
  const start = rtfStart(bytes);
  if (start === null) return null;
  const before = Buffer.from(bytes.buffer, bytes.byteOffset, start).toString('latin1');
  if (/^(?:\u00ef\u00bb\u00bf)?[\s\0]*$/.test(before))
    return { confidence: 0.98, reason: 'it opens as RTF does' };
  return before.length <= 200
    ? { confidence: 0.8, reason: `it opens as RTF does, after ${before.length} other bytes` }
    : null;
}

/** Where the first group of RTF begins; null where there is none near the beginning. */
export function rtfStart(bytes: Uint8Array): number | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, FARTHEST)).toString(
    'latin1',
  );
  const bare = head.search(/\{\\rtf/);
  if (bare < 0) return null;
  if (/^(?:\u00ef\u00bb\u00bf)?[\s\0]*$/.test(head.slice(0, bare))) return bare;
  return PROLOGUE.test(head.slice(bare, bare + 400)) ? bare : null;
}

/** A file saved again as UTF-16, one byte a character: RTF's own marks are ASCII. */
export function narrowed(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 ? new TextEncoder().encode(decodeBytes(bytes).text) : bytes;
}
