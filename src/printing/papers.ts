import type { Imposition } from './signatures.ts';

/** Sheets of paper in millimetres, upright. */
export const PAPERS = {
  a4: { width: 210, height: 297 },
  a5: { width: 148.5, height: 210 },
  letter: { width: 215.9, height: 279.4 },
} as const;
/** One of {@link PAPERS}. */
export type PaperName = keyof typeof PAPERS;

/** The page of a book: its size and margins in millimetres, its type in points. */
export type BookPaper = {
  width: number;
  height: number;
  margins: { top: number; bottom: number; inner: number; outer: number };
  size: number;
};

/** The page that a book is set in: a whole sheet, or what one becomes when it is folded once (folio) or twice (quarto). */
export function bookPage(paper: PaperName, folding: Imposition['folding'] | null): BookPaper {
  const { width, height } = PAPERS[paper];
  switch (folding) {
    case null:
      return paper === 'a5'
        ? { width, height, margins: { top: 18, bottom: 20, inner: 18, outer: 14 }, size: 10.5 }
        : { width, height, margins: { top: 24, bottom: 26, inner: 30, outer: 26 }, size: 11.5 };
    case 'folio':
      return {
        width: height / 2,
        height: width,
        margins: { top: 18, bottom: 20, inner: 18, outer: 14 },
        size: 10.5,
      };
    case 'quarto':
      return {
        width: width / 2,
        height: height / 2,
        margins: { top: 14, bottom: 14, inner: 14, outer: 10 },
        size: 9,
      };
  }
}
