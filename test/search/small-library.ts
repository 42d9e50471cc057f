/** A few works with nothing said of them but what a test says, and how they are searched. */
import fc from 'fast-check';
import type { WorkFacets, WorkId } from '#catalogue';
import {
  createSearchIndex,
  FACET_KINDS,
  noTexts,
  parseQuery,
  type ReaderView,
  type SearchOptions,
  type TextAnswer,
  type TextAnswers,
} from '#search';
import { anyWork } from './arbitrary-library.ts';
import { titleMatches } from './naive-search.ts';

/** When searches are asked. */
export const NOW = new Date('2020-12-15T10:00:00Z');
/** All works on one page, with all values of all facets. */
export const EVERYTHING: SearchOptions = {
  offset: 0,
  limit: 1000,
  facets: { kinds: FACET_KINDS, values: 1000 },
  now: NOW,
};

/** A reader who has opened nothing and muted nothing. */
export const NOBODY: ReaderView = { opened: [], finished: [], bookmarked: [], muted: null };

/** Text answers that know titles only: the sooner a work comes, the better it matches. */
export function titleAnswers(works: Iterable<WorkFacets>): TextAnswers {
  const list = [...works];
  return async (leaf) => bestFirst(list.filter((work) => titleMatches(work, leaf)).map(({ id }) => id));
}

/** An answer of works that match less and less well. */
export function bestFirst(ids: readonly number[]): TextAnswer {
  return { works: Uint32Array.from(ids), scores: Float64Array.from(ids, (_, place) => 1 / (1 + place)) };
}

const base: WorkFacets = {
  ...(fc.sample(anyWork, { numRuns: 1, seed: 1 })[0] as WorkFacets),
  creators: [],
  rating: 'Teen',
  warnings: [],
  categories: [],
  tags: [],
  language: null,
  status: 'unknown',
  words: 100,
  published: null,
  series: null,
  chapters: 1,
  kudos: null,
  source: null,
  has: [],
};

/** A work of which nothing is known but this. */
export function work(id: number, over: Partial<WorkFacets>): WorkFacets {
  return { ...base, ...over, id: id as WorkId };
}

/** A fandom as the tags of a work. */
export function fandom(name: string): WorkFacets['tags'] {
  return [{ kind: 'fandom', name }];
}

/** Searches some works. */
export async function ask(works: WorkFacets[], text: string, options = EVERYTHING, texts?: TextAnswers) {
  const index = createSearchIndex();
  index.save(works);
  return index.search(parseQuery(text).query, texts ?? noTexts, options);
}
