/** Books on paper: pages set by a browser, and sheets that are folded into signatures. */
export { CHROMIUM_PLACES, chromiumPrinter } from './chromium.ts';
export { impose } from './impose.ts';
export { type BookPaper, bookPage, PAPERS, type PaperName } from './papers.ts';
export { type PageHead, printStyle } from './print-style.ts';
export type { PrintedBook, Printer } from './printer.ts';
export { type Imposition, type Marks, MOST_SHEETS, sheetsOf } from './signatures.ts';
