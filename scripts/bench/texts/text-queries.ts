/**
 * The text queries: 50 each of phrases, all words, all words ranked and any word ranked; a third among all works, a third among those with a
 * common tag, a third among those of one fandom. And how many works each has, found by reading all words.
 */
import { idsOfKind, type Kind } from '../million/kinds.ts';
import { countTags } from '../million/queries.ts';
import type { Corpus } from '../million/works.ts';
import { type Random, seeded } from '../random.ts';
import { drawWord, type Language, storyWords } from './stories.ts';

/** How the words are asked for. `all` and `phrase` list the newest first, the other two the best. */
export const ASKINGS = ['phrase', 'all', 'ranked all', 'ranked any'] as const;
/** One of {@link ASKINGS}. */
export type Asking = (typeof ASKINGS)[number];

/** `words` are places in the vocabulary; `tag` is a tag id that works must have, or null. */
export type StoryQuery = { asking: Asking; words: number[]; tag: number | null };

const EACH = 50;
/** Words more frequent than this are not asked for alone. */
const COMMONEST = 30;

export function makeStoryQueries(corpus: Corpus, language: Language, seed = 43): StoryQuery[] {
  const random = seeded(seed);
  const counts = countTags(corpus);
  const { kindStarts } = corpus.universe;
  const shareOf = (tag: number) => (counts[tag] ?? 0) / corpus.works.count;
  const tagsOf = (kind: Kind, least: number, most: number) => {
    const { from, to } = idsOfKind(kindStarts, kind);
    const tags: number[] = [];
    for (let tag = from; tag < to; tag += 1)
      if (shareOf(tag) >= least && shareOf(tag) <= most) tags.push(tag);
    return tags;
  };
  const common = [...tagsOf('category', 0.05, 0.3), ...tagsOf('tag', 0.03, 0.3)];
  const fandoms = tagsOf('fandom', 0.002, 0.1);
  return ASKINGS.flatMap((asking) =>
    Array.from({ length: EACH }, (_, place) => ({
      asking,
      words: wordsFor(random, corpus, language, asking),
      tag: [null, any(random, common), any(random, fandoms)][place % 3] ?? null,
    })),
  );
}

function any(random: Random, tags: readonly number[]): number {
  return tags[Math.floor(random() * tags.length)] ?? 0;
}

/** Half of the phrases are recurring ones, half stand somewhere in a story. */
function wordsFor(random: Random, corpus: Corpus, language: Language, asking: Asking): number[] {
  const size = 2 + Math.floor(random() * 3);
  if (asking === 'phrase') {
    const phrase = language.phrases[Math.floor(random() * language.phrases.length)];
    if (random() < 0.5 && phrase) return [...phrase];
    const story = storyWords(language, Math.floor(random() * corpus.works.count), 500);
    const from = Math.floor(random() * 490);
    return [...story.subarray(from, from + size)];
  }
  const words = new Set<number>();
  while (words.size < Math.min(size, 3)) {
    const word = drawWord(random);
    if (word >= COMMONEST) words.add(word);
  }
  return [...words];
}

/** How many works each query finds: every story is made and read word by word. */
export function countMatches(
  corpus: Corpus,
  language: Language,
  queries: readonly StoryQuery[],
  length: number,
): number[] {
  const { tags, tagStarts, count } = corpus.works;
  const totals = queries.map(() => 0);
  const lastStory = new Int32Array(language.words.length).fill(-1);
  for (let row = 0; row < count; row += 1) {
    const words = storyWords(language, row, length);
    for (const word of words) lastStory[word] = row;
    const own = new Set(tags.subarray(tagStarts[row], tagStarts[row + 1]));
    for (const [place, query] of queries.entries()) {
      if (query.tag !== null && !own.has(query.tag)) continue;
      const here = (word: number) => lastStory[word] === row;
      const found = query.asking === 'ranked any' ? query.words.some(here) : query.words.every(here);
      if (found && (query.asking !== 'phrase' || holdsRun(words, query.words)))
        totals[place] = (totals[place] ?? 0) + 1;
    }
  }
  return totals;
}

function holdsRun(words: Uint32Array, run: readonly number[]): boolean {
  const [first = -1] = run;
  for (let at = words.indexOf(first); at >= 0; at = words.indexOf(first, at + 1))
    if (run.every((word, place) => words[at + place] === word)) return true;
  return false;
}
