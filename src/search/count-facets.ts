import { type DocSet, idsOf, subtract } from './doc-set.ts';
import type { LibraryTables } from './library-tables.ts';
import type { Facet, FacetKind, FacetValue } from './results.ts';
import type { TermKind } from './term-table.ts';

/** A term that a query asks for or against. */
export type ChosenTerms = ReadonlyMap<number, 'include' | 'exclude'>;

/** How many works of a result have each term, by term; only the terms listed may have any. */
export type Counts = { terms: Iterable<number>; of: (term: number) => number };

/**
 * Counts the terms of a result exactly. Where the result is more than half of the library, what is outside it is counted and taken
 * from the totals, which are kept.
 */
export function countTerms(tables: LibraryTables, result: DocSet, size: number): Counts {
  const outside = tables.size - size;
  if (outside >= size) return countIn(tables, result);
  const everywhere = { terms: allTerms(tables), of: (term: number) => tables.terms.countOf(term) };
  if (outside === 0) return everywhere;
  const missing = countIn(tables, subtract(tables.liveSet(), result));
  return { terms: everywhere.terms, of: (term) => everywhere.of(term) - missing.of(term) };
}

/** The facets of a result: the most frequent values, and always those that are chosen. */
export function facetsOf(
  tables: LibraryTables,
  counts: Counts,
  chosen: ChosenTerms,
  wanted: { kinds: readonly FacetKind[]; values: number },
): Facet[] {
  const lists = new Map<TermKind, TopValues>(
    wanted.kinds.map((kind) => [kind, new TopValues(tables, wanted.values)]),
  );
  for (const term of counts.terms) {
    const count = counts.of(term);
    if (count > 0) lists.get(tables.terms.kindOf(term) ?? 'titleWord')?.add(term, count);
  }
  return wanted.kinds.map((kind) => {
    const list = lists.get(kind);
    const values = list?.values(chosen) ?? [];
    const shown = new Set(list?.terms ?? []);
    for (const [term, state] of chosen)
      if (tables.terms.kindOf(term) === kind && !shown.has(term))
        values.push({ value: tables.terms.nameOf(term), count: counts.of(term), state });
    return { kind, total: list?.total ?? 0, values: values.sort(mostFrequentFirst) };
  });
}

/** Most frequent first, then by name in the order of code units. */
export function mostFrequentFirst(a: FacetValue, b: FacetValue): number {
  return b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
}

function* allTerms(tables: LibraryTables): Iterable<number> {
  for (let term = 0; term < tables.terms.size; term += 1) yield term;
}

function countIn(tables: LibraryTables, set: DocSet): Counts {
  const docs = idsOf(set);
  const counts = new Uint32Array(tables.terms.size);
  const met: number[] = [];
  const { rowStarts, rowTerms, signatureOf } = tables;
  const signatures = new Uint32Array(tables.signatures.length);
  for (const doc of docs) {
    const signature = signatureOf[doc] ?? 0;
    signatures[signature] = (signatures[signature] ?? 0) + 1;
    const end = rowStarts[doc + 1] ?? 0;
    for (let place = rowStarts[doc] ?? 0; place < end; place += 1) {
      const term = rowTerms[place] ?? 0;
      const count = counts[term] ?? 0;
      if (count === 0) met.push(term);
      counts[term] = count + 1;
    }
  }
  signatures.forEach((works, signature) => {
    if (works === 0) return;
    for (const term of tables.signatures[signature] ?? []) {
      if (counts[term] === 0) met.push(term);
      counts[term] = (counts[term] ?? 0) + works;
    }
  });
  return { terms: met, of: (term) => counts[term] ?? 0 };
}

/** Keeps the most frequent terms of many, sorting only when several times as many have gathered. */
class TopValues {
  total = 0;
  terms: number[] = [];
  readonly #tables: LibraryTables;
  readonly #most: number;
  #counts = new Map<number, number>();
  #least = 0;

  constructor(tables: LibraryTables, most: number) {
    this.#tables = tables;
    this.#most = most;
  }

  add(term: number, count: number): void {
    this.total += 1;
    if (count < this.#least) return;
    this.terms.push(term);
    this.#counts.set(term, count);
    if (this.terms.length > 4 * this.#most + 64) this.#cut();
  }

  values(chosen: ChosenTerms): FacetValue[] {
    this.#cut();
    return this.terms.map((term) => ({
      value: this.#tables.terms.nameOf(term),
      count: this.#counts.get(term) ?? 0,
      state: chosen.get(term) ?? 'none',
    }));
  }

  #cut(): void {
    const { terms } = this.#tables;
    const count = (term: number) => this.#counts.get(term) ?? 0;
    this.terms.sort((a, b) => {
      const difference = count(b) - count(a);
      if (difference !== 0) return difference;
      const left = terms.nameOf(a);
      const right = terms.nameOf(b);
      return left < right ? -1 : left > right ? 1 : 0;
    });
    for (const dropped of this.terms.splice(this.#most)) this.#counts.delete(dropped);
    if (this.terms.length === this.#most) this.#least = count(this.terms.at(-1) ?? 0);
  }
}
