import type { SourceLine } from '#text';

/**
 * A body line as the layout rules see it. `text` is trimmed; `indent` counts columns of leading space (a tab is 4, an
 * ideographic space 2); `columns` is the width of the text, where East Asian characters take two. `soft` says the line
 * ended in one space, as in format=flowed (RFC 3676). `at` is its place in the decoded original. Blank: `text` is ''.
 */
export type MeasuredLine = { text: string; indent: number; columns: number; soft: boolean; at: number };

const SPACE = 0x20;
const TAB = 0x09;
const NO_BREAK_SPACE = 0xa0;
const IDEOGRAPHIC_SPACE = 0x3000;

/** Measures one line; linear in its length. */
export function measureLine(line: SourceLine): MeasuredLine {
  return measureText(line.text, line.start);
}

/** As {@link measureLine}, for text whose place in the original is `at`. */
export function measureText(raw: string, at: number): MeasuredLine {
  let from = 0;
  let to = raw.length;
  let indent = 0;
  for (; from < to; from += 1) {
    const width = spaceWidth(raw.charCodeAt(from));
    if (width < 0) break;
    indent += width;
  }
  while (to > from && spaceWidth(raw.charCodeAt(to - 1)) >= 0) to -= 1;
  const text = from === 0 && to === raw.length ? raw : raw.slice(from, to);
  const columns = isWide(text.charCodeAt(0)) ? text.length * 2 : text.length;
  return { text, indent, columns, soft: raw.length - to === 1 && raw.charCodeAt(to) === SPACE, at };
}

/** Whether a UTF-16 unit belongs to a script that takes two columns and is written without spaces. */
export function isWide(code: number): boolean {
  return (
    code >= 0x2e80 &&
    (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff01 && code <= 0xff60))
  );
}

/** Whether text ends as a sentence or speech does, closing quotes and brackets aside. */
export function endsSentence(text: string): boolean {
  const last = text.charAt(text.length - 1);
  return SENTENCE_ENDS.has(last) || (CLOSERS.has(last) && SENTENCE_ENDS.has(text.charAt(text.length - 2)));
}

/** Whether text goes on from the line before: its first letter is a small one. */
export function startsSmall(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  const first = text.charAt(0);
  return first !== first.toUpperCase() && first === first.toLowerCase();
}

/** Whether the first letter or digit of text, opening marks aside, is a capital. */
export function startsCapital(text: string): boolean {
  for (let index = 0; index < text.length && index < 6; index += 1) {
    const character = text.charAt(index);
    const lower = character.toLowerCase();
    const upper = character.toUpperCase();
    if (lower !== upper) return character === upper;
  }
  return false;
}

const SENTENCE_ENDS = new Set([
  '.',
  '!',
  '?',
  '…',
  '"',
  '”',
  '’',
  "'",
  '»',
  '。',
  '！',
  '？',
  '」',
  '』',
  '*',
  '_',
]);
const CLOSERS = new Set([')', ']', '>', '~', '/']);

function spaceWidth(code: number): number {
  if (code === SPACE) return 1;
  if (code > SPACE && code < NO_BREAK_SPACE) return -1;
  if (code === TAB) return 4;
  if (code === NO_BREAK_SPACE) return 1;
  if (code === IDEOGRAPHIC_SPACE) return 2;
  if (code < SPACE || code === 0xfeff || code === 0x200b) return 0;
  return code >= 0x2000 && code <= 0x200a ? 1 : -1;
}
