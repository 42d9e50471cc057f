import { Buffer } from 'node:buffer';
import { UPPER_HALVES } from './upper-halves.ts';

/** What a scan of bytes for UTF-8 found: whole sequences of two bytes and more, and bytes that belong to none. */
export type Utf8Census = { sequences: number; strays: number };

/** Counts UTF-8 sequences and stray bytes (RFC 3629 §4) in the first `limit` bytes. */
export function surveyUtf8(bytes: Uint8Array, limit = bytes.length): Utf8Census {
  const census = { sequences: 0, strays: 0 };
  const end = Math.min(limit, bytes.length);
  for (let at = 0; at < end; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length > 0) census.sequences++;
    else census.strays++;
    at += length > 0 ? length : cutLength(bytes, at);
  }
  return census;
}

/**
 * UTF-8 in which some bytes are not: a stray byte is read as windows-1252, as when passages from two sources stand in
 * one file; the rest of a cut sequence becomes one U+FFFD.
 */
export function decodeWithStrays(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const western = UPPER_HALVES['windows-1252'];
  const pieces: string[] = [];
  let clean = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (at > clean) pieces.push(buffer.toString('utf8', clean, at));
    const cut = cutLength(bytes, at);
    pieces.push(cut > 1 ? '\ufffd' : (western[byte - 0x80] ?? '\ufffd'));
    at += cut;
    clean = at;
  }
  pieces.push(buffer.toString('utf8', clean));
  return pieces.join('');
}

/** The length of the whole sequence at a place, 0 when there is none (RFC 3629 §4: no overlong forms, no surrogates). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = expectedLength(lead);
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1] ?? 0;
  if (!isSecond(lead, second)) return 0;
  for (let index = 2; index < length; index++) if (!isContinuation(bytes[at + index])) return 0;
  return length;
}

/**
 * How many bytes of a sequence that was cut off stand here; 1 when it is no sequence at all. Of three bytes only punctuation
 * (E2 80, E2 82, E2 84) counts, and what follows characters that take three: in windows-1252 `né…` looks like a cut sequence too.
 */
function cutLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const length = expectedLength(lead);
  if (length < 3 || !isSecond(lead, second)) return 1;
  const afterWide = isContinuation(bytes[at - 1]) && (bytes[at - 3] ?? 0) >= 0xe0;
  if (length === 3 && !isPunctuation(lead, second) && !afterWide) return 1;
  let end = at + 2;
  while (end < at + length && isContinuation(bytes[end])) end++;
  return end - at;
}

function isPunctuation(lead: number, second: number): boolean {
  return lead === 0xe2 && (second === 0x80 || second === 0x82 || second === 0x84);
}

/** Whether a punctuation mark that was cut off (E2 80) stands somewhere in bytes. */
export function hasCutMark(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xe2); at >= 0; at = bytes.indexOf(0xe2, at + 1))
    if (isPunctuation(0xe2, bytes[at + 1] ?? 0) && !isContinuation(bytes[at + 2])) return true;
  return false;
}

function expectedLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function isSecond(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0 && second <= 0xbf;
  if (lead === 0xed) return second >= 0x80 && second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90 && second <= 0xbf;
  if (lead === 0xf4) return second >= 0x80 && second <= 0x8f;
  return isContinuation(second);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}
