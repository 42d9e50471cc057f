import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { charsetName } from './charset-names.ts';
import { canDecode, decodeIn } from './codecs.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { Repair } from './encoding-report.ts';
import { repairC1Controls } from './misread-marks.ts';
import { repairMojibake } from './mojibake.ts';
import { decodeWithStrays, surveyUtf8 } from './utf8-strays.ts';

/** A field as text: the charset its bytes were read in, and what was repaired afterwards (empty when nothing was). */
export type DecodedField = { text: string; encoding: string; repaired: readonly Repair[] };

/** What a table, a column or a connection says of its charset. */
export type FieldOptions = { declared?: string };

/** Text that was stored twice in the wrong charset is met; more often is not, in a field. */
const MOST_LEVELS = 2;
const UNREPAIRED: readonly Repair[] = [];
/** Mac Roman quotation marks and apostrophes where cp1252 would have capital letters that no word has there. */
const MAC_MARKS =
  /[a-z]\xd5(?:[a-z]|(?![A-Z\x80-\xff]))|(?<![A-Za-z])I\xd5[dmlv]|[a-z.,!?\xc9\xd5]\xd3(?![A-Za-z\x80-\xff])|[a-z]\xc9(?![a-z])/;
/** As many bytes above 7F in a row as no word of a Latin script has in a charset of one byte a letter. */
const FOREIGN_RUN = /[\x80-\xff]{4}/;
/** Quotation marks, dashes and the ellipsis of windows-1252. */
const WESTERN_MARKS = /[\x85\x91-\x97]/;

/**
 * The bytes of one field of a database row as text, each field decided by itself (formats §1, "Encoding"): valid UTF-8, with
 * double encoding undone at most twice; UTF-8 that was cut at the field's length, or with few stray bytes; the declared
 * charset, when it is neither UTF-8 nor a Western one; another script beyond doubt; Mac Roman when its quotation marks stand as they do; windows-1252.
 * Only the encoding is mended, never entities or escapes. Bytes that are no characters and NULs become U+FFFD. Quick for
 * ASCII, so fit for millions of short fields.
 */
export function decodeField(bytes: Uint8Array, { declared }: FieldOptions = {}): DecodedField {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(bytes)) return field(buffer.toString('latin1'), 'utf-8');
  if (isUtf8(bytes)) return mended(buffer.toString('utf8'), 'utf-8');
  const { sequences, strays } = surveyUtf8(bytes);
  if (sequences > strays || isCutUtf8(bytes, sequences, strays))
    return mended(decodeWithStrays(bytes), 'utf-8');
  const label = declared === undefined ? null : charsetName(declared);
  if (label !== null && label !== 'utf-8' && label !== 'windows-1252' && canDecode(label))
    return field(decodeIn(label, bytes), label);
  const raw = buffer.toString('latin1');
  if (FOREIGN_RUN.test(raw)) {
    const { text, encoding } = decodeBytes(bytes);
    return field(text, encoding.name);
  }
  const charset = MAC_MARKS.test(raw) && !WESTERN_MARKS.test(raw) ? 'macintosh' : 'windows-1252';
  return field(decodeIn(charset, bytes), charset);
}

/**
 * UTF-8 that was cut at the very end: any cut sequence after whole ones, and alone only the first two bytes of punctuation
 * (E2 80), since `né…` in windows-1252 looks like a cut sequence too.
 */
function isCutUtf8(bytes: Uint8Array, sequences: number, strays: number): boolean {
  if (strays !== 1) return false;
  const last = bytes[bytes.length - 1] ?? 0;
  const before = bytes[bytes.length - 2] ?? 0;
  if (sequences > 0) return last >= 0xc2 || (before >= 0xe0 && last >= 0x80);
  return before === 0xe2 && last === 0x80;
}

function field(text: string, encoding: string, repaired = UNREPAIRED): DecodedField {
  return { text: text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text, encoding, repaired };
}

function mended(text: string, encoding: string): DecodedField {
  const repairs: Repair[] = [];
  let current = text;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const next = repairMojibake(current, placesBeyondAscii(current));
    if (next.text === current) break;
    repairs.push(...next.repairs);
    current = next.text;
  }
  if (/[\x80-\x9f]/.test(current)) current = repairC1Controls(current, repairs);
  return field(current, encoding, repairs.length > 0 ? repairs : UNREPAIRED);
}

function placesBeyondAscii(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) places.push(at);
  return places;
}
