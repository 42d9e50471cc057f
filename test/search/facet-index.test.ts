import { describe, expect, test } from 'vitest';
import type { WorkId } from '#catalogue';
import { createSearchIndex, MAX_PAGE_SIZE, noTexts, parseQuery, type TextAnswers } from '#search';
import { ask, bestFirst, EVERYTHING, fandom, work } from './small-library.ts';

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
    expect((await index.search(query, noTexts, EVERYTHING)).ids).toEqual([1]);
    index.remove([1 as WorkId]);
    expect((await index.search(query, noTexts, EVERYTHING)).ids).toEqual([2]);
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
    const answer = async () => (await index.search(query, noTexts, EVERYTHING)).ids;
    index.save([work(1, { title: 'The Moor' }), work(2, { title: 'a hound' }), work(3, { title: 'Élan' })]);
    expect(await answer()).toEqual([3, 2, 1]);
    index.save([work(4, { title: 'Inn' }), work(5, { title: 'zoo' }), work(6, { title: 'An Arch' })]);
    expect(await answer()).toEqual([6, 3, 2, 4, 1, 5]);
  });

  test('relevance follows the text answers, tags alone come last', async () => {
    const works = [1, 2, 3].map((id) => work(id, {}));
    const tagged = work(4, { tags: fandom('Tea') });
    const texts: TextAnswers = async (leaf) => bestFirst(leaf.text === 'tea' ? [2, 3, 1] : [3, 1]);
    expect((await ask([...works, tagged], 'tea', EVERYTHING, texts)).ids).toEqual([2, 3, 1, 4]);
    expect((await ask([...works, tagged], 'tea OR cake', EVERYTHING, texts)).ids).toEqual([3, 2, 1, 4]);
    expect((await ask([...works, tagged], 'tea -cake', EVERYTHING, texts)).ids).toEqual([2, 4]);
  });
});
