import type { Arena } from './arena.ts';
import type { ColumnFacts } from './columns.ts';

/**
 * The stretches of a base segment in its arena. `N` is the number of documents, `T` of places (terms that some document has, by
 * kind, then by name in the order of code units), `H` of heads (the places used most).
 */
export const SECTIONS = {
  /** The number of each document's work, and the lower half of its moments (see moments.ts). */
  ids: 4,
  addedLow: 4,
  updatedLow: 4,
  /** Columns in as few bytes as they need (see columns.ts): numbers that ranges are asked of, kudos one more, 0 where unknown. */
  batch: 1,
  words: 1,
  chapters: 1,
  kudos: 1,
  /** Days like 20040131, 0 where unknown. */
  publishedFrom: 1,
  publishedTo: 1,
  addedDay: 1,
  updatedDay: 1,
  /** The upper half of moments, 0 where unknown. */
  addedHigh: 1,
  updatedHigh: 1,
  /** The place of each document's key among all titles and all first creators, from 1, 0 for none. */
  titleRanks: 1,
  creatorRanks: 1,
  /** The values of all columns that are kept as codes. */
  columnValues: 4,
  /** The keys of titles and creators in order (see packed-keys.ts). */
  titleStarts: 4,
  titleBytes: 1,
  creatorStarts: 4,
  creatorBytes: 1,
  /** The documents by falling moment of coming. */
  addedOrder: 4,
  /** For each place its term and how many documents have it. */
  terms: 4,
  cards: 4,
  /** Packed ids (see packed-lists.ts) of the documents of place `p` from byte `listStarts[p]` on, none where they are kept as bits. */
  listStarts: 4,
  lists: 1,
  /** The places kept as bits, ascending, and their bitsets in that order. */
  densePlaces: 4,
  denseBits: 1,
  /** The place of each head, and the places of every kind, by kind and falling number of documents; of a kind its heads come first. */
  headPlaces: 4,
  placesByCard: 4,
  /** Records as the kernels read them. */
  recordStarts: 4,
  records: 2,
  /** The heads of each signature, in either group. */
  firstStarts: 4,
  firstHeads: 2,
  secondStarts: 4,
  secondHeads: 2,
  /**
   * The hot sets: place + 1, or 0 for all documents; then for each hot set and each facet kind how many pairs of place and count are kept,
   * and room for {@link HOT_KEPT} of them.
   */
  hotPlaces: 4,
  hotCounts: 4,
} as const;
/** One of {@link SECTIONS}. */
export type SectionName = keyof typeof SECTIONS;

/** Pairs that a hot set keeps of each kind. */
export const HOT_KEPT = 64;

/** Sections that are columns in as few bytes as they need. */
export const CODED_COLUMNS = [
  'batch',
  'words',
  'chapters',
  'kudos',
  'publishedFrom',
  'publishedTo',
  'addedDay',
  'updatedDay',
  'addedHigh',
  'updatedHigh',
  'titleRanks',
  'creatorRanks',
] as const satisfies readonly SectionName[];
/** One of {@link CODED_COLUMNS}. */
export type CodedColumn = (typeof CODED_COLUMNS)[number];

/** Where each section is, and how many numbers it has. */
export type SectionTable = Record<SectionName, { at: number; length: number }>;

/** What is known of a segment beside its sections. */
export type SegmentFacts = {
  documents: number;
  columns: Record<CodedColumn, ColumnFacts>;
  /** Distinct keys of titles and of creators. */
  titles: number;
  creators: number;
  /** The first place of each kind by its code, and the number of places. */
  kindStarts: number[];
  /** The first head of each kind, and the number of heads. */
  headStarts: number[];
  /** The most documents that a place outside the heads has, by kind. */
  tailMost: number[];
  /** Bytes of a tail count that never overflows: 1, 2 or 4. */
  tailWidth: number;
};

/** A section's numbers of 32 bits; good until the arena grows. */
export function words(arena: Arena, sections: SectionTable, name: SectionName): Uint32Array<ArrayBuffer> {
  const { at, length } = sections[name];
  return arena.u32At(at, length);
}
