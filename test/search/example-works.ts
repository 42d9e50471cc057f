import fc from 'fast-check';
import type { WorkFacets, WorkId } from '#catalogue';
import { anyWork } from './arbitrary-library.ts';

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
};

/** A work like any other, but for what is said of it. */
export function work(id: number, over: Partial<WorkFacets>): WorkFacets {
  return { ...base, ...over, id: id as WorkId };
}

/** The tags of a work of one fandom. */
export function fandom(name: string): WorkFacets['tags'] {
  return [{ kind: 'fandom', name }];
}
