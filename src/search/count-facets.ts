import { type DocSet, idsOf, subtract } from './doc-set.ts';
import type { LibraryTables } from './library-tables.ts';
import { kindCode, TERM_KINDS } from './names/kinds.ts';
import type { TermTable } from './names/term-table.ts';
import type { Facet, FacetKind, FacetValue } from './results.ts';

/** Terms that a query asks for or against, as it spells them. */
export type ChosenTerms = ReadonlyMap<number, Pick<FacetValue, 'value' | 'state'>>;

/** How many works of a result have each term. `met` lists the terms that any has; null means every term may be one. */
type Counts = { of: Uint32Array; met: Uint32Array | null };

/**
 * Counts the facets of results exactly. The counts are over the works that meet the whole query, as AO3's are: a value that is
 * asked for has as many works as the result, one that is left out has none, one of several alternatives those that have it.
 */
export class FacetCounter {
  readonly #tables: LibraryTables;
  /** Counts by term, all 0 between two results. */
  #counts = new Uint32Array(0);
  #met = new Uint32Array(0);

  constructor(tables: LibraryTables) {
    this.#tables = tables;
  }

  /** The facets of a result of so many works: the most frequent values of each kind, and always those chosen. */
  facets(
    result: DocSet,
    size: number,
    chosen: ChosenTerms,
    wanted: { kinds: readonly FacetKind[]; values: number },
  ): Facet[] {
    const counts = this.#count(result, size);
    const facets = facetsFrom(this.#tables.terms, counts, chosen, wanted);
    this.#clear(counts);
    return facets;
  }

  /** Where the result is more than half of the library, what is outside it is counted and taken from the totals that are kept. */
  #count(result: DocSet, size: number): Counts {
    const { terms } = this.#tables;
    if (this.#counts.length < terms.size) {
      this.#counts = new Uint32Array(Math.ceil(terms.size * 1.25));
      this.#met = new Uint32Array(this.#counts.length);
    }
    const outside = this.#tables.size - size;
    if (outside >= size) return this.#countIn(result);
    if (outside > 0) this.#countIn(subtract(this.#tables.liveSet(), result));
    const of = this.#counts;
    const totals = terms.counts;
    for (let term = 0; term < terms.size; term += 1) of[term] = (totals[term] ?? 0) - (of[term] ?? 0);
    return { of, met: null };
  }

  #countIn(set: DocSet): Counts {
    const of = this.#counts;
    const met = this.#met;
    const { rowStarts, rowTerms, signatureOf, signatures } = this.#tables;
    const bySignature = new Uint32Array(signatures.length);
    let length = 0;
    for (const doc of idsOf(set)) {
      const signature = signatureOf[doc] ?? 0;
      bySignature[signature] = (bySignature[signature] ?? 0) + 1;
      const end = rowStarts[doc + 1] ?? 0;
      for (let place = rowStarts[doc] ?? 0; place < end; place += 1) {
        const term = rowTerms[place] ?? 0;
        const count = of[term] ?? 0;
        if (count === 0) {
          met[length] = term;
          length += 1;
        }
        of[term] = count + 1;
      }
    }
    for (const [signature, works] of bySignature.entries()) {
      if (works === 0) continue;
      for (const term of signatures[signature] ?? []) {
        if (of[term] === 0) {
          met[length] = term;
          length += 1;
        }
        of[term] = (of[term] ?? 0) + works;
      }
    }
    return { of, met: met.subarray(0, length) };
  }

  #clear({ of, met }: Counts): void {
    if (met === null) of.fill(0);
    else for (const term of met) of[term] = 0;
  }
}

/** Most frequent first, then by name in the order of code units. */
export function mostFrequentFirst(a: FacetValue, b: FacetValue): number {
  return b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
}

function facetsFrom(
  terms: TermTable,
  counts: Counts,
  chosen: ChosenTerms,
  wanted: { kinds: readonly FacetKind[]; values: number },
): Facet[] {
  const tops = topTerms(terms, counts, wanted);
  return wanted.kinds.map((kind) => {
    const code = kindCode(kind);
    const shown = new Set(tops.terms[code]);
    for (const term of chosen.keys()) if (terms.kindOf(term) === kind) shown.add(term);
    const values = [...shown].map(
      (term): FacetValue => ({
        value: chosen.get(term)?.value ?? terms.nameOf(term),
        count: counts.of[term] ?? 0,
        state: chosen.get(term)?.state ?? 'none',
      }),
    );
    return { kind, total: tops.totals[code] ?? 0, values: values.sort(mostFrequentFirst) };
  });
}

/**
 * The most frequent terms of each kind, by its code. Candidates gather until there are several times as many as are
 * wanted; then the best are kept and whatever is less frequent than all of them is passed over.
 */
function topTerms(
  terms: TermTable,
  { of, met }: Counts,
  wanted: { kinds: readonly FacetKind[]; values: number },
): { terms: number[][]; totals: Uint32Array } {
  const gathered: number[][] = TERM_KINDS.map(() => []);
  const totals = new Uint32Array(TERM_KINDS.length);
  const least = new Uint32Array(TERM_KINDS.length).fill(0xffffffff);
  const lastNames: string[] = [];
  for (const kind of wanted.kinds) least[kindCode(kind)] = 1;
  const enough = 4 * wanted.values + 64;
  const cut = (code: number) => {
    const list = gathered[code] ?? [];
    list.sort((a, b) => (of[b] ?? 0) - (of[a] ?? 0) || byName(terms.nameOf(a), terms.nameOf(b)));
    list.length = Math.min(list.length, wanted.values);
    const last = list.at(-1);
    if (last === undefined || list.length < wanted.values) return;
    least[code] = of[last] ?? 1;
    lastNames[code] = terms.nameOf(last);
  };
  const kinds = terms.kindCodes;
  const length = met === null ? terms.size : met.length;
  for (let place = 0; place < length; place += 1) {
    const term = met === null ? place : (met[place] ?? 0);
    const count = of[term] ?? 0;
    if (count === 0) continue;
    const code = kinds[term] ?? 0;
    totals[code] = (totals[code] ?? 0) + 1;
    if (count < (least[code] ?? 0)) continue;
    if (count === least[code] && terms.nameOf(term) > (lastNames[code] ?? LAST_OF_ALL)) continue;
    const list = gathered[code] ?? [];
    list.push(term);
    if (list.length > enough) cut(code);
  }
  for (const kind of wanted.kinds) cut(kindCode(kind));
  return { terms: gathered, totals };
}

/** Stands after every name that a tag can have. */
const LAST_OF_ALL = '\uffff';

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
