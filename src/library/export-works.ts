import type { ReaderId } from '#catalogue';
import { FanlightError } from '#errors';
import type { WritableWork, WritingOptions } from '#formats';
import type { Library } from './context.ts';
import { deliverBook, MOST_WORKS } from './deliver-book.ts';
import { exportWork, formatToWrite } from './export-work.ts';
import { loadWritable } from './load-writable.ts';
import { type Selection, selectWorks } from './select-works.ts';
import type { DeliveredFile } from './views.ts';

/** How works are written: in which format, together or each by itself, and what a book of several is called. */
export type ExportOptions = WritingOptions & {
  extension: string;
  as: 'one-book' | 'many';
  title?: string;
};

/**
 * The works of a selection as files, one after another: each by itself, its number before the ending, or all in one book, each with
 * its rating and warnings before its text. Throws what {@link selectWorks} throws, FL-USE-NO-WORK, FL-USE-UNKNOWN-FORMAT,
 * FL-USE-NOT-ONE-BOOK and FL-USE-BOOK-SIZE.
 */
export async function* exportWorks(
  library: Library,
  selection: Selection,
  options: ExportOptions,
  reader?: ReaderId,
): AsyncGenerator<DeliveredFile> {
  const { extension, as } = options;
  formatToWrite(library.formats, extension);
  const selected = await selectWorks(library, selection, reader);
  if (as === 'one-book') {
    yield await exportBook(library, selected, options);
    return;
  }
  for (const id of selected.works)
    yield await exportWork(library, id, extension, { ...options, numbered: true });
}

async function exportBook(
  library: Library,
  { id, of, title, works: ids }: Awaited<ReturnType<typeof selectWorks>>,
  { extension, title: asked, ...options }: ExportOptions,
): Promise<DeliveredFile> {
  const format = formatToWrite(library.formats, extension);
  if (format.writeBook === undefined) throw new FanlightError('FL-USE-NOT-ONE-BOOK', extension);
  if (ids.length > MOST_WORKS) throw new FanlightError('FL-USE-BOOK-SIZE', `${ids.length} works`);
  const works: WritableWork[] = [];
  for (const work of ids) works.push(await loadWritable(library, work));
  const book = { id, of, title: asked ?? title ?? titleOf(works), works };
  return deliverBook(format, book, extension, options);
}

/** Works that were picked by hand are called by the first. */
function titleOf(works: readonly WritableWork[]): string {
  const first = works[0]?.title ?? '';
  return works.length === 1 ? first : `${first} and ${works.length - 1} more`;
}
