import type { KeyColumn } from './key-column.ts';

/**
 * Works in columns, terms by their numbers in the term table: what a base segment is built from. All columns have one entry for each work;
 * `kudos` is one more than the number, 0 where unknown; days are numbers like 20040131, 0 where unknown.
 */
export type SegmentRows = {
  ids: Uint32Array;
  batch: Uint32Array;
  words: Uint32Array;
  chapters: Uint32Array;
  kudos: Uint32Array;
  publishedFrom: Uint32Array;
  publishedTo: Uint32Array;
  addedDay: Uint32Array;
  updatedDay: Uint32Array;
  /** Milliseconds since 1970. */
  added: Float64Array;
  updated: Float64Array;
  titles: KeyColumn;
  creators: KeyColumn;
  /** The terms of work `w` are `terms[termStarts[w]] … terms[termStarts[w + 1] - 1]`, each once. */
  termStarts: Uint32Array;
  terms: Uint32Array;
};

/** Columns of numbers that a segment keeps as they are, 32 bits each. */
export const WORD_COLUMNS = [
  'ids',
  'batch',
  'words',
  'chapters',
  'kudos',
  'publishedFrom',
  'publishedTo',
  'addedDay',
  'updatedDay',
] as const;
/** One of {@link WORD_COLUMNS}. */
export type WordColumn = (typeof WORD_COLUMNS)[number];
/** Columns of numbers that a segment keeps as they are, 64 bits each. */
export const MOMENT_COLUMNS = ['added', 'updated'] as const;
/** One of {@link MOMENT_COLUMNS}. */
export type MomentColumn = (typeof MOMENT_COLUMNS)[number];

/** An entry for each of some columns. */
export function columnsOf<Name extends string, Entry>(
  names: readonly Name[],
  make: (name: Name) => Entry,
): Record<Name, Entry> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Entry>;
}

/** What a segment asks of the names of terms. */
export type TermNames = {
  /** Terms number from 0 to before this. */
  readonly size: number;
  /** The kind of each term by its code. */
  readonly kindCodes: Uint8Array;
  nameOf(term: number): string;
};
