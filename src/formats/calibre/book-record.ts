import { Buffer } from 'node:buffer';
import { recordOf } from '../stored-record.ts';

/** A column that a keeper made: `label` without `#`, what it is called, calibre's type, and the book's values. */
export type CustomValue = {
  label: string;
  name: string;
  datatype: string;
  isList: boolean;
  values: string[];
};

/**
 * What calibre knows of a book. Dates as calibre writes them; `stars` are the keeper's, from 0 to 10, half a star each; names of
 * creators have their commas.
 */
export type CalibreBook = {
  id: number;
  uuid: string | null;
  title: string;
  authors: string[];
  authorSort: string | null;
  tags: string[];
  series: { name: string; index: number } | null;
  publisher: string | null;
  pubdate: string | null;
  timestamp: string | null;
  languages: string[];
  identifiers: { type: string; value: string }[];
  /** HTML. */
  comments: string | null;
  stars: number | null;
  columns: CustomValue[];
};

const FORMAT = 'calibre-book';

/** A book as it is kept: the same until somebody changes it in calibre. When that was last is not in it. */
export function writeBook(book: CalibreBook): Uint8Array {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, version: 1, book }, null, 1)}\n`, 'utf8');
}

/** A book out of a record that {@link writeBook} wrote; null for anything else. */
export function parseBook(record: Uint8Array): CalibreBook | null {
  const parsed = recordOf(Buffer.from(record).toString('utf8'), FORMAT);
  return parsed === null ? null : (parsed['book'] as CalibreBook);
}
