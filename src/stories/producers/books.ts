import { readArchiveBook } from './ao3/download.ts';
import { readFanFicFareBook } from './fanficfare/book.ts';
import type { BookProducer } from './producer.ts';

/** The programs whose e-books are known by their marks, in the order in which they are asked. */
export const DOWNLOADED_BOOKS: readonly BookProducer[] = [readFanFicFareBook, readArchiveBook];
