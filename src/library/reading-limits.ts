import { FanlightError } from '#errors';

/**
 * What a file may weigh, where one weighs as much as a byte of plain ASCII text. The heap of a reading thread holds this
 * several times over: 64 MB of plain text, about 30 MB of text with other characters, about 20 MB of HTML.
 */
const MOST_WEIGHT = 180_000_000;
/** A line or a tag becomes an object whatever its length. */
const PIECE_WEIGHT = 600;
/** A sign of emphasis in plain text may become an object too. */
const SIGN_WEIGHT = 100;
/** A character that is not ASCII makes its whole text take two bytes for each character, and its repair copies of it. */
const WIDE_WEIGHT = 4;
/** Markup is held as text and as a tree. */
const MARKUP_WEIGHT = 6;
/** Nothing smaller can weigh too much, so it is not looked through. Bytes. */
const LIGHT = 256 * 1024;

const TAG = 0x3c;
const ASTERISK = 0x2a;
const UNDERSCORE = 0x5f;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Refuses bytes that would take more memory to read than one file may have, before any is taken: a thread whose heap
 * overflows can end the process. Throws FL-FILE-TOO-COMPLEX.
 */
export function checkWeight(bytes: Uint8Array, name: string): void {
  if (bytes.length > LIGHT && weightOf(bytes) > MOST_WEIGHT)
    throw new FanlightError('FL-FILE-TOO-COMPLEX', name);
}

function weightOf(bytes: Uint8Array): number {
  let tags = 0;
  let feeds = 0;
  let returns = 0;
  let signs = 0;
  let wide = 0;
  for (const byte of bytes) {
    if (byte === TAG) tags += 1;
    else if (byte === LINE_FEED) feeds += 1;
    else if (byte === CARRIAGE_RETURN) returns += 1;
    else if (byte === ASTERISK || byte === UNDERSCORE) signs += 1;
    else if (byte > 0x7f) wide += 1;
  }
  const lines = Math.max(feeds, returns);
  const isMarkup = tags > lines / 10;
  const each = isMarkup ? MARKUP_WEIGHT : wide > 0 ? WIDE_WEIGHT : 1;
  return bytes.length * each + (tags + lines) * PIECE_WEIGHT + signs * SIGN_WEIGHT;
}
