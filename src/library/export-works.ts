import type { ReaderId } from '#catalogue';
import { FanlightError } from '#errors';
import { breather, type WritableBook, type WritableWork, type WritingOptions } from '#formats';
import type { Library } from './context.ts';
import { deliverBook, MOST_WORDS, MOST_WORKS } from './deliver-book.ts';
import { exportEach, formatToWrite } from './export-work.ts';
import { loadWritable } from './load-writable.ts';
import { type SelectedWorks, type Selection, selectWorks } from './select-works.ts';
import type { DeliveredFile } from './views.ts';

/** How works are written: in which format, together or each by itself, and what a book of several is called. */
export type ExportOptions = WritingOptions & {
  extension: string;
  as: 'one-book' | 'many';
  title?: string;
  /** Whose mutes and searches hold; the person at this machine unless it is said. */
  reader?: ReaderId;
};

/**
 * The works of a selection as files, one after another: each by itself, its number before the ending, or all in one book, each with
 * its rating and warnings before its text. Between works, others in this process have their turn. Throws what {@link selectWorks}
 * throws, FL-USE-NO-WORK, FL-USE-UNKNOWN-FORMAT, FL-USE-NOT-ONE-BOOK and FL-USE-BOOK-SIZE.
 */
export async function* exportWorks(
  library: Library,
  selection: Selection,
  { reader, ...options }: ExportOptions,
): AsyncGenerator<DeliveredFile> {
  const { extension, as } = options;
  formatToWrite(library.formats, extension);
  const isOne = as === 'one-book';
  const selected = await selectWorks(library, selection, reader, isOne ? MOST_WORKS : undefined);
  if (isOne) yield await exportBook(library, selected, options);
  else yield* exportEach(library, selected.works, extension, { ...options, numbered: true });
}

async function exportBook(
  library: Library,
  selected: SelectedWorks,
  { extension, title, ...options }: ExportOptions,
): Promise<DeliveredFile> {
  const format = formatToWrite(library.formats, extension);
  if (format.writeBook === undefined) throw new FanlightError('FL-USE-NOT-ONE-BOOK', extension);
  return deliverBook(format, await gatherBook(library, selected, title), extension, options);
}

/** The works of a selection, loaded to be one book of at most so many words; `asked` is what it is to be called. Throws FL-USE-NO-WORK and FL-USE-BOOK-SIZE. */
export async function gatherBook(
  library: Library,
  { id, of, title, works: ids }: SelectedWorks,
  asked?: string,
  most = MOST_WORDS,
): Promise<WritableBook> {
  const works: WritableWork[] = [];
  const breathe = breather();
  let words = 0;
  for (const work of ids) {
    const loaded = await loadWritable(library, work);
    words += loaded.words;
    if (words > most) throw new FanlightError('FL-USE-BOOK-SIZE', `more than ${most} words`);
    works.push(loaded);
    await breathe();
  }
  return { id, of, title: asked ?? title ?? titleOf(works), works };
}

/** Works that were picked by hand are called by the first. */
function titleOf(works: readonly WritableWork[]): string {
  const first = works[0]?.title ?? '';
  return works.length === 1 ? first : `${first} and ${works.length - 1} more`;
}
