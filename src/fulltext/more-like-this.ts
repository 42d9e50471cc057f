import { tellingWords } from './telling-words.ts';
import type { BodyPart } from './text-document.ts';
import type { TextIndex } from './text-index.ts';
import { isIn, type WorkSet } from './work-set.ts';

/** What is asked of whoever knows the tags of works. */
export type TagCounts = {
  /** The tags of a work, and how many works have each. */
  tagsOf(work: number): readonly { name: string; works: number }[];
  /** The works that have a tag, at most some thousands of them. */
  worksWith(name: string): readonly number[];
  /** How many works there are. */
  readonly works: number;
};

/** A work to find others like, and among which. */
export type Likened = {
  work: number;
  parts: readonly BodyPart[];
  within?: WorkSet | null;
  limit: number;
};

/** A work like another, and what it shares, the most telling first. Likeness is above 0 and at most 1. */
export type SimilarWork = { work: number; likeness: number; tags: string[]; words: string[] };

/** Words that are sought. */
const MOST_WORDS = 25;
/** Works that are looked at by words and by tags, before both are put together. */
const MOST_LOOKED_AT = 200;
/** A tag that more works than this have says little, and is not followed. */
const MOST_WORKS_OF_TAG = 5000;
/** What likeness by tags counts, and by words. */
const TAGS_SHARE = 0.6;

/** The works most like another, by the tags they share, a rare one counting more, and by the words that tell it from others. */
export function moreLikeThis(likened: Likened, index: TextIndex, tags: TagCounts): SimilarWork[] {
  const words = tellingWords(likened.parts, index, MOST_WORDS).map(({ word }) => word);
  const byWords = likenessByWords(likened, words, index);
  const byTags = likenessByTags(likened, tags);
  const works = new Set([...byWords.keys(), ...byTags.keys()]);
  works.delete(likened.work);
  const best = [...works]
    .map((work) => ({
      work,
      likeness: TAGS_SHARE * (byTags.get(work) ?? 0) + (1 - TAGS_SHARE) * (byWords.get(work) ?? 0),
    }))
    .sort((a, b) => b.likeness - a.likeness || b.work - a.work)
    .slice(0, likened.limit);
  const shared = sharedWords(
    words,
    best.map(({ work }) => work),
    index,
  );
  const own = [...tags.tagsOf(likened.work)].sort((a, b) => a.works - b.works);
  return best.map(({ work, likeness }) => {
    const theirs = new Set(tags.tagsOf(work).map(({ name }) => name));
    const common = own.map(({ name }) => name).filter((name) => theirs.has(name));
    return { work, likeness, tags: common, words: shared.get(work) ?? [] };
  });
}

/** By the best scores of the words together; 1 is the most any has. */
function likenessByWords(
  { work, within = null }: Likened,
  words: readonly string[],
  index: TextIndex,
): Map<number, number> {
  if (words.length === 0) return new Map();
  const parts = words.map((word) => ({ kind: 'word' as const, text: word, exact: true }));
  const { works } = index.best({ kind: 'or', parts }, { within, limit: MOST_LOOKED_AT + 1 });
  const others = works.filter((one) => one.work !== work);
  const most = others[0]?.score ?? 1;
  return new Map(others.map((one) => [one.work, one.score / most]));
}

/** By how rare the shared tags are, against all tags of the work; the works that have most come first. */
function likenessByTags({ work, within = null }: Likened, tags: TagCounts): Map<number, number> {
  const sums = new Map<number, number>();
  let all = 0;
  for (const { name, works } of tags.tagsOf(work)) {
    const weight = Math.log(1 + tags.works / Math.max(1, works));
    all += weight;
    if (works > MOST_WORKS_OF_TAG) continue;
    for (const other of tags.worksWith(name))
      if (other !== work && (within === null || isIn(within, other)))
        sums.set(other, (sums.get(other) ?? 0) + weight);
  }
  const best = [...sums].sort((a, b) => b[1] - a[1]).slice(0, MOST_LOOKED_AT);
  return new Map(best.map(([other, sum]) => [other, sum / all]));
}

/** Which of the words each of some works has, the most telling first. */
function sharedWords(
  words: readonly string[],
  works: readonly number[],
  index: TextIndex,
): Map<number, string[]> {
  const shared = new Map<number, string[]>();
  const within: WorkSet = { kind: 'ids', ids: Uint32Array.from(works).sort() };
  for (const word of words)
    for (const work of index.match({ kind: 'word', text: word, exact: true }, within).works)
      shared.set(work, [...(shared.get(work) ?? []), word]);
  return shared;
}
