import type { BaseSet, BaseSets } from './engine/base-sets.ts';
import type { BaseCounter } from './engine/count-base.ts';
import type { DeltaCounter } from './engine/count-delta.ts';
import type { BestPlaces } from './engine/place-counts.ts';
import { compareStrings } from './engine/sort-strings.ts';
import { kindCode } from './names/kinds.ts';
import type { TermTable } from './names/term-table.ts';
import type { Facet, FacetKind, FacetValue } from './results.ts';

/** Terms that a query asks for or against, as it spells them. */
export type ChosenTerms = ReadonlyMap<number, Pick<FacetValue, 'value' | 'state'>>;
/** Which facets are wanted: so many of the most frequent values of each, and whether all distinct values are counted. */
export type WantedFacets = { kinds: readonly FacetKind[]; values: number; totals: boolean };

type TermCount = { term: number; count: number };

/** The most values that are found without counting every term of every work. */
const MOST_QUICK = 47;
/** More places than are wanted are taken of the base where works that came since may change their order. */
const SPARE = 16;

/** Most frequent first, then by name in the order of code units. */
export function mostFrequentFirst(a: FacetValue, b: FacetValue): number {
  return b.count - a.count || compareStrings(a.value, b.value);
}

/** The result in the base segment, and the terms that every work of it has. */
export type BaseResult = {
  sets: BaseSets;
  counter: BaseCounter;
  found: BaseSet;
  required: readonly number[];
};

/**
 * The facets of a result: the most frequent values of each kind, and always those chosen. The counts are over the works that meet the
 * whole query, as AO3's are: a value that is asked for has as many works as the result, one that is left out has none. `late` counts the
 * terms of works that came since the base segment was built.
 */
export function facetsOf(
  terms: TermTable,
  base: BaseResult | null,
  late: DeltaCounter,
  chosen: ChosenTerms,
  wanted: WantedFacets,
): Facet[] {
  const counts = new ResultCounts(terms, base, late, wanted);
  const facets = wanted.kinds.map((kind): Facet => {
    const code = kindCode(kind);
    const top = counts.top(code);
    const values: FacetValue[] = [];
    const left = new Set<number>();
    for (const term of chosen.keys()) if (terms.kindOf(term) === kind) left.add(term);
    const hasChosen = left.size > 0;
    const show = (term: number, count: number) => {
      const { value, state } = chosen.get(term) ?? { value: terms.nameOf(term), state: 'none' };
      values.push({ value, count, state });
      left.delete(term);
    };
    for (const { term, count } of top.slice(0, wanted.values)) show(term, count);
    for (const term of left) show(term, counts.of(term));
    if (hasChosen) values.sort(mostFrequentFirst);
    const total = wanted.totals ? counts.distinct(code) : top.length;
    return { kind, total, values };
  });
  counts.done();
  return facets;
}

/** Counts of one result over both segments. */
class ResultCounts {
  readonly #terms: TermTable;
  readonly #base: BaseResult | null;
  readonly #late: DeltaCounter;
  /** The terms of {@link #late} by the code of their kind. */
  readonly #lateOfKind: number[][] = [];
  readonly #wanted: number;
  /** Every term of the base is counted. */
  readonly #isWhole: boolean;
  readonly #best: BestPlaces;

  constructor(terms: TermTable, base: BaseResult | null, late: DeltaCounter, wanted: WantedFacets) {
    this.#terms = terms;
    this.#base = base;
    this.#late = late;
    this.#wanted = wanted.values + 1;
    this.#isWhole = wanted.totals || wanted.values > MOST_QUICK;
    const codes = wanted.kinds.map(kindCode);
    this.#best = new Map();
    for (const term of late.met) {
      const code = terms.kindCodes[term] ?? 0;
      const list = this.#lateOfKind[code];
      if (list === undefined) this.#lateOfKind[code] = [term];
      else list.push(term);
    }
    if (base === null) return;
    const { segment } = base.sets;
    if (this.#isWhole) base.counter.countAll(base.found);
    else {
      const within = base.required.flatMap((term) => segment.placeOf(term) ?? []);
      const best = base.counter.best(base.found, codes, this.#most(), within);
      for (const [code, places] of best) this.#best.set(code, places);
    }
  }

  /** One more than are wanted of the most frequent terms of a kind. */
  top(code: number): TermCount[] {
    const best = this.#bestOfBase(code);
    if (this.#late.met.length === 0) return best;
    const counted = new Map<number, number>();
    for (const { term, count } of best) counted.set(term, count + this.#late.countOf(term));
    const least = best.length < this.#most() ? 0 : (best.at(-1)?.count ?? 0);
    const bar = [...counted.values()].sort((a, b) => b - a)[this.#wanted - 1] ?? 0;
    for (const term of this.#lateOfKind[code] ?? []) {
      if (counted.has(term)) continue;
      const late = this.#late.countOf(term);
      if (late + Math.min(least, this.#cardOf(term)) < bar) continue;
      counted.set(term, this.of(term));
    }
    const terms = [...counted].map(([term, count]) => ({ term, count })).filter(({ count }) => count > 0);
    terms.sort((a, b) => b.count - a.count || this.#byName(a.term, b.term));
    return terms.slice(0, this.#wanted);
  }

  /** How many works of the result have a term. */
  of(term: number): number {
    return this.#early(term) + this.#late.countOf(term);
  }

  /** How many terms of a kind the works of the result have. */
  distinct(code: number): number {
    const early = this.#base?.counter.met(code) ?? 0;
    return early + (this.#lateOfKind[code] ?? []).filter((term) => this.#early(term) === 0).length;
  }

  done(): void {
    if (this.#isWhole) this.#base?.counter.done();
  }

  #byName(a: number, b: number): number {
    return compareStrings(this.#terms.nameOf(a), this.#terms.nameOf(b));
  }

  #most(): number {
    return this.#late.met.length === 0 ? this.#wanted : this.#wanted + SPARE;
  }

  #bestOfBase(code: number): TermCount[] {
    if (this.#base === null) return [];
    const { sets, counter } = this.#base;
    const best = this.#isWhole ? counter.top(code, this.#most()) : (this.#best.get(code) ?? []);
    return best.map(({ place, count }) => ({ term: sets.segment.word('terms', place), count }));
  }

  #early(term: number): number {
    const place = this.#base?.sets.segment.placeOf(term);
    if (this.#base === null || place === undefined) return 0;
    const { counter, found } = this.#base;
    return this.#isWhole ? counter.countOf(place) : counter.countIn(found, place);
  }

  #cardOf(term: number): number {
    const segment = this.#base?.sets.segment;
    const place = segment?.placeOf(term);
    return segment === undefined || place === undefined ? 0 : segment.cardOf(place);
  }
}
