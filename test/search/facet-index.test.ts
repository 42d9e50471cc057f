import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkFacets, WorkId } from '#catalogue';
import {
  createSearchIndex,
  FACET_KINDS,
  MAX_PAGE_SIZE,
  parseQuery,
  type Query,
  type SearchIndex,
  type SearchOptions,
  type TextAnswers,
} from '#search';
import { anyLibraryQuery, anyWork } from './arbitrary-library.ts';
import { countsOf, naiveCounts, naiveSearch, titleMatches } from './naive-search.ts';

const EVERYTHING: SearchOptions = { offset: 0, limit: 1000, facets: { kinds: FACET_KINDS, values: 1000 } };

/** Text answers that know titles only, in the order of the ids. */
function titleAnswers(works: Iterable<WorkFacets>): TextAnswers {
  const list = [...works];
  return async (leaf) => list.filter((work) => titleMatches(work, leaf)).map(({ id }) => id);
}

async function expectAsNaive(index: SearchIndex, works: WorkFacets[], query: Query): Promise<void> {
  const expected = naiveSearch(works, query);
  const found = await index.search(query, titleAnswers(works), EVERYTHING);
  expect(found.ids).toEqual(expected.map(({ id }) => id));
  expect(found.total).toBe(expected.length);
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
        async (first, removed, second, queries) => {
          const index = createSearchIndex();
          index.save(first);
          index.remove(removed as WorkId[]);
          index.save(second);
          const works = new Map(first.map((work) => [work.id, work]));
          for (const id of removed) works.delete(id as WorkId);
          for (const work of second) works.set(work.id, work);
          expect(index.size).toBe(works.size);
          for (const query of queries) await expectAsNaive(index, [...works.values()], query);
        },
      ),
      { numRuns: 400 },
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
      const expected = naiveSearch(left, query);
      const found = await index.search(query, titleAnswers(left), EVERYTHING);
      expect(found.total).toBe(expected.length);
      expect(found.ids).toEqual(expected.slice(0, 1000).map(({ id }) => id));
      const ratings = found.facets.find(({ kind }) => kind === 'rating');
      for (const [value, count] of naiveCounts(expected, 'rating'))
        expect(ratings?.values.find((one) => one.value.toLowerCase() === value)?.count).toBe(count);
    }
  });
});

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

function work(id: number, over: Partial<WorkFacets>): WorkFacets {
  return { ...base, ...over, id: id as WorkId };
}

function fandom(name: string): WorkFacets['tags'] {
  return [{ kind: 'fandom', name }];
}

async function ask(works: WorkFacets[], text: string, options = EVERYTHING, texts?: TextAnswers) {
  const index = createSearchIndex();
  index.save(works);
  return index.search(parseQuery(text).query, texts ?? (async () => []), options);
}

describe('names', () => {
  const library = [
    work(1, { tags: [{ kind: 'relationship', name: 'Sherlock Holmes/John Watson' }] }),
    work(2, { tags: [{ kind: 'relationship', name: 'John Watson & Sherlock Holmes' }] }),
    work(3, { tags: [{ kind: 'relationship', name: 'Clex', members: ['Clark Kent', 'Lex Luthor'] }] }),
    work(4, { tags: [{ kind: 'relationship', name: 'Lex Luthor/Clark Kent' }] }),
    work(5, { tags: [{ kind: 'fandom', name: 'Amélie' }], creators: ['Ånnie'] }),
    work(6, { tags: [{ kind: 'relationship', name: 'Mary Holmes/Mycroft Holmes' }] }),
  ];
  test.for([
    ['ship:Watson/Holmes', [1]],
    ['ship:"john watson/SHERLOCK HOLMES"', [1]],
    ['ship:Holmes&Watson', [2]],
    ['ship:watson', [2, 1]],
    ['ship:Holmes/Holmes', [6]],
    ['ship:Clex', [4, 3]],
    ['ship:"Clark Kent/Lex Luthor"', [4, 3]],
    ['ship:Kent/Luthor', [4, 3]],
    ['fandom:amelie', [5]],
    ['by:annie', [5]],
    ['amelie', [5]],
    ['"watson sherlock"', [2]],
    ['ship:Holmes/Watson/Lestrade', []],
  ] as const)('%s', async ([text, ids]) => {
    expect((await ask(library, text)).ids).toEqual(ids);
  });

  test('a whole name is preferred as long as some work has it', async () => {
    const index = createSearchIndex();
    index.save([work(1, { tags: fandom('Holmes') }), work(2, { tags: fandom('Sherlock Holmes') })]);
    const { query } = parseQuery('fandom:holmes');
    expect((await index.search(query, async () => [], EVERYTHING)).ids).toEqual([1]);
    index.remove([1 as WorkId]);
    expect((await index.search(query, async () => [], EVERYTHING)).ids).toEqual([2]);
  });
});

