import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSitePath } from '#library';
import { parseQuery, renderQuery } from '#search';
import { foldName } from '#text';
import { wayBetween } from '../../src/web/museum/places.ts';
import { conditionOf, fileStemOf, valueIn } from '../../src/web/museum/values.ts';

/** Kinds whose names can be anything. */
const KINDS = ['fandom', 'relationship', 'character', 'tag', 'creator', 'series'] as const;
/** Names as works have them: anything that can be asked for. */
const names = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((name) => /[\p{L}\p{N}]/u.test(name));

describe('where pages of values are', () => {
  it.each([
    ['index.html', 'works/1/index.html', 'works/1/index.html'],
    ['works/1/index.html', 'works/2/index.html', '../2/index.html'],
    ['works/1/index.html', 'works/1/chapter-2.html#p2-1', 'chapter-2.html#p2-1'],
    ['tags/f/fluff.html', 'index.html', '../../index.html'],
    ['tags/f/fluff.html', 'tags/index.html', '../index.html'],
    ['search/index.html', 'search/index.html?q=a/b', 'index.html?q=a/b'],
    ['works/1/chapter-2.html', 'works/1/', './'],
    ['works/1/chapter-2.html', 'works/1/#p1-1', './#p1-1'],
    ['works/1/index.html', '', '../../'],
    ['index.html', '', './'],
    ['index.html', 'search/#q=a/b', 'search/#q=a/b'],
  ])('from %s to %s the way is %s', (from, to, way) => {
    expect(wayBetween(from, to)).toBe(way);
  });

  it('any way leads there', () => {
    const files = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(files, files, (from, to) => {
        expect(path.posix.join(path.posix.dirname(from), wayBetween(from, to))).toBe(to);
      }),
    );
  });

  it('a link to what has a name asks for that value and no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), names, (kind, name) => {
        const text = renderQuery({ condition: conditionOf(kind, name), sort: null });
        const asked = valueIn(parseQuery(text).query.condition);
        expect(asked?.kind).toBe(kind);
        expect(foldName(asked?.value ?? '')).toBe(foldName(name));
      }),
      { numRuns: 2_000 },
    );
  });

  it('files have names that every file system takes, the same for spellings that fold alike', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.string({ unit: 'binary', maxLength: 200 }), (kind, name) => {
        const stem = fileStemOf(kind, name);
        expect(isSitePath(`${stem}-p12.html`)).toBe(true);
        expect(stem).toBe(stem.toLowerCase());
        expect(fileStemOf(kind, foldName(name))).toBe(stem);
      }),
    );
    expect(fileStemOf('fandom', 'Les Misérables')).toBe(fileStemOf('fandom', 'LES  MISERABLES '));
    expect(fileStemOf('fandom', 'Emma')).not.toBe(fileStemOf('character', 'Emma'));
  });

  it.each([
    '../x.html',
    '/x.html',
    'a//b',
    'a/./b',
    '.htaccess',
    'a/.git',
    'a b',
    'a\\b',
    'a.',
    '',
    `${'a/'.repeat(30)}b`,
    'a'.repeat(200),
  ])('%j is no path of a site', (file) => {
    expect(isSitePath(file)).toBe(false);
  });
});
