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
  const counts = new Uint32Array(KINDS);
  for (let at = 0; at < bytes.length; at += 1) {
    const kind = KIND_OF[bytes[at] ?? 0] ?? PLAIN;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const [, tags = 0, feeds = 0, returns = 0, signs = 0, wide = 0] = counts;
  const lines = Math.max(feeds, returns);
  const isMarkup = tags > lines / 10;
  const each = isMarkup ? MARKUP_WEIGHT : wide > 0 ? WIDE_WEIGHT : 1;
  return bytes.length * each + (tags + lines) * PIECE_WEIGHT + signs * SIGN_WEIGHT;
}

/** What a byte is to its weight: nothing, a tag, either line end, a sign of emphasis, or a character beyond ASCII. */
const PLAIN = 0;
const KINDS = 6;
const KIND_OF = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === TAG) return 1;
  if (byte === LINE_FEED) return 2;
  if (byte === CARRIAGE_RETURN) return 3;
  if (byte === ASTERISK || byte === UNDERSCORE) return 4;
  return byte > 0x7f ? 5 : PLAIN;
});
