import type { WorkId } from '#catalogue';
import { withRoom } from './growable.ts';
import type { TextAnswer } from './search-index.ts';

/** Where a segment has its works. */
type Documents = { readonly documents: number; documentOf(id: WorkId): number | undefined };

/** How well the documents of one segment match the words of a query: the sum of what its text answers say of them. One query at a time. */
export class Relevance {
  #sums = new Float64Array(0);

  /** Sums up what answers say of a segment's documents, until {@link clear} is told the same. */
  sumUp(segment: Documents, answers: Iterable<TextAnswer>): void {
    if (segment.documents > this.#sums.length) this.#sums = withRoom(this.#sums, segment.documents);
    for (const { works, scores } of answers)
      for (let at = 0; at < works.length; at += 1) {
        const doc = segment.documentOf(works[at] as WorkId);
        if (doc !== undefined) this.#sums[doc] = (this.#sums[doc] ?? 0) + (scores[at] ?? 0);
      }
  }

  /** The sum of a document; null for one that no answer holds. */
  of(doc: number): number | null {
    return this.#sums[doc] || null;
  }

  clear(segment: Documents, answers: Iterable<TextAnswer>): void {
    for (const { works } of answers)
      for (let at = 0; at < works.length; at += 1) {
        const doc = segment.documentOf(works[at] as WorkId);
        if (doc !== undefined) this.#sums[doc] = 0;
      }
  }
}
