import { Buffer } from 'node:buffer';
import {
  asciiOf,
  BROKEN,
  type ByteRange,
  isDashes,
  isQuote,
  isWordByte,
  NEED,
  skipBlank,
  skipLooseString,
  skipString,
} from './sql-bytes.ts';

const MOST_VALUES = 400;
const COMMA = 0x2c;
const CLOSE = 0x29;
const OPEN = 0x28;
const BACKSLASH = 0x5c;

/** How a value is written. `bare` is a number, NULL or a call, `bits` and `hex` are the quoted forms, `number` is 0x…. */
type ValueForm = 'bare' | 'string' | 'hex' | 'bits' | 'number';

/** One row of an INSERT, as places in the bytes it was read from; good until the next row is read. */
export class SqlRow {
  bytes: Uint8Array = new Uint8Array();
  count = 0;
  readonly #forms: ValueForm[] = [];
  readonly #starts = new Int32Array(MOST_VALUES);
  readonly #ends = new Int32Array(MOST_VALUES);

  /** Starts over with the bytes of another row. */
  reset(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.count = 0;
  }

  /** Adds a value; false where a row has more values than any table has columns. */
  add(form: ValueForm, start: number, end: number): boolean {
    if (this.count >= MOST_VALUES) return false;
    this.#forms[this.count] = form;
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    this.count++;
    return true;
  }

  /** The bytes of a value, as a copy; null for NULL and for a value that is not there. */
  value(index: number): Uint8Array | null {
    if (index < 0 || index >= this.count) return null;
    const start = this.#starts[index] ?? 0;
    const end = this.#ends[index] ?? 0;
    switch (this.#forms[index]) {
      case 'string':
        return unescaped(this.bytes, start, end);
      case 'hex':
        return Buffer.from(asciiOf(this.bytes, start + 1, end - 1), 'hex');
      case 'number':
        return Buffer.from(evenDigits(asciiOf(this.bytes, start + 2, end)), 'hex');
      case 'bits':
        return bitsOf(asciiOf(this.bytes, start + 1, end - 1));
      default:
        return isNull(this.bytes, start, end) ? null : Buffer.from(this.bytes.subarray(start, end));
    }
  }

  /** A value as a whole number; 0 where it is none. */
  integer(index: number): number {
    if (index < 0 || index >= this.count) return 0;
    let at = this.#starts[index] ?? 0;
    let end = this.#ends[index] ?? 0;
    if (this.#forms[index] === 'string') {
      at++;
      end--;
    }
    if (end - at > 15) return 0;
    let number = 0;
    for (; at < end; at++) {
      const digit = (this.bytes[at] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) return 0;
      number = number * 10 + digit;
    }
    return number;
  }
}

function evenDigits(hex: string): string {
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

/** A bit literal as a decimal number, as `tinyint` columns hold it. */
function bitsOf(bits: string): Uint8Array {
  const number = /^[01]{1,32}$/.test(bits) ? Number.parseInt(bits, 2) : 0;
  return Buffer.from(String(number), 'latin1');
}

function isNull(bytes: Uint8Array, start: number, end: number): boolean {
  return end === start || (end - start === 4 && asciiOf(bytes, start, end).toUpperCase() === 'NULL');
}

const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x30, 0x00],
  [0x62, 0x08],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x5a, 0x1a],
]);

/** The bytes that a quoted string stands for (MySQL 8.0 Reference Manual §11.1.1). */
function unescaped(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const quote = bytes[start] ?? 0;
  const raw = bytes.subarray(start + 1, end - 1);
  const out = Buffer.allocUnsafe(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0;
    if (byte === BACKSLASH && at + 1 < raw.length) {
      at++;
      const escaped = raw[at] ?? 0;
      if (escaped === 0x25 || escaped === 0x5f) out[length++] = BACKSLASH;
      out[length++] = ESCAPES.get(escaped) ?? escaped;
    } else {
      if (byte === quote && raw[at + 1] === quote) at++;
      out[length++] = byte;
    }
  }
  return out.subarray(0, length);
}

/**
 * Reads a row from its opening bracket into `row`; answers the place after its closing one, NEED or BROKEN. `loose` takes a
 * quote in the middle of a value for a letter.
 */
export function readRow(range: ByteRange, from: number, row: SqlRow, loose = false): number {
  row.reset(range.bytes);
  let at = from + 1;
  for (;;) {
    at = skipBlank(range, at);
    if (at < 0) return at;
    if (at >= range.end) return NEED;
    if (range.bytes[at] === CLOSE && row.count === 0) return at + 1;
    const next = readValue(range, at, row, loose);
    if (next < 0) return next;
    at = skipBlank(range, next);
    if (at < 0) return at;
    if (at >= range.end) return NEED;
    if (range.bytes[at] === CLOSE) return at + 1;
    if (range.bytes[at] !== COMMA) return BROKEN;
    at++;
  }
}

function readValue(range: ByteRange, at: number, row: SqlRow, loose: boolean): number {
  const { bytes, end } = range;
  const skip = loose ? skipLooseString : skipString;
  if (isQuote(bytes[at])) {
    const next = skip(range, at);
    if (next < 0) return next;
    if (next >= end && !range.done) return NEED;
    return row.add('string', at, next) ? next : BROKEN;
  }
  let word = at;
  while (word < end && isWordByte(bytes[word])) word++;
  if (word >= end) return NEED;
  let quote = word;
  while (quote < end && quote < word + 4 && bytes[quote] === 0x20) quote++;
  if (word > at && isQuote(bytes[quote])) {
    const next = skip(range, quote);
    if (next < 0) return next;
    if (next >= end && !range.done) return NEED;
    return row.add(formOf(bytes, at, word), quote, next) ? next : BROKEN;
  }
  return readBare(range, at, row);
}

/** What an introducer says of the string behind it: `x'…'`, `b'…'`, or a charset. */
function formOf(bytes: Uint8Array, at: number, word: number): ValueForm {
  const letter = (bytes[at] ?? 0) | 0x20;
  if (word - at !== 1) return 'string';
  return letter === 0x78 ? 'hex' : letter === 0x62 ? 'bits' : 'string';
}

function isComment(bytes: Uint8Array, at: number, end: number): boolean {
  const byte = bytes[at];
  return byte === 0x23 || (byte === 0x2f && bytes[at + 1] === 0x2a) || isDashes(bytes, at, end);
}

/** A number, NULL, or a call with its brackets. */
function readBare(range: ByteRange, from: number, row: SqlRow): number {
  const { bytes, end } = range;
  let depth = 0;
  let at = from;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (isQuote(byte)) {
      if (depth === 0) return BROKEN;
      const next = skipString(range, at);
      if (next < 0) return next;
      at = next;
      continue;
    }
    if (depth === 0 && (byte === COMMA || byte === CLOSE || isComment(bytes, at, end))) break;
    if (byte === OPEN) depth++;
    else if (byte === CLOSE) depth--;
    at++;
  }
  if (at >= end) return NEED;
  let last = at;
  while (last > from && (bytes[last - 1] ?? 0) <= 0x20) last--;
  const hex = bytes[from] === 0x30 && ((bytes[from + 1] ?? 0) | 0x20) === 0x78 && last - from > 2;
  return row.add(hex ? 'number' : 'bare', from, last) ? at : BROKEN;
}
