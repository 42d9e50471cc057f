import type { HtmlTree, ReadingOptions } from '#markup';

/**
 * An e-book opened: its metadata and the documents of its reading order. What reads it does not care whether it was an
 * EPUB. Values are as written, trimmed, entities resolved.
 */
export type Book = {
  metadata: BookMetadata;
  documents: BookDocument[];
  /** The table of contents in order; `path` as in {@link BookDocument}, `fragment` the id within, or null. */
  contents: { title: string; path: string; fragment: string | null; depth: number }[];
  /** The source of the package document, with which the decoded text of the book begins; absent where there is none. */
  packageSource?: string;
};

export type BookMetadata = {
  title: string | null;
  /** Creators, and those contributors who have a share in the text or its pictures; `role` is MARC's, three letters. */
  creators: { name: string; role: string | null }[];
  contributors: string[];
  identifiers: { id: string | null; scheme: string | null; value: string }[];
  languages: string[];
  subjects: string[];
  /** May hold markup. */
  description: string | null;
  publisher: string | null;
  /** `dc:date` values with their `opf:event`, and `dcterms:modified` as event `modified`. */
  dates: { event: string | null; value: string }[];
  sources: string[];
  rights: string | null;
  /**
   * `meta name` or `property` → contents. A collection that is a series stands under `calibre:series` and
   * `calibre:series_index` as well, whichever way the book says it.
   */
  metas: ReadonlyMap<string, string[]>;
  /** Other package documents kept inside, as an anthology keeps its books' own: path and text. */
  packages: { path: string; xml: string }[];
};

/**
 * A document of the reading order. `start` is where its source begins in the book's text (the package document's source,
 * then all documents, one after another): places in `tree` count from 0, evidence from the start of the whole.
 */
export type BookDocument = {
  path: string;
  tree: HtmlTree;
  start: number;
  linear: boolean;
  /** What the book's guide or landmarks say it is (`cover`, `titlepage`, `toc`); `nav` is the navigation document. */
  landmark?: string;
  /** As {@link ReadingOptions} has it, for pictures that the document names. */
  picture?: NonNullable<ReadingOptions['picture']>;
};
