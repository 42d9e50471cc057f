/** Books on paper: pages set by a browser, and sheets that are folded into signatures. */
export { chromiumPrinter, findPrinter } from './chromium.ts';
export { datePdf } from './date-pdf.ts';
export { impose } from './impose.ts';
export { type BookPaper, bookPage, PAPER_NAMES, type PaperName } from './papers.ts';
export { type PageHead, printStyle } from './print-style.ts';
export type { PrintedBook, Printer } from './printer.ts';
export {
  checkImposition,
  type Imposition,
  MARK_NAMES,
  type Marks,
  MOST_CREEP,
  MOST_SHEETS,
  marksOf,
  sheetsOf,
} from './signatures.ts';
