import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkFacets, WorkId } from '#catalogue';
import { createSearchIndex, type Query, type ReaderView, type SearchIndex } from '#search';
import { facetCondition } from '../../src/search/facet-choices.ts';
import { anyLibraryQuery, anyReader, anyWork } from './arbitrary-library.ts';
import { countsOf, naiveCounts, naiveSearch } from './naive-search.ts';
import { EVERYTHING, NOBODY, NOW, titleAnswers } from './small-library.ts';

async function expectAsNaive(
  index: SearchIndex,
  works: WorkFacets[],
  query: Query,
  reader: ReaderView,
): Promise<void> {
  const expected = naiveSearch(works, query, { reader, now: NOW });
  const unmuted = naiveSearch(works, query, { reader: { ...reader, muted: null }, now: NOW });
  const found = await index.search(query, titleAnswers(works), { ...EVERYTHING, reader });
  expect(found.ids).toEqual(expected.map(({ id }) => id));
  expect(found.total).toBe(expected.length);
  expect(found.hidden).toBe(unmuted.length - expected.length);
  for (const facet of found.facets) {
    const counts = naiveCounts(expected, facet.kind);
    expect(facet.total).toBe(counts.size);
    if (facet.values.every(({ state }) => state === 'none')) expect(countsOf(facet)).toEqual(counts);
    else for (const [value, count] of counts) expect(countsOf(facet).get(value)).toBe(count);
  }
}

describe('against a search that goes through work by work', () => {
  test('ids, totals, order and facet counts agree, after works change and go', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyWork, { maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 10 }),
        fc.array(anyWork, { maxLength: 10 }),
        fc.array(anyLibraryQuery, { minLength: 1, maxLength: 5 }),
        anyReader,
        async (first, removed, second, queries, reader) => {
          const index = createSearchIndex();
          index.save(first);
          index.remove(removed as WorkId[]);
          index.save(second);
          const works = new Map(first.map((work) => [work.id, work]));
          for (const id of removed) works.delete(id as WorkId);
          for (const work of second) works.set(work.id, work);
          expect(index.size).toBe(works.size);
          for (const query of queries) await expectAsNaive(index, [...works.values()], query, reader);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('the number beside a value is the total of the query with that value', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyWork, { maxLength: 25 }),
        anyLibraryQuery,
        anyReader,
        async (list, { condition, sort }, reader) => {
          const works = [...new Map(list.map((one) => [one.id, one])).values()];
          const index = createSearchIndex();
          index.save(works);
          const search = (query: Query, limit: number) =>
            index.search(query, titleAnswers(works), { ...EVERYTHING, limit, reader });
          const { facets } = await search({ condition, sort }, 0);
          for (const { kind, values } of facets)
            for (const { value, count } of values) {
              const chosen = facetCondition(kind, value);
              expect(chosen, `${kind} ${value}`).not.toBeNull();
              const parts = [condition, ...(chosen === null ? [] : [chosen])];
              const { total } = await search({ condition: { kind: 'and', parts }, sort }, 0);
              expect(total, `${kind} ${value}`).toBe(count);
            }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a large library that was saved over and over agrees too', async () => {
    const works = fc
      .sample(anyWork, { numRuns: 1500, seed: 11 })
      .map((work, at) => ({ ...work, id: (at + 1) as WorkId }));
    const index = createSearchIndex();
    index.save(works.map((work) => ({ ...work, rating: 'General', tags: [] })));
    index.save(works.slice(0, 1400));
    index.save(works);
    index.remove(works.slice(100, 400).map(({ id }) => id));
    const left = works.filter((_, at) => at < 100 || at >= 400);
    expect(index.size).toBe(left.length);
    for (const query of fc.sample(anyLibraryQuery, { numRuns: 25, seed: 12 })) {
      const expected = naiveSearch(left, query, { reader: NOBODY, now: NOW });
      const found = await index.search(query, titleAnswers(left), EVERYTHING);
      expect(found.total).toBe(expected.length);
      expect(found.ids).toEqual(expected.slice(0, 1000).map(({ id }) => id));
      const ratings = found.facets.find(({ kind }) => kind === 'rating');
      for (const [value, count] of naiveCounts(expected, 'rating'))
        expect(ratings?.values.find((one) => one.value.toLowerCase() === value)?.count).toBe(count);
    }
  });
});
