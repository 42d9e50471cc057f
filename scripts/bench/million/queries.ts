/**
 * The query set: 200 filters as people put them together, the same for the same works and seed. Popular and rare tags are
 * asked for alike: half of the fandoms are those of a work drawn at random, half are drawn by rank.
 */
import { pick, type Random, seeded, zipf } from '../random.ts';
import { aliasTable } from './draws.ts';
import { idsOfKind, type Kind, LANGUAGES, RATING_SHARES } from './kinds.ts';
import { FANDOMS } from './universe.ts';
import type { Corpus } from './works.ts';

/** What works are sorted by, greatest first; equal works follow with the greatest id first. */
export type Order = 'updated' | 'kudos';

/** Tag ids that a work must have and must not have, a place in LANGUAGES, inclusive bounds of words, and the order. */
export type TagQuery = {
  includes: number[];
  excludes: number[];
  language: number | null;
  words: { from: number | null; to: number | null };
  order: Order;
};

/** What a query begins with, and how many of 200 do. */
const STARTS = {
  fandom: 51,
  hot: 40,
  'fandom and tag': 32,
  ship: 26,
  'three or four': 19,
  tag: 17,
  category: 10,
  warning: 5,
} as const;
type Start = keyof typeof STARTS;

const HOT_TAGS = 160;
const LEFT_OUT = [0.45, 0.3, 0.15, 0.1];
const WORD_RANGES = [
  { from: null, to: 1000 },
  { from: 1000, to: 5000 },
  { from: 5000, to: 20_000 },
  { from: 20_000, to: 100_000 },
  { from: 50_000, to: null },
];

export function makeQueries(corpus: Corpus, seed = 17): TagQuery[] {
  const random = seeded(seed);
  const counts = countTags(corpus);
  const hot = mostUsed(counts, HOT_TAGS, idsOfKind(corpus.universe.kindStarts, 'fandom').from);
  const rating = aliasTable(RATING_SHARES);
  const leftOut = aliasTable(LEFT_OUT);
  return Object.entries(STARTS).flatMap(([start, count]) =>
    Array.from({ length: count }, () => {
      const includes = startOf(random, corpus, start as Start, hot);
      if (random() < 0.25) includes.push(rating(random));
      const excludes = new Set<number>();
      for (let left = leftOut(random); left > 0; left -= 1) {
        const one = random() < 0.25 ? Math.floor(random() * 11) : pick(random, hot);
        if (!includes.includes(one)) excludes.add(one);
      }
      const language =
        random() < 0.3 ? (random() < 0.7 ? 0 : 1 + Math.floor(random() * (LANGUAGES.length - 1))) : null;
      const words = random() < 0.25 ? pick(random, WORD_RANGES) : { from: null, to: null };
      const order = random() < 0.5 ? 'updated' : 'kudos';
      return { includes: [...new Set(includes)], excludes: [...excludes], language, words, order } as const;
    }),
  );
}

/** How many works have each tag. */
export function countTags({ works, universe }: Corpus): Uint32Array {
  const counts = new Uint32Array(universe.kindStarts.at(-1) ?? 0);
  for (const tag of works.tags) counts[tag] = (counts[tag] ?? 0) + 1;
  return counts;
}

/** The most used tags from an id on, most used first; equal ones by id. */
function mostUsed(counts: Uint32Array, size: number, from: number): number[] {
  const least = counts.slice(from).sort().at(-size) ?? 0;
  const top: number[] = [];
  for (let tag = from; tag < counts.length; tag += 1) if ((counts[tag] ?? 0) >= least) top.push(tag);
  return top.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, size);
}

function startOf(random: Random, corpus: Corpus, start: Start, hot: readonly number[]): number[] {
  switch (start) {
    case 'fandom':
      return [random() < 0.5 ? tagOfAnyWork(random, corpus, ['fandom']) : fandomByRank(random, corpus)];
    case 'hot':
      return [pick(random, hot)];
    case 'fandom and tag':
      return tagsOfAnyWork(random, corpus, [['fandom'], ['tag']]);
    case 'ship':
      return [tagOfAnyWork(random, corpus, ['relationship'])];
    case 'three or four': {
      const any: Kind[] = ['fandom', 'relationship', 'character', 'tag'];
      const wanted: Kind[][] = [['fandom'], ['character', 'relationship'], ['tag'], any];
      return tagsOfAnyWork(random, corpus, wanted.slice(0, random() < 0.5 ? 3 : 4));
    }
    case 'tag':
      return [tagOfAnyWork(random, corpus, ['tag'])];
    case 'category':
      return [tagOfAnyWork(random, corpus, ['category'])];
    case 'warning':
      return [tagOfAnyWork(random, corpus, ['warning'])];
  }
}

function fandomByRank(random: Random, { universe }: Corpus): number {
  return universe.ids.fandom[zipf(random, FANDOMS)] ?? 0;
}

function tagOfAnyWork(random: Random, corpus: Corpus, kinds: Kind[]): number {
  return tagsOfAnyWork(random, corpus, [kinds])[0] ?? 0;
}

/** Tags of one work, one for each set of kinds: works are drawn until one has them. */
function tagsOfAnyWork(random: Random, { works, universe }: Corpus, wanted: Kind[][]): number[] {
  for (;;) {
    const row = Math.floor(random() * works.count);
    const tags = works.tags.subarray(works.tagStarts[row] ?? 0, works.tagStarts[row + 1] ?? 0);
    const taken = new Set<number>();
    for (const kinds of wanted) {
      const open = [...tags].filter(
        (tag) => !taken.has(tag) && kinds.some((kind) => isOfKind(universe.kindStarts, tag, kind)),
      );
      if (open.length > 0) taken.add(pick(random, open));
    }
    if (taken.size === wanted.length) return [...taken];
  }
}

function isOfKind(kindStarts: Uint32Array, tag: number, kind: Kind): boolean {
  const { from, to } = idsOfKind(kindStarts, kind);
  return tag >= from && tag < to;
}
