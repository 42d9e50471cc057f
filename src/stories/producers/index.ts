import type { Book } from '../book.ts';
import type { ReadStories } from '../read-work.ts';

/**
 * The dialects of e-books: each reads the books of one program by that program's marks, or answers null. They are tried
 * in order before a book is read as any other.
 */
export const BOOK_PRODUCERS: readonly ((book: Book) => ReadStories | null)[] = [];
