import type { WordColumn } from './engine/segment-rows.ts';

/** Inclusive bounds on a column; none is within bounds the wrong way round. */
export type ColumnRange = { column: WordColumn; least: number; most: number };

/**
 * Sets of documents of one part of the index, whatever they are kept as. Operations never change their operands. What is made of terms
 * may hold documents that are not live; {@link all} holds none.
 */
export interface SegmentSets<Docs> {
  /** All live documents. */
  all(): Docs;
  sizeOf(docs: Docs): number;
  /** Documents with any of the terms. */
  ofTerms(terms: readonly number[]): Docs;
  /** Live documents of some works, by their numbers. */
  ofWorks(ids: ArrayLike<number>): Docs;
  and(a: Docs, b: Docs): Docs;
  /** Documents of `a` that are not in `b`. */
  andNot(a: Docs, b: Docs): Docs;
  or(parts: readonly Docs[]): Docs;
  /** Documents whose numbers are within all bounds. */
  within(docs: Docs, ranges: readonly ColumnRange[]): Docs;
}
