import { foldName } from '#text';

const WORD = /[\p{L}\p{N}']+/gu;
const OUTER_APOSTROPHES = /^'+|'+$/g;

/** The folded words of a name, in order: runs of letters, digits and inner apostrophes. */
export function nameWords(name: string): string[] {
  return foldedWords(foldName(name));
}

/** The words of a name that is folded already, in order. */
export function foldedWords(folded: string): string[] {
  const words = folded.match(WORD) ?? [];
  if (!folded.includes("'")) return words;
  return words.map((word) => word.replace(OUTER_APOSTROPHES, '')).filter((word) => word !== '');
}

/** Whether some words stand in a name side by side; the last may be a beginning. */
export function hasWordsInARow(name: readonly string[], words: readonly string[], prefix: boolean): boolean {
  for (let start = 0; start + words.length <= name.length; start += 1) {
    const found = words.every((word, offset) => {
      const candidate = name[start + offset] ?? '';
      return prefix && offset === words.length - 1 ? candidate.startsWith(word) : candidate === word;
    });
    if (found) return true;
  }
  return false;
}
