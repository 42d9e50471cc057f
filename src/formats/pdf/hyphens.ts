import type { PdfLine } from './lines.ts';

const AT_END = /([\p{L}]{2,40})[-\u2010\u00ad]$/u;
/** Where more than this share of lines ends in a hyphen, the text was set with its words divided. */
const DIVIDES = 0.015;

/** Knows the words of a text, and so which hyphens at ends of lines only divide one. */
export class Hyphens {
  readonly #words = new Set<string>();
  readonly #divides: boolean;

  constructor(lines: readonly PdfLine[]) {
    let ends = 0;
    for (const { text } of lines) {
      if (AT_END.test(text.trimEnd())) ends += 1;
      for (const word of text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []) this.#words.add(word);
    }
    this.#divides = ends > lines.length * DIVIDES;
  }

  /** What a line and the next are joined by: `cut` takes the hyphen away, `keep` adds nothing, `space` is between words. */
  join(before: string, after: string): 'cut' | 'keep' | 'space' {
    if (/\S[—–]$/.test(before) || /^[—–]\S/.test(after)) return 'keep';
    const first = AT_END.exec(before)?.[1]?.toLowerCase();
    const second = /^\p{Ll}\p{L}{0,40}/u.exec(after)?.[0].toLowerCase();
    if (first === undefined) return 'space';
    if (before.endsWith('\u00ad')) return 'cut';
    if (second === undefined) return 'keep';
    if (this.#words.has(`${first}-${second}`)) return 'keep';
    return this.#words.has(first + second) || this.#divides ? 'cut' : 'keep';
  }
}
