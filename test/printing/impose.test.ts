import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { bookPage, type Imposition, impose, type PaperName, sheetsOf } from '#printing';

const MARKS = { fold: true, sewing: true, order: true };
const POINTS = 72 / 25.4;

/** A book whose pages have their number at the foot of their left edge. */
async function numbered(
  pages: number,
  paper: PaperName,
  folding: Imposition['folding'],
): Promise<Uint8Array> {
  const book = await PDFDocument.create();
  book.setTitle('Numbers');
  const { width, height } = bookPage(paper, folding);
  for (let page = 1; page <= pages; page += 1)
    book.addPage([width * POINTS, height * POINTS]).drawText(`page ${page}`, { x: 40, y: 60, size: 12 });
  return book.save();
}

/** Where the numbers stand on each side, in millimetres from the lower left corner, and which are upside down. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(bytes);
  const sides = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const [, , width = 0, height = 0] = page.view;
    const found = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [scale = 0, , , , x = 0, y = 0] = item.transform as number[];
      return [
        { page: Number(item.str.replace('page ', '')), turned: scale < 0, x: x / POINTS, y: y / POINTS },
      ];
    });
    sides.push({ width: width / POINTS, height: height / POINTS, found });
  }
  return sides;
}

describe.each([
  ['a4', 'folio', [297, 210]],
  ['letter', 'folio', [279.4, 215.9]],
  ['a4', 'quarto', [210, 297]],
  ['letter', 'quarto', [215.9, 279.4]],
] as const)('a book on %s in %s', (paper, folding, [width, height]) => {
  const how: Imposition = { folding, sheets: 2, creep: 0.5, marks: MARKS };
  const page = bookPage(paper, folding);

  it('has each page where its sheet says, the right way up, moved to the fold by its depth', async () => {
    const sides = await read(await impose(await numbered(21, paper, folding), paper, how));
    const sheets = sheetsOf(21, how);
    expect(sides).toHaveLength(sheets.length * 2);
    for (const [index, sheet] of sheets.entries())
      for (const [at, side] of [sheet.front, sheet.back].entries()) {
        const drawn = sides[2 * index + at];
        expect([drawn?.width, drawn?.height].map((one) => Math.round((one ?? 0) * 10) / 10)).toEqual([
          width,
          height,
        ]);
        const expected = side.flatMap((row, rowAt) =>
          row.flatMap(({ page: number, turned }, column) => {
            if (number === null) return [];
            const left = column * page.width + (column === 0 ? 1 : -1) * how.creep * sheet.depth;
            const foot = height - (rowAt + 1) * page.height;
            const [x, y] = [40 / POINTS, 60 / POINTS];
            const place = turned
              ? { x: left + page.width - x, y: foot + page.height - y }
              : { x: left + x, y: foot + y };
            return [{ page: number, turned, ...place }];
          }),
        );
        const order = (one: { page: number }, other: { page: number }) => one.page - other.page;
        const found = drawn?.found.toSorted(order) ?? [];
        expect(found.map(({ page: number, turned }) => [number, turned])).toEqual(
          expected.toSorted(order).map(({ page: number, turned }) => [number, turned]),
        );
        for (const [at, place] of expected.toSorted(order).entries()) {
          expect(found[at]?.x).toBeCloseTo(place.x, 1);
          expect(found[at]?.y).toBeCloseTo(place.y, 1);
        }
      }
  });

  it('is the same file each time', async () => {
    const book = await numbered(9, paper, folding);
    const [first, again] = [await impose(book, paper, how), await impose(book, paper, how)];
    expect(Buffer.compare(first, again)).toBe(0);
  });
});
