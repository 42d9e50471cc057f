import type { WorkFacets, WorkId } from '#catalogue';
import { bitWords, clearBit, type DocSet, setBit } from '../doc-set.ts';
import { withRoom } from '../growable.ts';
import { Postings } from '../postings.ts';
import { rowOfWork } from '../work-row.ts';
import {
  columnsOf,
  MOMENT_COLUMNS,
  type MomentColumn,
  WORD_COLUMNS,
  type WordColumn,
} from './segment-rows.ts';

/** Dead documents are cleared away when there are so many, and more than a quarter of all. */
const LEAST_DEAD = 1024;

/**
 * The works that were saved since the base segment was built, as documents: postings from term to documents, a row from document to terms,
 * columns to sort by. A document is never changed; a work that changes is a new document and its old one is dead.
 */
export class DeltaSegment {
  postings = new Postings();
  /** Rows: the terms of document `d` are `rowTerms[rowStarts[d]] … rowTerms[rowStarts[d + 1] - 1]`. */
  rowStarts = new Uint32Array(256);
  rowTerms = new Uint32Array(1024);
  readonly #words: Record<WordColumn, Uint32Array>;
  readonly #moments: Record<MomentColumn, Float64Array>;
  #titles: string[] = [];
  #creators: (string | null)[] = [];
  readonly #docs = new Map<WorkId, number>();
  /** How many dead documents have each term. */
  readonly #deadOf = new Map<number, number>();
  #live = new Uint32Array(8);
  #length = 0;

  constructor() {
    this.#words = columnsOf(WORD_COLUMNS, () => new Uint32Array(256));
    this.#moments = columnsOf(MOMENT_COLUMNS, () => new Float64Array(256));
  }

  /** Document slots, dead ones included. */
  get documents(): number {
    return this.#length;
  }

  /** Works. */
  get size(): number {
    return this.#docs.size;
  }

  get hasDead(): boolean {
    return this.#docs.size < this.#length;
  }

  documentOf(id: WorkId): number | undefined {
    return this.#docs.get(id);
  }

  /** The live documents, in no order. */
  liveDocuments(): Iterable<number> {
    return this.#docs.values();
  }

  liveSet(): DocSet {
    return { kind: 'bits', bits: this.#live.subarray(0, bitWords(this.#length)) };
  }

  idOf(doc: number): WorkId {
    return (this.#words.ids[doc] ?? 0) as WorkId;
  }

  valuesOf(name: WordColumn, docs: Uint32Array): Uint32Array {
    const numbers = this.#words[name];
    return docs.map((doc) => numbers[doc] ?? 0);
  }

  valueOf(name: WordColumn, doc: number): number {
    return this.#words[name][doc] ?? 0;
  }

  moment(name: MomentColumn, doc: number): number {
    return this.#moments[name][doc] ?? 0;
  }

  titleKeyOf(doc: number): string {
    return this.#titles[doc] ?? '';
  }

  creatorKeyOf(doc: number): string | null {
    return this.#creators[doc] ?? null;
  }

  /** The terms of a document; good until the next work is added. */
  termsOf(doc: number): Uint32Array {
    return this.rowTerms.subarray(this.rowStarts[doc] ?? 0, this.rowStarts[doc + 1] ?? 0);
  }

  /** How many works have a term. */
  worksOf(term: number): number {
    return this.postings.lengthOf(term) - (this.#deadOf.get(term) ?? 0);
  }

  /** Adds a work that is not here, with its terms. */
  add(work: WorkFacets, terms: readonly number[]): void {
    const doc = this.#length;
    const row = rowOfWork(work);
    for (const name of WORD_COLUMNS) {
      this.#words[name] = withRoom(this.#words[name], doc + 1);
      this.#words[name][doc] = row.words[name];
    }
    for (const name of MOMENT_COLUMNS) {
      this.#moments[name] = withRoom(this.#moments[name], doc + 1);
      this.#moments[name][doc] = row.moments[name];
    }
    this.#titles.push(row.title);
    this.#creators.push(row.creator);
    for (const term of terms) this.postings.add(term, doc);
    const start = this.rowStarts[doc] ?? 0;
    this.rowStarts = withRoom(this.rowStarts, doc + 2);
    this.rowTerms = withRoom(this.rowTerms, start + terms.length);
    this.rowTerms.set(terms, start);
    this.rowStarts[doc + 1] = start + terms.length;
    this.#live = withRoom(this.#live, bitWords(doc + 1));
    setBit(this.#live, doc);
    this.#docs.set(work.id, doc);
    this.#length += 1;
  }

  /** Removes a work, if it is here. */
  remove(id: WorkId): void {
    const doc = this.#docs.get(id);
    if (doc === undefined) return;
    for (const term of this.termsOf(doc)) this.#deadOf.set(term, (this.#deadOf.get(term) ?? 0) + 1);
    this.#docs.delete(id);
    clearBit(this.#live, doc);
  }

  /** Whether so many documents are dead that {@link clearDead} is worth its time. */
  get isWorn(): boolean {
    const dead = this.#length - this.#docs.size;
    return dead > LEAST_DEAD && dead * 4 > this.#length;
  }

  /** Renumbers the live documents from 0, in their order, and forgets the dead. */
  clearDead(): void {
    const kept = Uint32Array.from(this.#docs.values()).sort();
    const postings = new Postings();
    const starts = new Uint32Array(kept.length + 1);
    kept.forEach((doc, number) => {
      const row = this.termsOf(doc).slice();
      for (const term of row) postings.add(term, number);
      const place = starts[number] ?? 0;
      this.rowTerms.set(row, place);
      starts[number + 1] = place + row.length;
    });
    const numbers = new Map([...kept].map((doc, number) => [doc, number]));
    this.postings = postings;
    this.#deadOf.clear();
    this.rowStarts = starts;
    for (const name of WORD_COLUMNS) this.#words[name] = kept.map((doc) => this.#words[name][doc] ?? 0);
    for (const name of MOMENT_COLUMNS)
      this.#moments[name] = Float64Array.from(kept, (doc) => this.#moments[name][doc] ?? 0);
    this.#titles = Array.from(kept, (doc) => this.titleKeyOf(doc));
    this.#creators = Array.from(kept, (doc) => this.creatorKeyOf(doc));
    this.#live = new Uint32Array(bitWords(kept.length));
    this.#length = kept.length;
    for (let number = 0; number < kept.length; number += 1) setBit(this.#live, number);
    for (const [id, doc] of this.#docs) this.#docs.set(id, numbers.get(doc) ?? 0);
  }
}
