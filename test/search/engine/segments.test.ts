import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkFacets, WorkId } from '#catalogue';
import {
  createSearchIndex,
  FACET_KINDS,
  type FacetValue,
  noTexts,
  type Query,
  type ReaderView,
  type SearchIndex,
} from '#search';
import { anyLibraryQuery, anyReader, anyWork } from '../arbitrary-library.ts';
import { countsOf, naiveCounts, naiveSearch } from '../naive-search.ts';
import { NOBODY, NOW, titleAnswers } from '../small-library.ts';

/** Limits so low that few works meet every case: tails beside heads, hot sets, counting in every way. */
const LIMITS = { heads: 7, hotLeast: 3, few: 2, mergeAfter: Number.POSITIVE_INFINITY };

/** Compares every answer with the naive search; the quick top values with the whole facets. */
async function expectAsNaive(
  index: SearchIndex,
  works: ReadonlyMap<WorkId, WorkFacets>,
  query: Query,
  reader: ReaderView,
): Promise<void> {
  const list = [...works.values()];
  const texts = titleAnswers(list);
  const expected = naiveSearch(list, query, { reader, now: NOW });
  const whole = await index.search(query, texts, {
    offset: 0,
    limit: 1000,
    now: NOW,
    reader,
    facets: { kinds: FACET_KINDS, values: 1000 },
  });
  expect(whole.total).toBe(expected.length);
  expect(whole.ids).toEqual(expected.slice(0, 1000).map(({ id }) => id));
  for (const facet of whole.facets) {
    const counts = naiveCounts(expected, facet.kind);
    expect(facet.total).toBe(counts.size);
    for (const [value, count] of counts) expect(countsOf(facet).get(value)).toBe(count);
  }
  const quick = await index.search(query, texts, {
    offset: 3,
    limit: 5,
    now: NOW,
    reader,
    facets: { kinds: FACET_KINDS, values: 3, totals: false },
  });
  expect(quick.ids).toEqual(whole.ids.slice(3, 8));
  for (const [at, facet] of quick.facets.entries()) {
    const all = whole.facets[at];
    const plain = (values: readonly FacetValue[] = []) =>
      values.filter(({ count, state }) => count > 0 && state === 'none');
    const shown = plain(facet.values);
    expect(facet.total).toBe(Math.min(4, all?.total ?? 0));
    expect(shown).toEqual(plain(all?.values).slice(0, shown.length));
    expect(facet.values.length).toBeGreaterThanOrEqual(Math.min(3, all?.total ?? 0));
    for (const value of facet.values) expect(all?.values).toContainEqual(value);
  }
}

describe.for(['simd', 'plain'] as const)('a base and a delta segment with %s kernels', (kernels) => {
  test('answer as a search that goes through work by work, while works change, go and are merged', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ save: fc.array(anyWork, { maxLength: 25 }) }) },
      {
        weight: 2,
        arbitrary: fc.record({ remove: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }) }),
      },
      { weight: 2, arbitrary: fc.constant('settle' as const) },
      { weight: 5, arbitrary: fc.record({ ask: anyLibraryQuery, reader: anyReader }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const index = createSearchIndex({ ...LIMITS, kernels });
        const works = new Map<WorkId, WorkFacets>();
        for (const one of steps) {
          if (one === 'settle') index.settle();
          else if ('save' in one) {
            index.save(one.save);
            for (const work of one.save) works.set(work.id, work);
          } else if ('remove' in one) {
            index.remove(one.remove as WorkId[]);
            for (const id of one.remove) works.delete(id as WorkId);
          } else await expectAsNaive(index, works, one.ask, one.reader);
          expect(index.size).toBe(works.size);
        }
      }),
      { numRuns: kernels === 'simd' ? 150 : 40 },
    );
  });

  test('answer as a delta alone does, over two thousand works', async () => {
    const sample = fc.sample(anyWork, { numRuns: 2000, seed: 21 });
    const works = sample.map((work, at) => ({ ...work, id: (at + 1) as WorkId }));
    const limits = { ...LIMITS, few: 100, hotLeast: 150, kernels };
    const [index, delta] = [createSearchIndex(limits), createSearchIndex(LIMITS)];
    for (const one of [index, delta]) {
      one.save(works.slice(0, 1900));
      if (one === index) one.settle();
      one.remove(works.slice(50, 90).map(({ id }) => id));
      one.save(works.slice(1800));
    }
    const kinds = ['fandom', 'relationship', 'character', 'tag', 'creator'] as const;
    for (const text of ['holmes', 'em', 'slow b', 'lee', 'tea', 'watsn'])
      for (const among of [{}, { fandoms: ['Emma'] }]) {
        const options = { kinds, limit: 20, ...among };
        expect(index.suggest(text, options)).toEqual(delta.suggest(text, options));
      }
    const texts = titleAnswers(works);
    for (const query of fc.sample(anyLibraryQuery, { numRuns: 150, seed: 22 })) {
      for (const totals of [true, false]) {
        const options = { offset: 7, limit: 20, now: NOW, facets: { kinds: FACET_KINDS, values: 4, totals } };
        expect(await index.search(query, texts, options)).toEqual(await delta.search(query, texts, options));
      }
    }
    const options = { offset: 2, limit: 1000, now: NOW };
    for (const { condition } of fc.sample(anyLibraryQuery, { numRuns: 60, seed: 23 }))
      for (const sort of [
        { by: 'relevance', descending: true } as const,
        { by: 'random', descending: false, seed: 5 } as const,
      ]) {
        const query = { condition, sort };
        expect(await index.search(query, texts, options)).toEqual(await delta.search(query, texts, options));
      }
  });
});

test('a merge between other work loses nothing that changes meanwhile', async () => {
  const index = createSearchIndex({ ...LIMITS, mergeAfter: 500 });
  const works = fc
    .sample(anyWork, { numRuns: 1500, seed: 31 })
    .map((work, at) => ({ ...work, id: (at + 1) as WorkId }));
  const left = new Map<WorkId, WorkFacets>();
  const everything: Query = { condition: { kind: 'all' }, sort: { by: 'words', descending: true } };
  for (let from = 0; from < 1500; from += 100) {
    const page = works.slice(from, from + 100);
    index.save(page);
    for (const work of page) left.set(work.id, work);
    const gone = works[from / 2]?.id ?? (1 as WorkId);
    index.remove([gone]);
    left.delete(gone);
    await new Promise((resolve) => setTimeout(resolve, from === 700 ? 800 : 5));
    const found = await index.search(everything, noTexts, { offset: 0, limit: 1000 });
    expect(found.total).toBe(left.size);
  }
  await expectAsNaive(index, left, everything, NOBODY);
});
