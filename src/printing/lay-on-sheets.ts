import { degrees, PDFDocument, type PDFEmbeddedPage, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { FanlightError } from '#errors';
import { PAPERS, type PaperName } from './papers.ts';
import { type Imposition, type Marks, type Sheet, type SheetSide, sheetsOf } from './signatures.ts';

const POINTS = 72 / 25.4;
/** Pages of one book; thicker ones are not bound in one volume. */
const MOST_PAGES = 5_000;
const LINE = { thickness: 0.4, color: rgb(0.45, 0.45, 0.45) };
/** Lengths of marks in points: a line at the edge where a sheet is folded, and a stitch. */
const FOLD_MARK = 14;
const STITCH = 6;
/** Holes along a fold. */
const STATIONS = 4;
/** Sheets are drawn so many at a time before others have their turn. */
const AT_ONCE = 8;

/**
 * Lays the pages of a PDF, which have the size that `bookPage` gives, on sheets for binding: a page of the result is a side of a sheet,
 * front and back in turn. Folio is printed on paper across and turned over the short edge, quarto upright and over the long one. Throws FL-USE-VALUE.
 */
export async function layOnSheets(book: Uint8Array, paper: PaperName, how: Imposition): Promise<Uint8Array> {
  const source = await PDFDocument.load(book, { updateMetadata: false });
  const count = source.getPageCount();
  if (count > MOST_PAGES) throw new FanlightError('FL-USE-BOOK-SIZE', `${count} pages`);
  const sheets = sheetsOf(count, how);
  const made = await PDFDocument.create({ updateMetadata: false });
  const title = source.getTitle();
  if (title !== undefined) made.setTitle(title);
  const pages = await made.embedPdf(source, source.getPageIndices());
  const { width, height } = PAPERS[paper];
  const size: [number, number] =
    how.folding === 'folio' ? [height * POINTS, width * POINTS] : [width * POINTS, height * POINTS];
  for (const [index, sheet] of sheets.entries()) {
    for (const side of ['front', 'back'] as const) {
      const drawn = made.addPage(size);
      drawSide(drawn, sheet[side], pages, how.creep * POINTS * sheet.depth);
      drawMarks(drawn, sheet, side, how.marks);
    }
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return made.save();
}

/** Each page stands in its cell; pages of inner sheets are moved to the fold, which is in the middle. */
function drawSide(drawn: PDFPage, rows: SheetSide, pages: readonly PDFEmbeddedPage[], creep: number): void {
  const height = drawn.getHeight() / rows.length;
  const width = drawn.getWidth() / 2;
  for (const [row, cells] of rows.entries())
    for (const [column, { page, turned }] of cells.entries()) {
      const embedded = page === null ? undefined : pages[page - 1];
      if (embedded === undefined) continue;
      const x = column * width + (column === 0 ? creep : -creep);
      const y = drawn.getHeight() - (row + 1) * height;
      drawn.drawPage(
        embedded,
        turned
          ? { x: x + width, y: y + height, width, height, rotate: degrees(180) }
          : { x, y, width, height },
      );
    }
}

function drawMarks(drawn: PDFPage, sheet: Sheet, side: 'front' | 'back', marks: Marks): void {
  const [width, height] = [drawn.getWidth(), drawn.getHeight()];
  const isQuarto = sheet.front.length === 2;
  if (marks.fold && side === 'front') {
    for (const y of [0, height - FOLD_MARK]) upright(drawn, width / 2, y, y + FOLD_MARK);
    if (isQuarto) for (const x of [0, width - FOLD_MARK]) across(drawn, x, x + FOLD_MARK, height / 2);
  }
  // The back of a book is at the fold of its outermost pieces, which are the lower ones of quarto.
  const spine = isQuarto ? height / 2 : height;
  if (marks.sewing && sheet.depth === sheet.sheets - 1 && side === (isQuarto ? 'front' : 'back'))
    for (let station = 1; station <= STATIONS; station += 1) {
      const y = (isQuarto ? height / 2 : 0) + (spine * station) / (STATIONS + 1);
      across(drawn, width / 2 - STITCH / 2, width / 2 + STITCH / 2, y);
    }
  if (marks.order && sheet.depth === 0 && side === 'front') {
    const step = sheet.signature % 12;
    const length = spine / 16;
    const y = spine - length * (step + 2);
    drawn.drawRectangle({ x: width / 2 - 1.5, y, width: 3, height: length, color: rgb(0, 0, 0) });
  }
}

function upright(drawn: PDFPage, x: number, from: number, to: number): void {
  drawn.drawLine({ start: { x, y: from }, end: { x, y: to }, ...LINE });
}

function across(drawn: PDFPage, from: number, to: number, y: number): void {
  drawn.drawLine({ start: { x: from, y }, end: { x: to, y }, ...LINE });
}
