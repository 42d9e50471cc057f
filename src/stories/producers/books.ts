import { readArchiveBook } from './ao3/download.ts';
import { readAnthology } from './epubmerge/anthology.ts';
import { readFanFicFareBook } from './fanficfare/book.ts';
import { readFicHubBook } from './fichub/book.ts';
import type { BookProducer } from './producer.ts';

const DIALECTS: readonly BookProducer[] = [readFicHubBook, readFanFicFareBook, readArchiveBook];

/**
 * The programs whose e-books are known by their marks, in the order in which they are asked, before a book is read as any
 * other: each reads its own books, or answers null.
 */
export const BOOK_PRODUCERS: readonly BookProducer[] = [readAnthology(DIALECTS), ...DIALECTS];
