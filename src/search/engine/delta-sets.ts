import type { WorkId } from '#catalogue';
import {
  ascending,
  type DocSet,
  EMPTY,
  filterSet,
  idsOf,
  intersect,
  sizeOf,
  subtract,
  union,
} from '../doc-set.ts';
import type { ColumnRange, SegmentSets } from '../segment-sets.ts';
import type { DeltaSegment } from './delta-segment.ts';

/** The sets of a delta segment. */
export class DeltaSets implements SegmentSets<DocSet> {
  readonly segment: DeltaSegment;

  constructor(segment: DeltaSegment) {
    this.segment = segment;
  }

  all(): DocSet {
    return this.segment.liveSet();
  }

  sizeOf(docs: DocSet): number {
    return sizeOf(docs);
  }

  ofTerms(terms: readonly number[]): DocSet {
    return this.segment.postings.unionOf(terms, this.segment.documents);
  }

  ofWorks(ids: ArrayLike<number>): DocSet {
    const docs: number[] = [];
    if (this.segment.documents === 0) return EMPTY;
    for (let at = 0; at < ids.length; at += 1) {
      const doc = this.segment.documentOf(ids[at] as WorkId);
      if (doc !== undefined) docs.push(doc);
    }
    return { kind: 'ids', ids: ascending(Uint32Array.from(docs)) };
  }

  and(a: DocSet, b: DocSet): DocSet {
    return intersect(a, b);
  }

  andNot(a: DocSet, b: DocSet): DocSet {
    return subtract(a, b);
  }

  or(parts: readonly DocSet[]): DocSet {
    return union(parts, this.segment.documents);
  }

  /** Documents ascending. Must not be changed: it may be the set's own array. */
  list(docs: DocSet): Uint32Array {
    return idsOf(docs);
  }

  within(docs: DocSet, ranges: readonly ColumnRange[]): DocSet {
    return filterSet(docs, (doc) =>
      ranges.every(({ column, least, most }) => {
        const number = this.segment.valueOf(column, doc);
        return number >= least && number <= most;
      }),
    );
  }
}
