/** Which page of a book goes where on sheets that are printed on both sides, folded, and laid into each other. */
import { FanlightError } from '#errors';

/** Marks on sheets: where to fold, where to sew, and steps on the backs that show the signatures in order. */
export type Marks = Record<(typeof MARK_NAMES)[number], boolean>;

/** Names of {@link Marks}. */
export const MARK_NAMES = ['fold', 'sewing', 'order'] as const;

/** The marks of some names. */
export function marksOf(names: readonly string[]): Marks {
  return {
    fold: names.includes('fold'),
    sewing: names.includes('sewing'),
    order: names.includes('order'),
  };
}

/**
 * How a book is laid out for binding. `folio`: a sheet is folded once and has four pages; `quarto`: folded twice, eight pages. `sheets` lie in each
 * other in a signature; `creep` is how far, in millimetres, the pages of a sheet are moved to the fold for each sheet that it lies in.
 */
export type Imposition = { folding: 'folio' | 'quarto'; sheets: number; creep: number; marks: Marks };

/** Sheets of one signature: more cannot be folded. */
export const MOST_SHEETS = 16;
/** Millimetres for each sheet: paper is never thicker. */
export const MOST_CREEP = 2;

/** A page on one side of a sheet, by its number from 1, null for an empty one; `turned` is upside down. */
export type PlacedPage = { page: number | null; turned: boolean };
/** One side of a sheet, row by row from the top, each from the left as it is looked at. */
export type SheetSide = PlacedPage[][];
/** A sheet: its place in its signature (0 is the outermost) and that signature's in the book, both sides, each as it is looked at. */
export type Sheet = { signature: number; depth: number; sheets: number; front: SheetSide; back: SheetSide };

/**
 * The sheets of a book of so many pages in the order in which they are printed. The last signature has as many sheets as it needs; pages that
 * are left over are empty. Throws as {@link checkImposition}.
 */
export function sheetsOf(pages: number, how: Imposition): Sheet[] {
  checkImposition(how);
  const { folding, sheets } = how;
  const each = folding === 'folio' ? 4 : 8;
  const made: Sheet[] = [];
  for (let first = 0, signature = 0; first < pages; first += sheets * each, signature += 1) {
    const here = Math.min(sheets, Math.ceil((pages - first) / each));
    const half = halfSheet({ first, last: pages, halves: (here * each) / 4 });
    for (let depth = 0; depth < here; depth += 1)
      made.push({
        signature,
        depth,
        sheets: here,
        ...(folding === 'folio' ? folio(half(depth)) : quarto(half(2 * depth), half(2 * depth + 1))),
      });
  }
  return made;
}

/** Throws FL-USE-VALUE for a signature or a creep that cannot be. */
export function checkImposition({ sheets, creep }: Imposition): void {
  if (!Number.isInteger(sheets) || sheets < 1 || sheets > MOST_SHEETS)
    throw new FanlightError('FL-USE-VALUE', `a signature has 1 to ${MOST_SHEETS} sheets, not ${sheets}`);
  if (!(creep >= 0 && creep <= MOST_CREEP))
    throw new FanlightError('FL-USE-VALUE', `the creep is 0 to ${MOST_CREEP} mm, not ${creep}`);
}

/** The four pages of a piece that is folded once: its outside and its inside, each from the left. */
type HalfSheet = { outside: [PlacedPage, PlacedPage]; inside: [PlacedPage, PlacedPage] };

/** The pieces of a signature by how deep they lie in it. */
function halfSheet({ first, last, halves }: { first: number; last: number; halves: number }) {
  const placed = (at: number): PlacedPage => ({
    page: first + at <= last ? first + at : null,
    turned: false,
  });
  return (depth: number): HalfSheet => ({
    outside: [placed(4 * halves - 2 * depth), placed(2 * depth + 1)],
    inside: [placed(2 * depth + 2), placed(4 * halves - 2 * depth - 1)],
  });
}

function folio({ outside, inside }: HalfSheet): Pick<Sheet, 'front' | 'back'> {
  return { front: [outside], back: [inside] };
}

/** The inner piece is upside down above the outer one, and shows its inside where that shows its outside. */
function quarto(outer: HalfSheet, inner: HalfSheet): Pick<Sheet, 'front' | 'back'> {
  return {
    front: [turned(inner.inside), outer.outside],
    back: [turned(inner.outside), outer.inside],
  };
}

function turned([left, right]: [PlacedPage, PlacedPage]): PlacedPage[] {
  return [right, left].map(({ page }) => ({ page, turned: true }));
}
