import { describe, expect, test } from 'vitest';
import { createSearchIndex, noTexts, parseQuery } from '#search';
import { EVERYTHING, fandom, work } from '../small-library.ts';

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
  const find = async (text: string) => (await index.search(parseQuery(text).query, noTexts, EVERYTHING)).ids;

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
    const { facets } = await index.search(query, noTexts, EVERYTHING);
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