describe('synonyms', () => {
  const ships = (name: string) => [{ kind: 'relationship' as const, name }];
  const index = createSearchIndex();
  index.saveAliases([
    { kind: 'fandom', name: 'ACD canon', of: 'Sherlock Holmes' },
    { kind: 'fandom', name: 'Holmes (old)', of: 'Sherlock Holmes' },
    { kind: 'fandom', name: 'Holmes (old)', of: 'Raffles' },
    { kind: 'relationship', name: 'Johnlock', of: 'John Watson/Sherlock Holmes' },
    { kind: 'relationship', name: 'J. Watson/S. Holmes', of: 'Sherlock Holmes/John Watson' },
    { kind: 'tag', name: 'Tooth-rotting Fluff', of: 'Fluff' },
    { kind: 'tag', name: 'Tea', of: 'Nobody has this' },
  ]);
  index.save([
    work(1, { tags: [...fandom('Sherlock Holmes'), ...ships('Sherlock Holmes/John Watson')] }),
    work(2, { tags: fandom('Raffles') }),
    work(3, { tags: [{ kind: 'tag', name: 'Fluff' }] }),
    work(4, { tags: fandom('Emma') }),
  ]);
  const find = async (text: string) =>
    (await index.search(parseQuery(text).query, async () => [], EVERYTHING)).ids;

  test.for([
    ['fandom:"acd CANON"', [1]],
    ['fandom:"holmes old"', [2, 1]],
    ['fandom:"Holmes (Old)"', [2, 1]],
    ['fandom:canon', [1]],
    ['fandom:can*', [1]],
    ['ship:johnlock', [1]],
    ['ship:"S. Holmes/J. Watson"', [1]],
    ['ship:"s/j"', [1]],
    ['ship:johnlock/emma', []],
    ['tag:rotting', [3]],
    ['tag:tea', []],
    ['tag:fluff', [3]],
    ['character:johnlock', []],
    ['johnlock', [1]],
    ['"tooth rotting fluff"', [3]],
    ['rotting', []],
    ['johnl*', []],
  ] as const)('%s', async ([text, ids]) => {
    expect(await find(text)).toEqual(ids);
  });

  test('a facet shows the synonym that is asked for with the count of what it means', async () => {
    const { query } = parseQuery('fandom:"acd canon"');
    const { facets } = await index.search(query, async () => [], EVERYTHING);
    expect(facets.find(({ kind }) => kind === 'fandom')?.values).toEqual([
      { value: 'acd canon', count: 1, state: 'include' },
    ]);
  });

  test('synonyms are replaced whole', async () => {
    index.saveAliases([{ kind: 'fandom', name: 'Emma Woodhouse', of: 'Emma' }]);
    expect(await find('fandom:"acd canon"')).toEqual([]);
    expect(await find('fandom:"emma woodhouse"')).toEqual([4]);
  });
});

