import type { ReaderId, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { lastModified, type WritableWork } from '#formats';
import {
  bookPage,
  checkImposition,
  datePdf,
  type Imposition,
  impose,
  type PageHead,
  type PaperName,
  type Printer,
  printStyle,
} from '#printing';
import type { Library } from './context.ts';
import { deliverBook, MOST_WORKS } from './deliver-book.ts';
import { formatToWrite } from './export-work.ts';
import { gatherBook } from './export-works.ts';
import { loadWritable } from './load-writable.ts';
import { type Selection, selectWorks } from './select-works.ts';
import type { DeliveredFile } from './views.ts';
import { fileStem } from './writable-work.ts';

/** How a book is put on paper: on which, and laid out for binding or, null, page after page. */
export type PrintOptions = { paper: PaperName; imposition: Imposition | null };

/** A book on paper. `sandboxed` is false where the browser that set it could only be started without its sandbox. */
export type PrintedFile = DeliveredFile & { sandboxed: boolean };

/** Words of one printed book: more are not bound in one volume, and take a browser minutes. */
const MOST_PRINTED = 1_000_000;
const HEAD_END = '</head>';

/** A work as a PDF; `numbered` has its number in the name. Throws FL-USE-NO-WORK, FL-USE-BOOK-SIZE, FL-USE-VALUE, FL-PRINT-NONE, and what a printer throws. */
export async function printWork(
  library: Library,
  printer: Printer | null,
  id: WorkId,
  { numbered = false, ...options }: PrintOptions & { numbered?: boolean },
): Promise<PrintedFile> {
  const ready = readyPrinter(printer, options);
  const work = await loadWritable(library, id);
  if (work.words > MOST_PRINTED) throw new FanlightError('FL-USE-BOOK-SIZE', `${work.words} words on paper`);
  const { bytes } = await formatToWrite(library.formats, 'html').write(work);
  const stem = `${fileStem(work)}${numbered ? `-${id}` : ''}`;
  return printed(ready, { page: bytes, heads: headsOf(work, 'chapter'), stem, works: [work] }, options);
}

/** The works of a selection as one PDF. Throws what `selectWorks` and {@link printWork} throw. */
export async function printWorks(
  library: Library,
  printer: Printer | null,
  selection: Selection,
  { title, reader, ...options }: PrintOptions & { title?: string; reader?: ReaderId },
): Promise<PrintedFile> {
  const ready = readyPrinter(printer, options);
  const selected = await selectWorks(library, selection, reader, MOST_WORKS);
  const book = await gatherBook(library, selected, title, MOST_PRINTED);
  const file = await deliverBook(formatToWrite(library.formats, 'html'), book, 'html', {});
  const heads = book.works.flatMap((work, index) => [
    { id: `work-${index + 1}`, left: book.title, right: work.title },
    ...headsOf(work, `work-${index + 1}-chapter`),
  ]);
  const stem = file.fileName.replace(/\.html$/, '');
  return printed(ready, { page: file.bytes, heads, stem, works: book.works }, options);
}

/** The printer, before anything is made for it. Throws FL-PRINT-NONE, and FL-USE-VALUE for a layout that cannot be. */
function readyPrinter(printer: Printer | null, { imposition }: PrintOptions): Printer {
  if (printer === null) throw new FanlightError('FL-PRINT-NONE');
  if (imposition !== null) checkImposition(imposition);
  return printer;
}

/** Each chapter under its work's title on the left, and its own on the right. */
function headsOf({ title, chapters }: WritableWork, anchor: string): PageHead[] {
  return chapters.map((chapter, index) => ({
    id: `${anchor}-${index + 1}`,
    left: title,
    right: chapter.title ?? (chapters.length > 1 ? `Chapter ${index + 1}` : title),
  }));
}

type ToPrint = { page: Uint8Array; heads: readonly PageHead[]; stem: string; works: readonly WritableWork[] };

async function printed(
  printer: Printer,
  { page, heads, stem, works }: ToPrint,
  { paper, imposition }: PrintOptions,
): Promise<PrintedFile> {
  const style = printStyle(bookPage(paper, imposition?.folding ?? null), heads);
  const html = new TextDecoder().decode(page);
  const at = html.indexOf(HEAD_END);
  const styled = `${html.slice(0, at)}<style>${style}</style>${html.slice(at)}`;
  const { bytes, sandboxed } = await printer.print(styled);
  const sheets =
    imposition === null ? datePdf(bytes, lastModified(works)) : await impose(bytes, paper, imposition);
  const ending = imposition === null ? '' : `-${imposition.folding}`;
  return { bytes: sheets, mediaType: 'application/pdf', fileName: `${stem}${ending}.pdf`, sandboxed };
}
