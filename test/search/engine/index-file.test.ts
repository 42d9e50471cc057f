import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkId } from '#catalogue';
import { createSearchIndex, FACET_KINDS, loadSearchIndex, noTexts, type SearchIndex } from '#search';
import { anyLibraryQuery, anyWork } from '../arbitrary-library.ts';

const LIMITS = { heads: 7, hotLeast: 20, few: 10, mergeAfter: Number.POSITIVE_INFINITY };
const STAMP = { library: 'shelf', works: 300, change: 41 };
const WORKS = fc
  .sample(anyWork, { numRuns: 320, seed: 5 })
  .map((work, at) => ({ ...work, id: (at + 1) as WorkId }));
const QUERIES = fc.sample(anyLibraryQuery, { numRuns: 60, seed: 6 });

function settledIndex(): SearchIndex {
  const index = createSearchIndex(LIMITS);
  index.save(WORKS.slice(0, 300));
  index.settle();
  return index;
}

function dumped(index: SearchIndex): Uint8Array {
  const chunks = index.dump(STAMP);
  if (chunks === null) throw new Error('nothing was dumped');
  return Buffer.concat([...chunks]);
}

function reader(bytes: Uint8Array): (into: Uint8Array) => Promise<boolean> {
  let at = 0;
  return async (into) => {
    if (at + into.length > bytes.length) return false;
    into.set(bytes.subarray(at, at + into.length));
    at += into.length;
    return true;
  };
}

async function answers(index: SearchIndex): Promise<unknown[]> {
  const options = { offset: 0, limit: 50, facets: { kinds: FACET_KINDS, values: 5 } };
  const found = [];
  for (const query of QUERIES) found.push(await index.search(query, noTexts, options));
  return found;
}

describe('an index as bytes', () => {
  test.for(['simd', 'plain'] as const)('answers as before with %s kernels, and goes on', async (kernels) => {
    const index = settledIndex();
    const loaded = await loadSearchIndex(reader(dumped(index)), { ...LIMITS, kernels });
    expect(loaded?.stamp).toEqual(STAMP);
    if (!loaded) return;
    expect(loaded.index.size).toBe(300);
    expect(await answers(loaded.index)).toEqual(await answers(index));
    for (const one of [index, loaded.index]) {
      one.save(WORKS.slice(290));
      one.remove([3 as WorkId]);
    }
    expect(await answers(loaded.index)).toEqual(await answers(index));
    loaded.index.settle();
    expect(await answers(loaded.index)).toEqual(await answers(index));
  });

  test('is there only when every work is in the base', () => {
    const index = createSearchIndex(LIMITS);
    expect(index.dump(STAMP)).toBeNull();
    index.save(WORKS);
    expect(index.dump(STAMP)).toBeNull();
    index.settle();
    expect(index.dump(STAMP)).not.toBeNull();
    index.remove([7 as WorkId]);
    expect(index.dump(STAMP)).toBeNull();
  });

  test('is refused when it is cut short or a byte of it changed', async () => {
    const bytes = dumped(settledIndex());
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const damaged = bytes.slice();
          damaged[at] = (damaged[at] ?? 0) ^ flip;
          expect(await loadSearchIndex(reader(damaged))).toBeNull();
          expect(await loadSearchIndex(reader(bytes.subarray(0, at)))).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });
});
