import { type DocSet, idsOf } from '../doc-set.ts';
import { withSlack } from '../names/slack.ts';
import type { DeltaSegment } from './delta-segment.ts';

/** Counts the terms of documents of a delta segment. One count at a time. */
export class DeltaCounter {
  /** Counts by term, all 0 between two counts. */
  #counts = new Uint32Array(1024);
  #met = new Uint32Array(1024);
  #length = 0;

  /** Counts the terms of a set of documents; those of the count before are gone. */
  count(segment: DeltaSegment, docs: DocSet, terms: number): void {
    for (const term of this.met) this.#counts[term] = 0;
    this.#length = 0;
    this.#counts = withSlack(this.#counts, terms);
    this.#met = withSlack(this.#met, terms);
    const { rowStarts, rowTerms } = segment;
    for (const doc of idsOf(docs)) {
      const end = rowStarts[doc + 1] ?? 0;
      for (let at = rowStarts[doc] ?? 0; at < end; at += 1) {
        const term = rowTerms[at] ?? 0;
        const count = this.#counts[term] ?? 0;
        if (count === 0) {
          this.#met[this.#length] = term;
          this.#length += 1;
        }
        this.#counts[term] = count + 1;
      }
    }
  }

  /** The terms that any of the documents has. */
  get met(): Uint32Array {
    return this.#met.subarray(0, this.#length);
  }

  /** How many of the documents have a term. */
  countOf(term: number): number {
    return this.#counts[term] ?? 0;
  }
}
