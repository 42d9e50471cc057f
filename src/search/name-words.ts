import { foldName } from '#text';

const WORD = /[\p{L}\p{N}']+/gu;
const OUTER_APOSTROPHES = /^'+|'+$/g;

/** The folded words of a name, in order: runs of letters, digits and inner apostrophes. */
export function nameWords(name: string): string[] {
  return foldedWords(foldName(name));
}

/** The words of a name that is folded already, in order. */
function foldedWords(folded: string): string[] {
  const words = folded.match(WORD) ?? [];
  if (!folded.includes("'")) return words;
  return words.map((word) => word.replace(OUTER_APOSTROPHES, '')).filter((word) => word !== '');
}

/** Visits the words of a folded name as stretches of it, in order. */
export function visitWords(folded: string, visit: (from: number, to: number) => void): void {
  for (let at = 0; at < folded.length; at += 1) {
    if (!isPlainWordUnit(folded.charCodeAt(at))) {
      if (folded.charCodeAt(at) < 0x80) continue;
      visitAnyWords(folded, at, visit);
      return;
    }
    let end = at + 1;
    while (end < folded.length && isPlainWordUnit(folded.charCodeAt(end))) end += 1;
    if (folded.charCodeAt(end) >= 0x80) {
      visitAnyWords(folded, at, visit);
      return;
    }
    visitWithin(folded, at, end, visit);
    at = end;
  }
}

/** As {@link visitWords}, from a place outside words on, whatever letters there are. */
function visitAnyWords(folded: string, start: number, visit: (from: number, to: number) => void): void {
  for (const { 0: word, index } of folded.slice(start).matchAll(WORD))
    visitWithin(folded, start + index, start + index + word.length, visit);
}

/** Visits a word without its outer apostrophes, if there is more to it. */
function visitWithin(
  folded: string,
  start: number,
  end: number,
  visit: (from: number, to: number) => void,
): void {
  let from = start;
  let to = end;
  while (from < to && folded[from] === "'") from += 1;
  while (to > from && folded[to - 1] === "'") to -= 1;
  if (to > from) visit(from, to);
}

/** Letters and digits of ASCII as they are folded, and the apostrophe. */
function isPlainWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x27;
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
