import type { WorkFacets, WorkId } from '#catalogue';
import { readDate } from './dates.ts';
import { bitWords, clearBit, type DocSet, hasBit, setBit } from './doc-set.ts';
import { withRoom } from './growable.ts';
import { lengthBandOf } from './length-bands.ts';
import { nameWords } from './name-words.ts';
import type { TermKind } from './names/kinds.ts';
import { TermTable } from './names/term-table.ts';
import { Postings } from './postings.ts';
import type { HasValue, IsValue } from './query.ts';
import { WARNING_NOT_STATED } from './value-words.ts';
import { WorkColumns } from './work-columns.ts';

/** What a document can be found by beside its names. `otp`: it has no two relationships of its own. */
export type Flag = HasValue | Extract<IsValue, 'crossover' | 'oneshot' | 'edited'> | 'otp';

/** Dead documents are cleared away when there are so many, and more than a quarter of all. */
const LEAST_DEAD = 1024;

/**
 * Every work as a document: postings from term to documents, a forward row from document to terms, columns to sort by. A
 * document is never changed; a work that changes is a new document and its old one is dead. The values of the small kinds (rating, warnings, category,
 * language, status, length) are one number for each set of them that occurs: the document's signature.
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
    const tags = work.tags.map((tag) => this.terms.intern(tag.kind, tag.name, tag.members));
    const row = sortedTerms([
      ...tags,
      ...rowNames(work).map(([kind, name]) => this.terms.intern(kind, name)),
    ]);
    const own = new Set(tags.filter((_, at) => work.tags[at]?.above !== true));
    const others = sortedTerms(
      [...otherNames(work), ...this.#flags(work, own)].map(([kind, name]) => this.terms.intern(kind, name)),
    );
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

  /** What a work has and is. `own` are its tags without those that stand above another. */
  #flags(work: WorkFacets, own: ReadonlySet<number>): [TermKind, Flag][] {
    const numberOf = (kind: TermKind) => [...own].filter((term) => this.terms.kindOf(term) === kind).length;
    const flags: Flag[] = work.has.map((flag) => (flag === 'edits' ? 'edited' : flag));
    if (work.series !== null) flags.push('series');
    if (work.language !== null) flags.push('language');
    if (yearOf(work) !== null) flags.push('date');
    if (work.kudos !== null) flags.push('kudos');
    if (work.chapters === 1 && work.status === 'complete') flags.push('oneshot');
    if (numberOf('fandom') > 1) flags.push('crossover');
    if (numberOf('relationship') < 2) flags.push('otp');
    return flags.map((flag) => ['flag', flag]);
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
  for (const tag of languageRanges(work.language)) names.push(['language', tag]);
  names.push(['status', work.status], ['length', lengthBandOf(work.words)]);
  return names;
}

/** Values of facets that have too many for a signature. */
function rowNames(work: WorkFacets): [TermKind, string][] {
  const names: [TermKind, string][] = [];
  const year = yearOf(work);
  if (year !== null) names.push(['year', year]);
  if (work.source !== null) names.push(['source', work.source]);
  return names;
}

function yearOf({ published }: WorkFacets): string | null {
  return (published === null ? null : readDate(published))?.slice(0, 4) ?? null;
}

/** A language and those that it is a kind of (RFC 4647 basic filtering): `en-GB` is `en` too, so that both count it. */
function languageRanges(tag: string | null): string[] {
  const parts = tag?.split('-') ?? [];
  return parts.map((_, at) => parts.slice(0, at + 1).join('-'));
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
