import type { Book } from '../book.ts';
import { BOOK_PRODUCERS } from '../producers/books.ts';
import type { ReadStories } from '../read-work.ts';
import { type BookContext, readAnyBook } from './any-book.ts';

/**
 * Reads the stories of an e-book: by the marks of the program that made it, else by its contents and documents. A book
 * without a story gives no works and says FL-FILE-NO-STORY among its losses.
 */
export function readBook(book: Book, context: BookContext): ReadStories {
  for (const read of BOOK_PRODUCERS) {
    const stories = read(book);
    if (stories !== null) return stories;
  }
  return readAnyBook(book, context);
}
