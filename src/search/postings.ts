import { bitWords, DENSE, type DocSet, EMPTY, setBit, union } from './doc-set.ts';
import { withRoom } from './growable.ts';

/** Below so many documents a list is quick as it is, so no bits are kept of it. */
const LEAST_DENSE = 128;
/** The union of fewer terms is made of their sets; that of more goes straight into bits. */
const FEW_TERMS = 16;

/**
 * Lists of documents in ascending order, one for each term, in one array: a list has room for a power of two; when it is
 * full it moves to twice the room, and its old place waits for another list of that size. Terms number from 0. A list that holds
 * more than one document in {@link DENSE} is also kept as bits, made when first asked for and carried on from there.
 */
export class Postings {
  #cells = new Uint32Array(1024);
  #used = 0;
  #starts = new Uint32Array(256);
  #lengths = new Uint32Array(256);
  #free: number[][] = [];
  #bits = new Map<number, { bits: Uint32Array; listed: number }>();

  /** Adds a document, greater than every other of the term. */
  add(term: number, doc: number): void {
    this.#starts = withRoom(this.#starts, term + 1);
    this.#lengths = withRoom(this.#lengths, term + 1);
    const length = this.#lengths[term] ?? 0;
    if ((length & (length - 1)) === 0) this.#move(term, length);
    this.#cells[(this.#starts[term] ?? 0) + length] = doc;
    this.#lengths[term] = length + 1;
  }

  lengthOf(term: number): number {
    return this.#lengths[term] ?? 0;
  }

  /** The documents of a term; the array is good until the next document is added. */
  idsOf(term: number): Uint32Array {
    const start = this.#starts[term] ?? 0;
    return this.#cells.subarray(start, start + (this.#lengths[term] ?? 0));
  }

  /** The documents of a term among so many, as the kind of set that suits its size. */
  setOf(term: number, documents: number): DocSet {
    const ids = this.idsOf(term);
    if (ids.length < LEAST_DENSE || ids.length * DENSE <= documents) return { kind: 'ids', ids };
    const kept = this.#bits.get(term) ?? { bits: new Uint32Array(0), listed: 0 };
    kept.bits = withRoom(kept.bits, bitWords(documents));
    for (; kept.listed < ids.length; kept.listed += 1) setBit(kept.bits, ids[kept.listed] ?? 0);
    this.#bits.set(term, kept);
    return { kind: 'bits', bits: kept.bits.subarray(0, bitWords(documents)) };
  }

  /** The documents of any of the terms, among so many. */
  unionOf(terms: readonly number[], documents: number): DocSet {
    const [first] = terms;
    if (first === undefined) return EMPTY;
    if (terms.length === 1) return this.setOf(first, documents);
    if (terms.length < FEW_TERMS)
      return union(
        terms.map((term) => this.setOf(term, documents)),
        documents,
      );
    const bits = new Uint32Array(bitWords(documents));
    for (const term of terms) {
      const start = this.#starts[term] ?? 0;
      const end = start + (this.#lengths[term] ?? 0);
      for (let place = start; place < end; place += 1) setBit(bits, this.#cells[place] ?? 0);
    }
    return { kind: 'bits', bits };
  }

  #move(term: number, length: number): void {
    const room = Math.max(1, length * 2);
    const size = 31 - Math.clz32(room);
    const place = this.#free[size]?.pop() ?? this.#take(room);
    if (length > 0) {
      const old = this.#starts[term] ?? 0;
      this.#cells.copyWithin(place, old, old + length);
      const freed = this.#free[size - 1] ?? [];
      freed.push(old);
      this.#free[size - 1] = freed;
    }
    this.#starts[term] = place;
  }

  #take(room: number): number {
    const place = this.#used;
    this.#used += room;
    this.#cells = withRoom(this.#cells, this.#used);
    return place;
  }
}
