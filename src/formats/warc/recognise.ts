import { Buffer } from 'node:buffer';
import { gunzipStart, isGzip } from '#containers';
import type { FormatInput, Recognition } from '../format.ts';

/** The version that every record begins with (WARC 1.1 §4); 0.x was in use before the standard. */
const VERSION = /^WARC\/[01]\.\d/;

/** Whether bytes begin as a WARC does, plain or compressed record by record (WARC 1.1 annex D). */
export function isWarc(bytes: Uint8Array): boolean {
  const start = isGzip(bytes) ? gunzipStart(bytes) : bytes;
  return beginsRecord(start);
}

/** Whether unpacked bytes begin as a record does. */
export function beginsRecord(bytes: Uint8Array): boolean {
  return VERSION.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));
}

/** Recognises a crawl by the first line of its first record. */
export function recogniseWarc({ bytes }: FormatInput): Recognition | null {
  return isWarc(bytes) ? { confidence: 0.99, reason: 'its first record begins as those of a WARC do' } : null;
}
