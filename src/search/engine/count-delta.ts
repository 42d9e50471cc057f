import { type DocSet, idsOf } from '../doc-set.ts';
import type { DeltaSegment } from './delta-segment.ts';

/** How many documents of a set have each term that any of them has. */
export function countTerms(segment: DeltaSegment, docs: DocSet): Map<number, number> {
  const counts = new Map<number, number>();
  const { rowStarts, rowTerms } = segment;
  for (const doc of idsOf(docs)) {
    const end = rowStarts[doc + 1] ?? 0;
    for (let at = rowStarts[doc] ?? 0; at < end; at += 1) {
      const term = rowTerms[at] ?? 0;
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return counts;
}
