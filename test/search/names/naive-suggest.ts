/** What suggestions should be, by comparing what was typed with every word of every name. */
import { nameWords } from '../../../src/search/name-words.ts';
import type { TermKind } from '../../../src/search/names/kinds.ts';
import { keyOf } from './naive-names.ts';

/** A name that may be suggested: its own names and its synonyms, each with its words. */
export type Candidate = {
  term: number;
  kind: TermKind;
  works: number;
  length: number;
  spellings: { key: string; words: string[]; alias: string | null }[];
};

type Ranked = { term: number; tier: number; aliases: (string | null)[] };

const FEW = 5;

/** The best of the candidates in their order, each with the spellings that are equally near to what was typed. */
export function naiveSuggest(candidates: readonly Candidate[], text: string, limit: number): Ranked[] {
  const exact = rank(candidates, text, () => 0, limit);
  if (exact.length >= Math.min(FEW, limit)) return exact;
  return rank(candidates, text, (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2), limit);
}

function rank(
  candidates: readonly Candidate[],
  text: string,
  forgiven: (word: string) => number,
  limit: number,
): Ranked[] {
  const typed = [...new Set(nameWords(text))];
  const isWhole = (kind: TermKind, key: string) =>
    key !== '' && key === keyOf({ kind, name: text, members: [] });
  return candidates
    .filter(({ works }) => works > 0)
    .map((candidate) => {
      const tiers = candidate.spellings.map((spelling) =>
        isWhole(candidate.kind, spelling.key) ? 0 : tierOf(spelling.words, typed, forgiven),
      );
      const tier = Math.min(...tiers);
      const aliases = candidate.spellings.filter((_, at) => tiers[at] === tier).map(({ alias }) => alias);
      return { ...candidate, tier, aliases };
    })
    .filter(({ tier }) => tier < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.tier - b.tier || b.works - a.works || a.length - b.length || a.term - b.term)
    .slice(0, limit)
    .map(({ term, tier, aliases }) => ({ term, tier, aliases }));
}

function tierOf(
  words: readonly string[],
  typed: readonly string[],
  forgiven: (word: string) => number,
): number {
  if (typed.length === 0) return Number.POSITIVE_INFINITY;
  let isBegun = false;
  let edits = 0;
  for (const word of typed) {
    const distances = words.map((one) => nearestBeginning(one, word));
    const least = Math.min(Number.POSITIVE_INFINITY, ...distances);
    if (least > forgiven(word)) return Number.POSITIVE_INFINITY;
    edits += least;
    isBegun ||= !words.includes(word);
  }
  return edits > 0 ? 2 + edits : isBegun ? 2 : 1;
}

/** The least optimal-string-alignment distance of what was typed to a beginning of a word, in UTF-16 code units. */
export function nearestBeginning(word: string, typed: string): number {
  const lengths = Array.from({ length: word.length + 1 }, (_, length) => length);
  return Math.min(...lengths.map((length) => distance(word.slice(0, length), typed)));
}

function distance(a: string, b: string): number {
  const cells = new Map<number, number>();
  const cell = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = i * 1000 + j;
    const known = cells.get(key);
    if (known !== undefined) return known;
    let least = Math.min(
      cell(i - 1, j) + 1,
      cell(i, j - 1) + 1,
      cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    );
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      least = Math.min(least, cell(i - 2, j - 2) + 1);
    cells.set(key, least);
    return least;
  };
  return cell(a.length, b.length);
}
