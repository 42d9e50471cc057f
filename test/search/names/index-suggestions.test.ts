import { describe, expect, test } from 'vitest';
import type { WorkId } from '#catalogue';
import { createSearchIndex, type SearchIndex } from '#search';
import { fandom, work } from '../small-library.ts';

describe('suggestions', () => {
  const tag = (kind: 'fandom' | 'relationship' | 'character' | 'tag', name: string) => ({ kind, name });
  const index = createSearchIndex();
  index.save([
    work(1, {
      tags: [tag('fandom', 'Sherlock Holmes'), tag('character', 'John Watson'), tag('tag', 'Slow Burn')],
      creators: ['Annie Lee'],
      series: 'Baker Street',
    }),
    work(2, {
      tags: [
        tag('fandom', 'Sherlock Holmes'),
        tag('relationship', 'Sherlock Holmes/John Watson'),
        tag('character', 'John Watson'),
        tag('tag', 'Slow Burn'),
      ],
      creators: ['Annie Lee', 'Bo'],
    }),
    work(3, { tags: [tag('fandom', 'Emma'), tag('character', 'Jane Fairfax'), tag('tag', 'Slow Burn')] }),
    work(4, {
      tags: [tag('fandom', 'Raffles'), tag('character', 'Johnny'), tag('tag', 'Café')],
      creators: ['Bo'],
    }),
    work(5, { tags: [tag('character', 'John Gone')] }),
  ]);
  index.saveAliases([
    { kind: 'relationship', name: 'Johnlock', of: 'John Watson/Sherlock Holmes' },
    { kind: 'tag', name: 'Coffee Shop', of: 'Café' },
    { kind: 'tag', name: 'Never', of: 'Not Yet Used' },
  ]);
  index.remove([5 as WorkId]);
  const TAGS = ['fandom', 'relationship', 'character', 'tag'] as const;
  const suggest = (text: string, over: Partial<Parameters<SearchIndex['suggest']>[1]> = {}) =>
    index.suggest(text, { kinds: TAGS, limit: 10, ...over });
  const names = (text: string, over = {}) => suggest(text, over).map(({ name }) => name);

  test('tell the works, the fandoms and the synonym that was typed', () => {
    expect(suggest('johnl')[0]).toEqual({
      kind: 'relationship',
      name: 'Sherlock Holmes/John Watson',
      works: 1,
      alias: 'Johnlock',
      fandoms: ['Sherlock Holmes'],
    });
    expect(suggest('slow')).toEqual([
      { kind: 'tag', name: 'Slow Burn', works: 3, alias: null, fandoms: ['Sherlock Holmes', 'Emma'] },
    ]);
    expect(suggest('emma')[0]).toEqual({ kind: 'fandom', name: 'Emma', works: 1, alias: null, fandoms: [] });
  });

  test.for([
    ['john', ['John Watson', 'Sherlock Holmes/John Watson', 'Johnny']],
    ['wat john', ['John Watson', 'Sherlock Holmes/John Watson']],
    ['John Watson/Sherlock Holmes', ['Sherlock Holmes/John Watson']],
    ['CAFE', ['Café']],
    ['ｃａｆé', ['Café']],
    ['coffe', ['Café']],
    ['cofefe shop', ['Café']],
    ['watsno', ['John Watson', 'Sherlock Holmes/John Watson']],
    ['sherlcko holems', ['Sherlock Holmes', 'Sherlock Holmes/John Watson']],
    ['wxx', []],
    ['never', []],
    ['', []],
    ['?!', []],
  ] as const)('%s', ([text, expected]) => {
    expect(names(text)).toEqual(expected);
  });

  test('are of the kinds and fandoms asked for, as many as asked for', () => {
    expect(names('john', { kinds: ['character'] })).toEqual(['John Watson', 'Johnny']);
    expect(names('j', { fandoms: ['sherlock HOLMES'], kinds: ['character'] })).toEqual(['John Watson']);
    expect(names('j', { fandoms: ['Emma', 'Raffles'], kinds: ['character'] })).toEqual([
      'Johnny',
      'Jane Fairfax',
    ]);
    expect(names('j', { fandoms: ['Nobody'] })).toEqual([]);
    expect(names('john', { limit: 1 })).toEqual(['John Watson']);
    expect(names('john', { limit: 0 })).toEqual([]);
    expect(names('john', { kinds: [] })).toEqual([]);
    expect(names('never', { unused: true })).toEqual(['Not Yet Used']);
    expect(names('gone', { unused: true })).toEqual(['John Gone']);
    expect(suggest('bo', { kinds: ['creator', 'series'] })).toEqual([
      { kind: 'creator', name: 'Bo', works: 2, alias: null, fandoms: ['Sherlock Holmes', 'Raffles'] },
    ]);
    expect(names('bak', { kinds: ['series'] })).toEqual(['Baker Street']);
  });

  test('follow the works', () => {
    const library = createSearchIndex();
    library.save([
      work(1, { tags: fandom('Emma') }),
      work(2, { tags: [...fandom('Emma'), tag('tag', 'tea')] }),
    ]);
    const works = () => library.suggest('emma', { kinds: ['fandom'], limit: 5 }).map((one) => one.works);
    expect(works()).toEqual([2]);
    expect(library.suggest('tea', { kinds: TAGS, limit: 5 })[0]?.fandoms).toEqual(['Emma']);
    library.save([work(2, { tags: [...fandom('Raffles'), tag('tag', 'tea')] })]);
    expect(works()).toEqual([1]);
    expect(library.suggest('tea', { kinds: TAGS, limit: 5 })[0]?.fandoms).toEqual(['Raffles']);
    library.remove([1 as WorkId]);
    expect(works()).toEqual([]);
  });
});