describe('facets', () => {
  const library = Array.from({ length: 30 }, (_, at) =>
    work(at + 1, { tags: fandom(`Fandom ${String.fromCharCode(65 + Math.floor(at / 3))}`) }),
  );

  test('the most frequent values, then by name, with the total of all', async () => {
    const options = { offset: 0, limit: 0, facets: { kinds: ['fandom' as const], values: 3 } };
    const { facets, ids } = await ask([...library, work(31, { tags: fandom('Fandom J') })], '', options);
    expect(ids).toEqual([]);
    expect(facets).toEqual([
      {
        kind: 'fandom',
        total: 10,
        values: [
          { value: 'Fandom J', count: 4, state: 'none' },
          { value: 'Fandom A', count: 3, state: 'none' },
          { value: 'Fandom B', count: 3, state: 'none' },
        ],
      },
    ]);
  });

  test('what is chosen is always among the values', async () => {
    const options = {
      offset: 0,
      limit: 0,
      facets: { kinds: ['fandom' as const, 'tag' as const], values: 1 },
    };
    const { facets } = await ask(
      library,
      '-fandom:"fandom j" -fandom:nobody -tag:x (zebra OR fandom:c*)',
      options,
    );
    expect(facets[0]).toEqual({
      kind: 'fandom',
      total: 1,
      values: [
        { value: 'Fandom C', count: 3, state: 'none' },
        { value: 'fandom j', count: 0, state: 'exclude' },
        { value: 'nobody', count: 0, state: 'exclude' },
      ],
    });
    expect(facets[1]?.values).toEqual([{ value: 'x', count: 0, state: 'exclude' }]);
  });

  test('names that differ in case and accents are one value, spelt as it first came or was asked for', async () => {
    const works = ['Café', 'CAFE', 'cafe'].map((name, at) => work(at + 1, { tags: fandom(name) }));
    const values = async (text: string) =>
      (await ask(works, text)).facets.find(({ kind }) => kind === 'fandom')?.values;
    expect(await values('')).toEqual([{ value: 'Café', count: 3, state: 'none' }]);
    expect(await values('fandom:cafe')).toEqual([{ value: 'cafe', count: 3, state: 'include' }]);
  });
});

describe('order and pages', () => {
  const library = Array.from({ length: 3000 }, (_, at) => work(at + 1, { words: at % 7 }));

  test.for(['sort:words', 'sort:-words', 'sort:random:5', 'sort:title', ''])(
    'pages of %s are stretches of one order',
    async (text) => {
      const whole: WorkId[] = [];
      for (let offset = 0; offset < 3000; offset += 600)
        whole.push(...(await ask(library, text, { ...EVERYTHING, offset, limit: 600 })).ids);
      expect(new Set(whole).size).toBe(3000);
      expect((await ask(library, text, { ...EVERYTHING, offset: 985, limit: 30 })).ids).toEqual(
        whole.slice(985, 1015),
      );
    },
  );

  test('random orders differ by seed and hardly follow the ids', async () => {
    const first = (await ask(library, 'sort:random:1')).ids;
    expect((await ask(library, 'sort:random:2')).ids).not.toEqual(first);
    const rising = first.filter((id, at) => at > 0 && id > (first[at - 1] ?? 0)).length;
    expect(rising / first.length).toBeGreaterThan(0.4);
    expect(rising / first.length).toBeLessThan(0.6);
  });

  test('a page is bounded, and empty past the end', async () => {
    expect((await ask(library, '', { ...EVERYTHING, limit: 1e9 })).ids).toHaveLength(MAX_PAGE_SIZE);
    expect((await ask(library, '', { ...EVERYTHING, offset: 3000 })).ids).toEqual([]);
    expect((await ask(library, '', { ...EVERYTHING, offset: 1e12 })).ids).toEqual([]);
  });

  test('titles sort without their article, and titles added later among the others', async () => {
    const index = createSearchIndex();
    const { query } = parseQuery('sort:title');
    const answer = async () => (await index.search(query, async () => [], EVERYTHING)).ids;
    index.save([work(1, { title: 'The Moor' }), work(2, { title: 'a hound' }), work(3, { title: 'Élan' })]);
    expect(await answer()).toEqual([3, 2, 1]);
    index.save([work(4, { title: 'Inn' }), work(5, { title: 'zoo' }), work(6, { title: 'An Arch' })]);
    expect(await answer()).toEqual([6, 3, 2, 4, 1, 5]);
  });

  test('relevance follows the text answers, tags alone come last', async () => {
    const works = [1, 2, 3].map((id) => work(id, {}));
    const tagged = work(4, { tags: fandom('Tea') });
    const texts: TextAnswers = async (leaf) => (leaf.text === 'tea' ? [2, 3, 1] : [3, 1]) as WorkId[];
    expect((await ask([...works, tagged], 'tea', EVERYTHING, texts)).ids).toEqual([2, 3, 1, 4]);
    expect((await ask([...works, tagged], 'tea OR cake', EVERYTHING, texts)).ids).toEqual([3, 1, 2, 4]);
    expect((await ask([...works, tagged], 'tea -cake', EVERYTHING, texts)).ids).toEqual([2, 4]);
  });
});
