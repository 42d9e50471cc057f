import type { HtmlTree } from '#markup';

/**
 * An e-book opened: its metadata and the documents of its reading order. What reads it does not care whether it was an
 * EPUB. Values are as written, trimmed, entities resolved.
 */
export type Book = {
  metadata: BookMetadata;
  documents: BookDocument[];
  /** The table of contents in order; `path` as in {@link BookDocument}, `fragment` the id within, or null. */
  contents: { title: string; path: string; fragment: string | null; depth: number }[];
};

export type BookMetadata = {
  title: string | null;
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
  /** `meta name` or `property` → contents. */
  metas: ReadonlyMap<string, string[]>;
  /** Other package documents kept inside, as an anthology keeps its books' own: path and text. */
  packages: { path: string; xml: string }[];
};

/**
 * A document of the reading order. `start` is where its source begins in the book's decoded text (all documents one
 * after another): places in `tree` count from 0, evidence from the start of the whole.
 */
export type BookDocument = { path: string; tree: HtmlTree; start: number; linear: boolean };
