import { Buffer } from 'node:buffer';
import type { FormatInput, Recognition } from '../format.ts';

const LOOKED_AT = 4096;

/** Recognises a book by its root element, in any charset that has ASCII in it, UTF-16 included. */
export function recogniseFb2({ bytes }: FormatInput): Recognition | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOKED_AT));
  const text = head.toString('latin1').replaceAll('\0', '');
  return /<(?:\w{1,20}:)?FictionBook[\s>]/.test(text)
    ? { confidence: 0.97, reason: 'its root is that of a FictionBook' }
    : null;
}
