import type { MeasuredLine } from './measured-line.ts';

/** How a word that ends a line in a hyphen is put together again (header-conventions §10.7). */
export type Hyphenation = { seam: (line: string, next: string) => Seam };

/** What joins two lines: a blank, nothing, or nothing and the hyphen goes too. */
export type Seam = 'blank' | 'none' | 'drop';

/** A text that breaks more than this share of its lines at a hyphen was hyphenated by a program or a typesetter. */
const TYPESET_SHARE = 0.03;

/**
 * The rule for one text. A hyphen at a line's end is kept, without a blank, as in "fellow-/brother"; in a text that was
 * hyphenated all over it is dropped where the whole word stands elsewhere in the text.
 */
export function hyphenationOf(lines: readonly MeasuredLine[]): Hyphenation {
  let hyphens = 0;
  for (const line of lines) if (endsInHyphen(line.text)) hyphens += 1;
  if (hyphens < 4 || hyphens < lines.length * TYPESET_SHARE) return { seam: () => 'none' };
  const words = wordsOf(lines);
  return {
    seam: (line, next) => {
      const before = /\p{L}{1,40}(?=-$)/u.exec(line.slice(-41))?.[0] ?? '';
      const after = /^\p{L}{1,40}/u.exec(next)?.[0] ?? '';
      return words.has((before + after).toLowerCase()) ? 'drop' : 'none';
    },
  };
}

/** Whether a line ends in a letter and a single hyphen. */
export function endsInHyphen(text: string): boolean {
  return text.charCodeAt(text.length - 1) === 0x2d && /\p{L}/u.test(text.charAt(text.length - 2));
}

function wordsOf(lines: readonly MeasuredLine[]): Set<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const word of line.text.match(/\p{L}+/gu) ?? []) words.add(word.toLowerCase());
  }
  return words;
}
