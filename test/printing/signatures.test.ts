import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Imposition, sheetsOf } from '#printing';
import { foldSignature } from './fold-sheets.ts';

const HOW: Imposition = {
  folding: 'folio',
  sheets: 4,
  creep: 0,
  marks: { fold: false, sewing: false, order: false },
};

/** The pages of a book that was printed, folded and laid into signatures, as a reader turns its leaves. */
function bound(pages: number, how: Imposition): (number | null)[] {
  const sheets = sheetsOf(pages, how);
  const signatures = new Map<number, typeof sheets>();
  for (const sheet of sheets)
    signatures.set(sheet.signature, [...(signatures.get(sheet.signature) ?? []), sheet]);
  return [...signatures.values()].flatMap((own) => foldSignature(own, how.folding));
}

describe('a book that is folded', () => {
  it.each([
    ['folio', 4],
    ['quarto', 8],
  ] as const)('in %s has its pages in order, front and back, none upside down', (folding, each) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 16 }), (pages, sheets) => {
        const read = bound(pages, { ...HOW, folding, sheets });
        const blanks = read.length - pages;
        expect(read.slice(0, pages)).toEqual(Array.from({ length: pages }, (_, index) => index + 1));
        expect(read.slice(pages)).toEqual(Array.from({ length: blanks }, () => null));
        expect(blanks).toBeLessThan(each);
      }),
    );
  });

  it('is laid out as printers do it', () => {
    const numbers = (folding: Imposition['folding']) =>
      sheetsOf(8, { ...HOW, folding, sheets: 2 }).map(({ front, back }) =>
        [front, back].map((side) =>
          side.map((row) => row.map(({ page, turned }) => (turned ? -1 : 1) * (page ?? 0))),
        ),
      );
    expect(numbers('folio')).toEqual([
      [[[8, 1]], [[2, 7]]],
      [[[6, 3]], [[4, 5]]],
    ]);
    expect(numbers('quarto')).toEqual([
      [
        [
          [-5, -4],
          [8, 1],
        ],
        [
          [-3, -6],
          [2, 7],
        ],
      ],
    ]);
  });

  it.each([
    { sheets: 0 },
    { sheets: 17 },
    { sheets: 1.5 },
    { creep: -1 },
    { creep: 9 },
    { creep: Number.NaN },
  ])('cannot be of %o', (change) => {
    expect(() => sheetsOf(8, { ...HOW, ...change })).toThrow(
      expect.objectContaining({ code: 'FL-USE-VALUE' }),
    );
  });
});
