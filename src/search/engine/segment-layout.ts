import type { Arena } from './arena.ts';

/**
 * The stretches of a base segment in its arena. `N` is the number of documents, `T` of places (terms that some document has, by
 * kind, then by name in the order of code units), `H` of heads (the places used most).
 */
export const SECTIONS = {
  /** 32 bits for each document: its work's number and the numbers that ranges are asked of. Kudos are one more, 0 where unknown. */
  ids: 4,
  batch: 4,
  words: 4,
  chapters: 4,
  kudos: 4,
  /** Days like 20040131, 0 where unknown. */
  publishedFrom: 4,
  publishedTo: 4,
  addedDay: 4,
  updatedDay: 4,
  /** 64-bit floating point: milliseconds since 1970, 0 where unknown. */
  added: 8,
  updated: 8,
  /** What titles and first creators sort by: for each document the place of its key from 1, 0 for none; the keys in order. */
  titleRanks: 4,
  titleStarts: 4,
  titleBytes: 1,
  creatorRanks: 4,
  creatorStarts: 4,
  creatorBytes: 1,
  /** For each place its term and how many documents have it. */
  terms: 4,
  cards: 4,
  /** Ids of the documents of place `p`: `lists[listStarts[p]] …`, none where they are kept as bits. */
  listStarts: 4,
  lists: 4,
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

/** Where each section is, and how many numbers it has. */
export type SectionTable = Record<SectionName, { at: number; length: number }>;

/** What is known of a segment beside its sections. */
export type SegmentFacts = {
  documents: number;
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
