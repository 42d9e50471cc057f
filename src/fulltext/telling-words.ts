import type { BodyPart } from './text-document.ts';
import type { TextIndex } from './text-index.ts';
import { WordScanner } from './word-scanner.ts';

/** A word that tells a text from others: how often it stands there, and how much it tells. */
export type TellingWord = { word: string; count: number; weight: number };

/** A word of fewer folded bytes tells little. */
const SHORTEST = 3;
/** A word that begins with a capital more often than in one of three places is taken for a name. */
const NAME_SHARE = 2 / 3;
/** A word that more works than this share have tells nothing of one. */
const MOST_SHARE = 0.25;
/** The most frequent words of a text are weighed, however many more there are. */
const MOST_WEIGHED = 4000;

const decoder = new TextDecoder();

/**
 * The words that tell a text most from the other works of an index: frequent in it and rare in them; forms of one word count apart. Names
 * are left out: they are those of characters and places, by which works are tagged, and would hide what a story is about. Words no other
 * work has lead nowhere, and are left out too.
 */
export function tellingWords(parts: readonly BodyPart[], index: TextIndex, most: number): TellingWord[] {
  const works = index.size;
  return frequentWords(parts)
    .flatMap(({ word, count }): TellingWord[] => {
      const having = index.worksWith(word);
      if (having < 2 || having > Math.max(2, works * MOST_SHARE)) return [];
      return [{ word, count, weight: Math.log1p(count) * Math.log(works / having) }];
    })
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, most);
}

/** The words that stand there at least twice and are no names, the most frequent first. */
function frequentWords(parts: readonly BodyPart[]): { word: string; count: number }[] {
  const counts = new Map<string, { count: number; capitals: number }>();
  const scanner = new WordScanner();
  for (const { kind, bytes } of parts)
    for (scanner.read(bytes, kind === 'xhtml'); scanner.next(); ) {
      if (scanner.length < SHORTEST) continue;
      const word = decoder.decode(scanner.word.subarray(0, scanner.length));
      const known = counts.get(word) ?? { count: 0, capitals: 0 };
      known.count += 1;
      if (isCapital(decoder.decode(bytes.subarray(scanner.start, scanner.stop)))) known.capitals += 1;
      counts.set(word, known);
    }
  return [...counts]
    .filter(([word, { count, capitals }]) => count > 1 && capitals <= count * NAME_SHARE && !/\d/.test(word))
    .map(([word, { count }]) => ({ word, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_WEIGHED);
}

/** A letter that has a small form and is not it. Scripts without capitals have no names by this rule. */
function isCapital(word: string): boolean {
  const [first = ''] = word;
  return first !== first.toLowerCase();
}
