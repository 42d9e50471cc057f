import { FanlightError } from '#errors';
import type { WritableWork, WritingOptions } from '#formats';
import type { Library } from './context.ts';
import { exportWork, formatToWrite } from './export-work.ts';
import { loadWritable } from './load-writable.ts';
import { type Selection, selectWorks } from './select-works.ts';
import type { DeliveredFile } from './views.ts';
import { fileStem } from './writable-work.ts';

/** One book holds at most as many works: more take longer to open than to find. */
const MOST_WORKS = 2_000;
const LONGEST_TITLE = 120;

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
): AsyncGenerator<DeliveredFile> {
  const { extension, as } = options;
  formatToWrite(library.formats, extension);
  const selected = await selectWorks(library, selection);
  if (as === 'one-book') {
    yield await exportBook(library, selected, options);
    return;
  }
  for (const id of selected.works) {
    const file = await exportWork(library, id, extension, options);
    yield { ...file, fileName: file.fileName.replace(/(?=\.[^.]*$)/, `-${id}`) };
  }
}

async function exportBook(
  library: Library,
  { id, of, title, works: ids }: Awaited<ReturnType<typeof selectWorks>>,
  { extension, title: asked, ...options }: ExportOptions,
): Promise<DeliveredFile> {
  const { writeBook } = formatToWrite(library.formats, extension);
  if (writeBook === undefined) throw new FanlightError('FL-USE-NOT-ONE-BOOK', extension);
  if (ids.length > MOST_WORKS) throw new FanlightError('FL-USE-BOOK-SIZE', `${ids.length} works`);
  const works: WritableWork[] = [];
  for (const work of ids) works.push(await loadWritable(library, work));
  const called = (asked ?? title ?? titleOf(works)).slice(0, LONGEST_TITLE).trim();
  const { bytes, mediaType } = await writeBook({ id, title: called, of, works }, options);
  const creators = new Set(works.flatMap((work) => work.creators));
  const stem = fileStem({ title: called, creators: creators.size === 1 ? [...creators] : [] });
  return { bytes, mediaType, fileName: `${stem}.${extension}` };
}

/** Works that were picked by hand are called by the first. */
function titleOf(works: readonly WritableWork[]): string {
  const first = works[0]?.title ?? '';
  return works.length === 1 ? first : `${first} and ${works.length - 1} more`;
}
