/**
 * The lexical layer of MySQL's dumps, over bytes: blanks, comments, names and quoted strings (MySQL 8.0 Reference Manual
 * §11.1, §11.7). Each function takes a range of bytes and answers the place after what it read, or NEED where the range
 * ends in the middle of it.
 */

/** More bytes are needed to know. */
export const NEED = -1;
/** What stands here is not what was expected. */
export const BROKEN = -2;

const NEWLINE = 0x0a;
const SPACE = 0x20;
const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** A value with loose quotes is looked for in so many bytes only. */
const LONGEST_LOOSE = 1 << 20;

/** Bytes that are looked at, up to `end`; `done` when nothing follows them. */
export type ByteRange = { bytes: Uint8Array; end: number; done: boolean };

/**
 * Skips blanks and comments: `-- `, `#`, and those between slash and star. What a comment with an exclamation mark holds is run by MySQL,
 * so only its marks are skipped.
 */
export function skipBlank(range: ByteRange, from: number): number {
  const { at, isWhole } = blanksFrom(range, from);
  return isWhole ? at : NEED;
}

/** As far as {@link skipBlank} is sure where it needs more bytes: what stands before need not be kept. */
export function sureBlank(range: ByteRange, from: number): number {
  return blanksFrom(range, from).at;
}

function blanksFrom({ bytes, end, done }: ByteRange, from: number): { at: number; isWhole: boolean } {
  let at = from;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte <= SPACE || byte === 0xef || byte === 0xbb || byte === 0xbf) at++;
    else if (byte === 0x23 || isDashes(bytes, at, end)) {
      const line = bytes.indexOf(NEWLINE, at);
      if (line < 0 || line >= end) return done ? { at: end, isWhole: true } : { at, isWhole: false };
      at = line + 1;
    } else if (byte === 0x2f || byte === 0x2a || byte === 0x2d) {
      if (at + 5 > end && !done) return { at, isWhole: false };
      const next = skipSlashStar(bytes, at, end);
      if (next === at) return { at, isWhole: true };
      if (next === NEED) return done ? { at: end, isWhole: true } : { at, isWhole: false };
      at = next;
    } else return { at, isWhole: true };
  }
  return { at, isWhole: done };
}

/** Whether a comment begins with two dashes: a blank must follow them. */
export function isDashes(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    bytes[at] === 0x2d &&
    bytes[at + 1] === 0x2d &&
    (at + 2 >= end || (bytes[at + 2] ?? 0) <= SPACE) &&
    at + 1 < end
  );
}

function skipSlashStar(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] === 0x2a) return bytes[at + 1] === 0x2f ? at + 2 : at;
  if (bytes[at] !== 0x2f || bytes[at + 1] !== 0x2a) return at;
  let next = at + 2;
  if (bytes[next] === 0x4d) next++;
  if (bytes[next] === 0x21) {
    next++;
    while (next < end && isDigit(bytes[next])) next++;
    return next;
  }
  for (
    let star = bytes.indexOf(0x2a, at + 2);
    star >= 0 && star + 1 < end;
    star = bytes.indexOf(0x2a, star + 1)
  )
    if (bytes[star + 1] === 0x2f) return star + 2;
  return NEED;
}

/**
 * Skips a quoted string from its opening quote. A doubled quote and, but for names, a backslash keep it open. Linear:
 * looks only at quotes and the backslashes right before them.
 */
export function skipString({ bytes, end }: ByteRange, from: number): number {
  const quote = bytes[from] ?? 0;
  let at = from + 1;
  for (;;) {
    const close = bytes.indexOf(quote, at);
    if (close < 0 || close >= end) return NEED;
    if (quote !== BACKTICK && isEscaped(bytes, close, at)) {
      at = close + 1;
      continue;
    }
    if (close + 1 >= end) return close + 1;
    if (bytes[close + 1] !== quote) return close + 1;
    at = close + 2;
  }
}

/**
 * As {@link skipString}, for values with quotes that nobody escaped: only a quote that a comma or bracket follows closes.
 */
export function skipLooseString({ bytes, end }: ByteRange, from: number): number {
  const quote = bytes[from] ?? 0;
  let at = from + 1;
  for (;;) {
    const close = bytes.indexOf(quote, at);
    if (close - from > LONGEST_LOOSE) return BROKEN;
    if (close < 0 || close >= end) return end - from > LONGEST_LOOSE ? BROKEN : NEED;
    let next = close + 1;
    while (next < end && next < close + 20 && (bytes[next] ?? 0) <= SPACE) next++;
    if (!isEscaped(bytes, close, at) && (bytes[next] === 0x2c || bytes[next] === 0x29))
      return hasRowInside(bytes, from, close) ? BROKEN : close + 1;
    at = close + 1;
  }
}

/** Whether a stretch holds the seam between two rows, so that it is no single value. */
function hasRowInside(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = bytes.indexOf(0x29, from); at >= 0 && at < to; at = bytes.indexOf(0x29, at + 1))
    if (bytes[at + 1] === 0x2c && rowAfter(bytes, at + 2, to) > 0) return true;
  return false;
}

/** Where a row opens right behind a comma, with a number or a quoted value; 0 where none does. */
export function rowAfter(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && at < from + 20 && (bytes[at] ?? 0) <= SPACE) at++;
  return bytes[at] === 0x28 && (isDigit(bytes[at + 1]) || isQuote(bytes[at + 1])) ? at : 0;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(bytes: Uint8Array, at: number, least: number): boolean {
  let first = at;
  while (first > least && bytes[first - 1] === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

/** Whether a byte opens a quoted string. */
export function isQuote(byte: number | undefined): boolean {
  return byte === APOSTROPHE || byte === QUOTE;
}

/** Whether a byte may stand in a bare word: letters, digits, `_`, `$` and all beyond ASCII. */
export function isWordByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x5f ||
    byte === 0x24 ||
    byte >= 0x80
  );
}

/** Whether a byte is a decimal digit. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** The end of a bare word. */
export function skipWord({ bytes, end, done }: ByteRange, from: number): number {
  let at = from;
  while (at < end && isWordByte(bytes[at])) at++;
  return at < end || done ? at : NEED;
}

/** Bytes of ASCII as a string, for words and names. */
export function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/**
 * Reads a name, quoted or bare, qualified or not: `db`.`table` answers `table`. `next` is NEED or BROKEN where there is
 * none.
 */
export function readName(range: ByteRange, from: number): { name: string; next: number } {
  let at = skipBlank(range, from);
  for (;;) {
    if (at < 0 || at >= range.end) return { name: '', next: at < 0 || !range.done ? NEED : BROKEN };
    const first = range.bytes[at];
    const quoted = first === BACKTICK || isQuote(first);
    const next = quoted ? skipString(range, at) : skipWord(range, at);
    if (next < 0) return { name: '', next };
    if (next === at) return { name: '', next: BROKEN };
    if (range.bytes[next] !== 0x2e) {
      const name = quoted ? asciiOf(range.bytes, at + 1, next - 1) : asciiOf(range.bytes, at, next);
      return { name: name.slice(0, 200), next };
    }
    at = next + 1;
  }
}
