import type { HtmlTree, ReadingOptions } from '#markup';
import type { Book } from '../book.ts';
import type { ReadStories } from '../read-work.ts';

/** Answers the SHA-256 of a kept picture by its `src`, or null. */
export type PictureLookup = NonNullable<ReadingOptions['picture']>;

/** Where a page comes from: its name and path as weak hints, its address where that is known from outside. */
export type PageOrigin = { name: string; path: string; address?: string; picture?: PictureLookup };

/**
 * Reads a page that one program or archive made, known by its marks; null where it is not of that make. Places of
 * evidence and losses point into the page's source. A page that is of that make and no story gives no works and says
 * why among its losses.
 */
export type PageProducer = (tree: HtmlTree, origin: PageOrigin) => ReadStories | null;

/** As {@link PageProducer}, for a book; places point into its decoded text. */
export type BookProducer = (book: Book) => ReadStories | null;
