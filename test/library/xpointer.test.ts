import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServedFile } from '#catalogue';
import { isLastSpot, parsePointer, pointerTo, spotOf } from '../../src/library/xpointer.ts';

/** A title page, two chapters of which the first has a scene break after its second paragraph, and an afterword. */
const BOOK: Pick<ServedFile, 'spine'> = {
  spine: [
    { href: 'title.xhtml', chapter: null, length: 100, runs: [] },
    {
      href: 'one.xhtml',
      chapter: 1,
      length: 400,
      runs: [
        { first: 1, count: 2, path: '/section[1]', name: 'p', index: 1 },
        { first: 3, count: 1, path: '/section[1]', name: 'hr', index: 1 },
        { first: 4, count: 5, path: '/section[1]', name: 'p', index: 3 },
      ],
    },
    {
      href: 'two.xhtml',
      chapter: 2,
      length: 400,
      runs: [{ first: 1, count: 4, path: '', name: 'p', index: 1 }],
    },
    { href: 'after.xhtml', chapter: null, length: 100, runs: [] },
  ],
};
const spot = (text: string) => {
  const pointer = parsePointer(text);
  return pointer === null ? null : spotOf(BOOK, pointer);
};

describe('a pointer', () => {
  it.each<[string, [number, number] | null]>([
    ['/body/DocFragment[2]/body/section/p[2]/text().123', [1, 2]],
    ['/body/DocFragment[2]/body/section/hr.0', [1, 3]],
    ['/body/DocFragment[2]/body/section/p[3]/em/text()[2].0', [1, 4]],
    ['/body[1]/DocFragment[2]/body[1]/section[1]/p[7]/text()[1].4', [1, 8]],
    ['/body/DocFragment[3]/body/p/text().0', [2, 1]],
    ['/body/DocFragment[3]/body/p[4]/img.0', [2, 4]],
    ['/body/DocFragment[2]/body/section/h2/text().3', [1, 1]],
    ['/body/DocFragment[2].0', [1, 1]],
    ['/body/DocFragment[2]/body', [1, 1]],
    ['/body/DocFragment[2]/body/section/p[99]/text().0', [1, 1]],
    ['/body/DocFragment[1]/body/section/h1/text().0', [1, 1]],
    ['/body/DocFragment[4]/body/p/text().0', [2, 4]],
    ['/body/DocFragment[9]/body/p/text().0', null],
    ['/body/DocFragment/body/p/text().0', [1, 1]],
    ['56', null],
    ['', null],
    ['/FictionBook/body/section[2]/p[3]/text().0', null],
    ['/body/DocFragment[2]/p', null],
    ['/body/DocFragment[2]/body/p[x]', null],
    [`/body/DocFragment[2]/body${'/p'.repeat(5_000)}`, null],
  ])('%s leads to %j', (text, expected) => {
    const found = spot(text);
    expect(found && [found.chapter, found.paragraph]).toEqual(expected);
  });

  it('of any text is read without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, page) => {
        parsePointer(text);
        parsePointer(`/body/DocFragment[${page}]/body/${text}`);
      }),
    );
  });
});

describe('a block', () => {
  it('has a pointer that leads back to it', () => {
    for (const [chapter, blocks] of [
      [1, 8],
      [2, 4],
    ] as const)
      for (let paragraph = 1; paragraph <= blocks; paragraph += 1) {
        const pointed = pointerTo(BOOK, { chapter, paragraph });
        expect(spot(pointed?.progress ?? '')).toEqual({ chapter, paragraph });
      }
  });

  it.each([
    [1, 1, '/body/DocFragment[2]/body/section[1]/p[1].0', 0.1],
    [1, 5, '/body/DocFragment[2]/body/section[1]/p[4].0', 0.3],
    [2, 3, '/body/DocFragment[3]/body/p[3].0', 0.7],
    [2, 99, '/body/DocFragment[3]/body/p[4].0', 0.8],
    [3, 1, '/body/DocFragment[3]/body/p[4].0', 0.8],
  ])('%i, %i is %s, after %f of the book', (chapter, paragraph, progress, percentage) => {
    expect(pointerTo(BOOK, { chapter, paragraph })).toEqual({ progress, percentage });
  });

  it('is the last of a book or is not', () => {
    expect(isLastSpot(BOOK, { chapter: 2, paragraph: 4 })).toBe(true);
    expect(isLastSpot(BOOK, { chapter: 2, paragraph: 3 })).toBe(false);
    expect(isLastSpot(BOOK, { chapter: 1, paragraph: 8 })).toBe(false);
  });

  it('has no pointer in a book without chapters', () => {
    expect(pointerTo({ spine: [] }, { chapter: 1, paragraph: 1 })).toBeNull();
    expect(isLastSpot({ spine: [] }, { chapter: 1, paragraph: 1 })).toBe(false);
  });

  it('of a book whose layout is not known is the beginning of its page', () => {
    const bare = { spine: [{ href: 'a', chapter: 1 }] };
    expect(pointerTo(bare, { chapter: 1, paragraph: 3 })?.progress).toBe('/body/DocFragment[1]/body.0');
  });
});
