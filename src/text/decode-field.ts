import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { decodeIn } from './codecs.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { Repair } from './encoding-report.ts';
import { repairText } from './repair-text.ts';
import { UPPER_HALVES } from './upper-halves.ts';
import { surveyUtf8 } from './utf8-strays.ts';

/** A field decoded on its own: its charset and what was repaired, with samples; `invalid` counts byte runs that are no characters. */
export type DecodedField = { text: string; charset: string; repairs: Repair[]; invalid: number };

/** Text was put into a database through the wrong charset this many times at most. Source: formats §1. */
const MOST_ROUNDS = 2;
const SAMPLE = 40;
/** As many bytes above 7F in a row as no word of a Latin script has in a charset of one byte a letter. */
const FOREIGN_RUN = 4;

/**
 * Decodes a field of a database, or a file, whose neighbours may be in other charsets. In this order: valid UTF-8, with
 * double encoding undone (at most twice); UTF-8 or another script beyond doubt; Mac Roman where its quotes stand
 * beside letters; windows-1252. The text may be markup: entities are left alone. Source: formats §1.
 */
export function decodeField(bytes: Uint8Array): DecodedField {
  if (isAscii(bytes) && !bytes.includes(0)) return plain(latin1(bytes), 'utf-8');
  if (isUtf8(bytes) && !bytes.includes(0)) return repaired(withoutMark(decodeIn('utf-8', bytes)));
  const charset = isMarked(bytes) || hasForeignRun(bytes) ? null : singleByteCharset(bytes);
  if (charset !== null) return plain(decodeIn(charset, bytes), charset);
  const { text, encoding, invalid } = decodeBytes(bytes);
  const mended = repairText(text, { markup: true });
  return { text: mended.text, charset: encoding.name, repairs: mended.repairs, invalid: invalid?.count ?? 0 };
}

function plain(text: string, charset: string): DecodedField {
  return { text, charset, repairs: [], invalid: 0 };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function repaired(text: string): DecodedField {
  const repairs: Repair[] = [];
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const inner = decodedTwice(current);
    if (inner === null) break;
    repairs.push({ kind: 'UTF-8 encoded twice', count: 1, ...sampleOf(current, inner) });
    current = inner;
  }
  const mended = repairText(current, { markup: true });
  return { text: mended.text, charset: 'utf-8', repairs: [...repairs, ...mended.repairs], invalid: 0 };
}

/** The text whose UTF-8 bytes were taken for windows-1252, where every character beyond ASCII says so; else null. */
function decodedTwice(text: string): string | null {
  const first = text.search(/[^\0-\x7f]/);
  if (first < 0) return null;
  const bytes = Buffer.alloc(text.length);
  bytes.write(text.slice(0, first), 'latin1');
  let pending = 0;
  for (let at = first; at < text.length; at++) {
    const byte = BYTE_OF.get(text.charCodeAt(at)) ?? -1;
    if (byte < 0 || (pending > 0 && byte >>> 6 !== 2)) return null;
    pending = pending > 0 ? pending - 1 : continuationsOf(byte);
    if (pending < 0) return null;
    bytes[at] = byte;
  }
  return isUtf8(bytes) ? withoutMark(bytes.toString('utf8')) : null;
}

/** How many bytes follow the first one of a UTF-8 sequence; -1 where none can begin so. */
function continuationsOf(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte < 0xc2 || byte > 0xf4) return -1;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

/** windows-1252's bytes; the five without a character, and Latin-1's controls, stand for themselves. */
const BYTE_OF = new Map<number, number>();
for (let byte = 0; byte < 256; byte++) BYTE_OF.set(byte, byte);
[...UPPER_HALVES['windows-1252']].forEach((character, at) => {
  if (character !== '\ufffd') BYTE_OF.set(character.charCodeAt(0), 0x80 + at);
});

function sampleOf(before: string, after: string): { before: string; after: string } {
  const at = before.search(/[^\0-\x7f]/);
  return { before: before.slice(at, at + SAMPLE), after: after.slice(at, at + SAMPLE) };
}

/** Whether a byte-order mark, NULs, or sequences of UTF-8 say more than single bytes could. */
function isMarked(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || bytes.includes(0)) return true;
  const { sequences, strays } = surveyUtf8(bytes);
  return sequences > strays;
}

function hasForeignRun(bytes: Uint8Array): boolean {
  let run = 0;
  for (const byte of bytes) {
    run = byte >= 0x80 ? run + 1 : 0;
    if (run >= FOREIGN_RUN) return true;
  }
  return false;
}

function singleByteCharset(bytes: Uint8Array): 'macintosh' | 'windows-1252' {
  let mac = 0;
  let windows = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const before = isLetter(bytes[at - 1]);
    const after = isLetter(bytes[at + 1]);
    if (byte === 0xd5 && before && (after || !isHigh(bytes[at + 1]))) mac++;
    else if ((byte === 0xd2 || byte === 0xd4) && !before && after) mac++;
    else if (byte === 0xd3 && !after && !isBlank(bytes[at - 1])) mac++;
    else if ((byte >= 0x91 && byte <= 0x97) || byte === 0x85) windows++;
  }
  return mac > windows ? 'macintosh' : 'windows-1252';
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

function isHigh(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80;
}

function isBlank(byte: number | undefined): boolean {
  return byte === undefined || byte <= 0x20;
}
