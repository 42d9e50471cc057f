import { FanlightError } from '#errors';
import { placedWork, readBook } from '#stories';
import type { FormatInput, ReadResult } from '../format.ts';
import { openBook } from './open-book.ts';
import { isOwnBook, readOwnBook } from './own-book.ts';

/**
 * Reads an EPUB 2 or 3. A book this program wrote is read back exactly. Throws FL-FILE-EMPTY, FL-BOOK-LOCKED,
 * FL-FILE-TOO-COMPLEX and FL-ZIP-…; a book without a story gives no works and says FL-FILE-NO-STORY among its losses.
 */
export async function readEpub({ bytes, name, path }: FormatInput): Promise<ReadResult> {
  if (bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', name);
  const { book, root, decoded, places, encoding, losses, shelf } = await openBook(bytes, name);
  const stories = isOwnBook(root) ? readOwnBook(book) : readBook(book, { name, path });
  const read = stories.losses.map((one) =>
    typeof one.at === 'number' ? { ...one, at: places.offset(one.at) } : one,
  );
  return {
    format: 'epub',
    encoding,
    decoded,
    losses: [...losses, ...read],
    works: stories.works.map((work) => placedWork(work, places)),
    pictures: shelf.pictures,
  };
}
