import { describe, expect, test } from 'vitest';
import type { WorkFacets, WorkId } from '#catalogue';
import { createSearchIndex, noTexts, parseQuery, type ReaderView } from '#search';
import { ask, bestFirst, EVERYTHING, fandom, work } from './small-library.ts';

describe('what a work is and has', () => {
  const ships = (...names: string[]): WorkFacets['tags'] =>
    names.map((name) => ({ kind: 'relationship', name, members: name.split(/\s*[/&]\s*/) }));
  const library = [
    work(1, { status: 'complete', tags: [...fandom('Emma'), ...ships('Emma/George')], kudos: 0 }),
    work(2, {
      tags: [
        ...fandom('Emma'),
        { kind: 'fandom', name: 'Austen', above: true },
        ...ships('Emma/George'),
        { kind: 'relationship', name: 'Emma/Anybody', members: ['Emma', 'Anybody'], above: true },
      ],
      language: 'en-GB',
    }),
    work(3, { tags: [...fandom('Emma'), ...fandom('Dracula'), ...ships('Emma/George', 'Emma & Mina')] }),
    work(4, {
      status: 'hiatus',
      chapters: 2,
      language: 'en',
      source: 'emma.archive.example',
      has: ['edits'],
    }),
    work(5, { status: 'abandoned', words: 100_000, published: '2004-03', kudos: 12, has: ['review'] }),
    work(6, { status: 'wip', tags: [{ kind: 'character', name: 'Emma' }], published: '2004', series: 'S' }),
  ];
  test.for([
    ['is:oneshot', [1]],
    ['is:crossover', [3]],
    ['fandom:austen', [2]],
    ['otp:Emma/George', [2, 1]],
    ['otp:George', [2, 1]],
    ['otp:Emma/Anybody', [2]],
    ['otp:"Emma & Mina"', []],
    ['who:Emma', [6, 3, 2, 1]],
    ['who:mina', [3]],
    ['who:geo*', [3, 2, 1]],
    ['is:edited', [4]],
    ['has:review', [5]],
    ['has:kudos', [5, 1]],
    ['has:date', [6, 5]],
    ['has:series', [6]],
    ['kudos:<=20', [5, 1]],
    ['sort:kudos has:kudos', [5, 1]],
    ['sort:-kudos (id:1 OR id:5 OR id:6)', [1, 5, 6]],
    ['status:unknown', [3, 2]],
    ['complete:no', [6, 5, 4]],
    ['lang:en', [4, 2]],
    ['lang:en-gb', [2]],
    ['source:emma.archive.example', [4]],
    ['source:archive', [4]],
    ['published:2004', [6, 5]],
    ['words:>=100k', [5]],
  ] as const)('%s', async ([text, ids]) => {
    const now = library.map((one) => ({ ...one, addedAt: '2024-01-01T00:00:00.000Z' }));
    expect((await ask(now, text)).ids).toEqual(ids);
  });

  test('a synonym of a character means them among the members of relationships too', async () => {
    const index = createSearchIndex();
    index.save(library);
    index.saveAliases([{ kind: 'character', name: 'Wilhelmina', of: 'Mina' }]);
    const found = async (text: string) =>
      (await index.search(parseQuery(text).query, noTexts, EVERYTHING)).ids;
    expect(await found('who:wilhelmina')).toEqual([3]);
    expect(await found('who:will*')).toEqual([]);
  });

  test('a reader’s own: what is not opened, not finished, bookmarked; what is muted is gone everywhere', async () => {
    const ids = (...list: number[]) => list as WorkId[];
    const reader: ReaderView = {
      opened: ids(1, 2, 99),
      finished: ids(1),
      bookmarked: ids(2, 3),
      muted: parseQuery('fandom:Dracula OR "slow burn" OR is:edited').query.condition,
    };
    const answer = async (text: string) => {
      const found = await ask(library, text, { ...EVERYTHING, reader }, async ({ kind }) =>
        bestFirst(kind === 'phrase' ? [5] : []),
      );
      return { ...found, ids: found.ids.sort(), facets: found.facets.flatMap(({ values }) => values) };
    };
    expect(await answer('is:unseen')).toMatchObject({ ids: [6], total: 1, hidden: 3 });
    expect(await answer('is:unread')).toMatchObject({ ids: [2, 6], total: 2, hidden: 3 });
    expect(await answer('is:bookmarked')).toMatchObject({ ids: [2], total: 1, hidden: 1 });
    expect((await answer('')).facets.find(({ value }) => value === 'Dracula')).toBeUndefined();
    expect((await answer('fandom:Emma')).facets).toContainEqual({
      value: 'Emma',
      count: 2,
      state: 'include',
    });
  });

  test.for([false, true])('a bookmark that is told twice counts once (settled: %s)', async (isSettled) => {
    const index = createSearchIndex();
    index.save(library);
    if (isSettled) index.settle();
    const reader = { opened: [], finished: [], bookmarked: [2, 3, 2] as WorkId[], muted: null };
    const { query } = parseQuery('is:bookmarked');
    const found = await index.search(query, noTexts, { ...EVERYTHING, reader });
    expect(found).toMatchObject({ ids: [3, 2], total: 2 });
  });

  test('values of alternatives are shown as such, with how many have each', async () => {
    const values = async (text: string, kind: string) =>
      (await ask(library, text)).facets.find((facet) => facet.kind === kind)?.values;
    expect(await values('fandom:(emma OR Dracula OR Nowhere)', 'fandom')).toEqual([
      { value: 'emma', count: 3, state: 'any' },
      { value: 'Austen', count: 1, state: 'none' },
      { value: 'Dracula', count: 1, state: 'any' },
      { value: 'Nowhere', count: 0, state: 'any' },
    ]);
    expect(await values('(status:wip OR status:hiatus) -status:complete', 'status')).toEqual([
      { value: 'hiatus', count: 1, state: 'any' },
      { value: 'wip', count: 1, state: 'any' },
      { value: 'complete', count: 0, state: 'exclude' },
    ]);
    expect(await values('words:>=100k', 'length')).toEqual([
      { value: '>=100000', count: 1, state: 'include' },
    ]);
    expect(await values('published:2004', 'year')).toEqual([{ value: '2004', count: 2, state: 'include' }]);
  });
});
