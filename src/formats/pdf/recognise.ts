import { Buffer } from 'node:buffer';
import type { FormatInput, Recognition } from '../format.ts';

/** Recognises a PDF by its first line, which may stand behind up to a kilobyte of something else (ISO 32000-1, Annex H). */
export function recognisePdf({ bytes }: FormatInput): Recognition | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  const at = head.search(/%PDF-\d\.\d/);
  if (at < 0) return null;
  return at === 0
    ? { confidence: 0.99, reason: 'it begins as a PDF does' }
    : { confidence: 0.7, reason: `it begins as a PDF does, after ${at} other bytes` };
}
