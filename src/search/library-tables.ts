import type { WorkFacets, WorkId } from '#catalogue';
import { bitWords, clearBit, type DocSet, hasBit, setBit } from './doc-set.ts';
import { withRoom } from './growable.ts';
import { nameWords } from './name-words.ts';
import type { TermKind } from './names/kinds.ts';
import { TermTable } from './names/term-table.ts';
import { Postings } from './postings.ts';
import { WARNING_NOT_STATED } from './read-value.ts';
import { WorkColumns } from './work-columns.ts';

/** Dead documents are cleared away when there are so many, and more than a quarter of all. */
const LEAST_DEAD = 1024;

/**
 * Every work as a document: postings from term to documents, a forward row from document to terms, columns to sort by. A
 * document is never changed; a work that changes is a new document and its old one is dead. The values of the small kinds (rating, warnings, category,
 * language, completeness) are one number for each set of them that occurs: the document's signature.
 */
export class LibraryTables {
  readonly terms = new TermTable();
  postings = new Postings();
  readonly columns = new WorkColumns();
  /** The terms of each signature. */
  readonly signatures: number[][] = [];
  signatureOf = new Uint32Array(256);
  /** Forward rows: the terms of document `d` are `rowTerms[rowStarts[d]] … rowTerms[rowStarts[d + 1] - 1]`. */
  rowStarts = new Uint32Array(256);
  rowTerms = new Uint32Array(1024);
  readonly #signatureByTerms = new Map<string, number>();
  readonly #documents = new Map<WorkId, number>();
  #live = new Uint32Array(8);
  #dead = 0;

  /** Document slots, dead ones included. */
  get documents(): number {
    return this.columns.length;
  }

  /** Works. */
  get size(): number {
    return this.#documents.size;
  }

  documentOf(id: WorkId): number | undefined {
    return this.#documents.get(id);
  }

  isLive(doc: number): boolean {
    return hasBit(this.#live, doc);
  }

  get hasDead(): boolean {
    return this.#dead > 0;
  }

  liveSet(): DocSet {
    return { kind: 'bits', bits: this.#live.subarray(0, bitWords(this.documents)) };
  }

  /** Whether some work has the term now. */
  isUsed(term: number): boolean {
    if (!this.hasDead) return this.postings.lengthOf(term) > 0;
    return this.postings.idsOf(term).some((doc) => this.isLive(doc));
  }

  save(work: WorkFacets): void {
    this.remove(work.id);
    const doc = this.documents;
    const small = sortedTerms(smallNames(work).map(([kind, name]) => this.terms.intern(kind, name)));
    const row = sortedTerms(work.tags.map((tag) => this.terms.intern(tag.kind, tag.name, tag.members)));
    const others = sortedTerms(otherNames(work).map(([kind, name]) => this.terms.intern(kind, name)));
    this.columns.add(work);
    for (const term of [...small, ...row, ...others]) this.postings.add(term, doc);
    this.#addRow(doc, row);
    this.signatureOf = withRoom(this.signatureOf, doc + 1);
    this.signatureOf[doc] = this.#signature(small);
    this.#live = withRoom(this.#live, bitWords(doc + 1));
    setBit(this.#live, doc);
    this.#documents.set(work.id, doc);
    this.#count(doc, 1);
  }

  remove(id: WorkId): void {
    const doc = this.#documents.get(id);
    if (doc === undefined) return;
    this.#count(doc, -1);
    this.#documents.delete(id);
    clearBit(this.#live, doc);
    this.#dead += 1;
    if (this.#dead > LEAST_DEAD && this.#dead * 4 > this.documents) this.#clearDead();
  }

  #count(doc: number, change: 1 | -1): void {
    for (const term of this.signatures[this.signatureOf[doc] ?? 0] ?? []) this.terms.count(term, change);
    const end = this.rowStarts[doc + 1] ?? 0;
    for (let place = this.rowStarts[doc] ?? 0; place < end; place += 1)
      this.terms.count(this.rowTerms[place] ?? 0, change);
  }

  #addRow(doc: number, row: readonly number[]): void {
    const start = this.rowStarts[doc] ?? 0;
    this.rowStarts = withRoom(this.rowStarts, doc + 2);
    this.rowTerms = withRoom(this.rowTerms, start + row.length);
    this.rowTerms.set(row, start);
    this.rowStarts[doc + 1] = start + row.length;
  }

  #signature(terms: number[]): number {
    const key = terms.join(',');
    const known = this.#signatureByTerms.get(key);
    if (known !== undefined) return known;
    const signature = this.signatures.length;
    this.signatures.push(terms);
    this.#signatureByTerms.set(key, signature);
    return signature;
  }

  /** Renumbers the live documents from 0, in their order, and forgets the dead. */
  #clearDead(): void {
    const kept = Uint32Array.from(this.#documents.values()).sort();
    const numbers = new Map<number, number>();
    kept.forEach((doc, number) => {
      numbers.set(doc, number);
    });
    this.postings = this.#renumberedPostings(numbers);
    const starts = new Uint32Array(kept.length + 1);
    kept.forEach((doc, number) => {
      const start = this.rowStarts[doc] ?? 0;
      const end = this.rowStarts[doc + 1] ?? 0;
      const place = starts[number] ?? 0;
      this.rowTerms.copyWithin(place, start, end);
      starts[number + 1] = place + end - start;
    });
    this.rowStarts = starts;
    this.signatureOf = Uint32Array.from(kept, (doc) => this.signatureOf[doc] ?? 0);
    this.columns.keep(kept);
    this.#live = new Uint32Array(bitWords(kept.length));
    kept.forEach((_, number) => {
      setBit(this.#live, number);
    });
    for (const [id, doc] of this.#documents) this.#documents.set(id, numbers.get(doc) ?? 0);
    this.#dead = 0;
  }

  #renumberedPostings(numbers: ReadonlyMap<number, number>): Postings {
    const renumbered = new Postings();
    for (let term = 0; term < this.terms.size; term += 1) {
      for (const doc of this.postings.idsOf(term)) {
        const number = numbers.get(doc);
        if (number !== undefined) renumbered.add(term, number);
      }
    }
    return renumbered;
  }
}

function smallNames(work: WorkFacets): [TermKind, string][] {
  const warnings = work.warnings.length > 0 ? work.warnings : [WARNING_NOT_STATED];
  const names: [TermKind, string][] = [['rating', work.rating]];
  for (const name of warnings) names.push(['warning', name]);
  for (const name of work.categories) names.push(['category', name]);
  if (work.language !== null) names.push(['language', work.language]);
  if (work.status !== 'unknown') names.push(['complete', work.status === 'complete' ? 'yes' : 'no']);
  return names;
}

function otherNames(work: WorkFacets): [TermKind, string][] {
  const names = work.creators.map((name): [TermKind, string] => ['creator', name]);
  if (work.series !== null) names.push(['series', work.series]);
  for (const word of nameWords(work.title)) names.push(['titleWord', word]);
  return names;
}

function sortedTerms(terms: readonly number[]): number[] {
  return [...new Set(terms)].sort((a, b) => a - b);
}
