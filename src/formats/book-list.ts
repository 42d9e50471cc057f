/**
 * The seam for what programs keep of books beside them: calibre's database of a library, the metadata that a downloader writes
 * beside a book. A list says which files are a book and what is known of it; the files are read as any others, and what the
 * list says is put to what was read. Files are read through handles; a list never opens one itself.
 */
import type { Loss } from '#document';
import type { ErrorCode } from '#errors';
import type { CollectionSource, SourceFile } from './collection.ts';
import type { FormatInput, ReadResult } from './format.ts';

/** A book of a list. */
export type ListedBook = {
  /** Its place in the list, for reports; the same for the same book. */
  place: string;
  /** All that the list says of it and of nothing else, to be kept: the same until the list says something else. */
  record: Uint8Array;
  /** The forms that it is there in, the best first: the first that can be read is the story. */
  files: readonly SourceFile[];
  /** What else belongs to it, as a cover. */
  beside: readonly SourceFile[];
};

/** A list read. */
export type ListedBooks = {
  books: readonly ListedBook[];
  /** Paths of files that are the listing program's own, and no stories. */
  own: readonly string[];
  losses: readonly Loss[];
  /** Why the list cannot be read; its books are files like others then. */
  error?: ErrorCode;
};

/** A kind of list. */
export interface BookList {
  /** Stable name, used in reports and the catalogue. */
  readonly name: string;
  /** Which files may be one, by name. */
  readonly named: RegExp;
  /**
   * Which files beside it may belong to it: all in its folder and `below`, or those in its folder that are `named-alike`,
   * endings aside.
   */
  readonly reach: 'below' | 'named-alike';
  /** Whether a list is a file that is kept and reported on its own; otherwise it is the record of its book. */
  readonly isFile: boolean;
  /** Judges by the first 64 KiB. */
  recognise(head: FormatInput): boolean;
  /** Its books. Throws only FL-FILE-UNREADABLE; what is wrong with the list itself is its `error`. */
  books(source: CollectionSource): Promise<ListedBooks>;
  /** What was read of a book's file, with what its record says of it. */
  put(result: ReadResult, record: Uint8Array): ReadResult;
}
