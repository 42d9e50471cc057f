import { FanlightError } from '#errors';
import type { Format, WritableBook, WritingOptions } from '#formats';
import type { DeliveredFile } from './views.ts';
import { fileStem } from './writable-work.ts';

/** One book holds at most as many works: more take longer to open than to find. */
export const MOST_WORKS = 2_000;
/** And as many words, which is 100 MB of text. */
export const MOST_WORDS = 20_000_000;
const LONGEST_TITLE = 120;

/** Writes works as one book and names the file by its title, and by its creator where it has only one. Throws FL-USE-NOT-ONE-BOOK and FL-USE-BOOK-SIZE. */
export async function deliverBook(
  { writeBook }: Pick<Format, 'writeBook'>,
  book: WritableBook,
  extension: string,
  options: WritingOptions,
): Promise<DeliveredFile> {
  if (writeBook === undefined) throw new FanlightError('FL-USE-NOT-ONE-BOOK', extension);
  if (book.works.length > MOST_WORKS)
    throw new FanlightError('FL-USE-BOOK-SIZE', `${book.works.length} works`);
  const title = book.title.slice(0, LONGEST_TITLE).toWellFormed().trim();
  const { bytes, mediaType } = await writeBook({ ...book, title }, options);
  const creators = [...new Set(book.works.flatMap((work) => work.creators))];
  const stem = fileStem({ title, creators: creators.length === 1 ? creators : [] });
  return { bytes, mediaType, fileName: `${stem}.${extension}` };
}
