import type { BaseSet, BaseSets } from './base-sets.ts';
import { FewCounter } from './count-few.ts';
import { HotSets } from './hot-sets.ts';
import { type BestPlaces, keepBest, type PlaceCount } from './place-counts.ts';
import { RecordCounter } from './record-counter.ts';

/** Up to so many documents, counting each of their terms is quicker than anything else. */
export type CountLimits = { few?: number };
const FEW = 400;
/** A result of one document in so many is intersected with the most used terms rather than gone through. */
const LARGE = 10;
/** Bytes of two bitsets that are intersected in the time in which one term of a record is counted. */
const BYTES_A_COUNT = 24;
/** Terms of a record that are counted, about, and those that are in the tail. */
const RECORD_TERMS = 14;
const TAIL_TERMS = 4;

/**
 * Counts the facets of results of one base segment exactly, the quickest way there is for each: from what is kept of a hot set that is
 * hardly larger, by intersecting with the most used terms, or record by record.
 */
export class BaseCounter {
  readonly #sets: BaseSets;
  readonly #hot: HotSets;
  readonly #records: RecordCounter;
  readonly #few: FewCounter;
  readonly #mostFew: number;

  constructor(sets: BaseSets, { few = FEW }: CountLimits = {}) {
    this.#sets = sets;
    this.#hot = new HotSets(sets.segment);
    this.#records = new RecordCounter(sets);
    this.#few = new FewCounter(sets, this.#records.cells);
    this.#mostFew = few;
  }

  /**
   * The most frequent places of some kinds, at most 64 each. All documents of the result have each of the places in `within`, which is
   * only a hint.
   */
  best(result: BaseSet, kinds: readonly number[], wanted: number, within: readonly number[]): BestPlaces {
    const found: BestPlaces = new Map();
    if (result.size === 0) return found;
    if (result.size <= this.#mostFew) return this.#few.best(result, kinds, wanted);
    let open = this.#fromHot(result, kinds, wanted, within, found);
    if (open.length > 0 && result.kind === 'bits' && result.size * LARGE > this.#sets.segment.documents)
      open = this.#byCommon(result, open, wanted, found);
    if (open.length > 0) this.#byRecords(result, open, wanted, found);
    return found;
  }

  /** Counts every place of a result; {@link countOf}, {@link top} and {@link met} answer until {@link done}. */
  countAll(result: BaseSet): void {
    const { segment } = this.#sets;
    const isMost = result.size * 2 > segment.documents;
    this.#records.count(isMost ? this.#sets.andNot(this.#sets.every(), result) : result);
    this.#records.countTails();
    if (isMost) this.#records.invert();
  }

  /** How many documents of the result have a place. */
  countOf(place: number): number {
    return this.#records.countOf(place);
  }

  /** The most frequent places of a kind. */
  top(kind: number, wanted: number): PlaceCount[] {
    return this.#records.topPlaces(kind, wanted);
  }

  /** How many places of a kind the documents have. */
  met(kind: number): number {
    return this.#records.countMet(kind);
  }

  done(): void {
    this.#records.clear();
  }

  /** How many documents of a result have a place, by intersecting. */
  countIn(result: BaseSet, place: number): number {
    return this.#sets.countAt(result, place);
  }

  /** Takes the counts of what is missing from those of a hot set; what might then be wrong stays open. */
  #fromHot(
    result: BaseSet,
    kinds: readonly number[],
    wanted: number,
    within: readonly number[],
    found: BestPlaces,
  ): readonly number[] {
    const hot = this.#leastHot(within);
    const whole = hot < 0 ? this.#sets.every() : this.#sets.ofPlace(hot);
    const missing = whole.size - result.size;
    if (missing > result.size / 2) return kinds;
    if (missing > 0) this.#records.count(this.#sets.andNot(whole, result));
    const open = kinds.filter((kind) => {
      const kept = this.#hot.best(hot, kind);
      const best: PlaceCount[] = [];
      for (const { place, count } of kept.best) {
        const left = missing === 0 ? count : this.#left(result, place, count);
        if (left > 0) keepBest(best, { place, count: left }, wanted);
      }
      const bound = kept.best.at(-1)?.count ?? 0;
      const isFull = best.length === wanted && (best.at(-1)?.count ?? 0) > bound;
      if (missing > 0 && !kept.isAll && !isFull) return true;
      found.set(kind, best);
      return false;
    });
    if (missing > 0) this.#records.clear();
    return open;
  }

  #left(result: BaseSet, place: number, count: number): number {
    return this.#records.isHead(place) ? count - this.#records.countOf(place) : this.countIn(result, place);
  }

  /** The hot place with the fewest documents among some, or -1 for all documents. */
  #leastHot(places: readonly number[]): number {
    let least = -1;
    for (const place of places)
      if (this.#hot.has(place) && (least < 0 || this.#cardOf(place) < this.#cardOf(least))) least = place;
    return least;
  }

  #cardOf(place: number): number {
    return this.#sets.segment.cardOf(place);
  }

  /** Intersects with the places by falling number of documents until no other can be among the best. */
  #byCommon(result: BaseSet, kinds: readonly number[], wanted: number, found: BestPlaces): readonly number[] {
    const budget = { left: result.size * RECORD_TERMS };
    return kinds.filter((kind) => {
      const best: PlaceCount[] = [];
      if (!this.#goOn(result, kind, 0, wanted, best, budget)) return true;
      found.set(kind, best);
      return false;
    });
  }

  /**
   * Intersects with the places of a kind from one of its falling order on, until no other can be among the best. Returns false where the budget was used up
   * before.
   */
  #goOn(
    result: BaseSet,
    kind: number,
    from: number,
    wanted: number,
    best: PlaceCount[],
    budget: { left: number },
  ): boolean {
    const { segment } = this.#sets;
    const { kindStarts } = segment.facts;
    const end = kindStarts[kind + 1] ?? 0;
    for (let at = (kindStarts[kind] ?? 0) + from; at < end; at += 1) {
      const place = segment.word('placesByCard', at);
      const card = segment.cardOf(place);
      if (best.length === wanted && (best.at(-1)?.count ?? 0) > card) return true;
      budget.left -= segment.bitsOf(place) === undefined ? card + 1 : segment.bitBytes / BYTES_A_COUNT;
      if (budget.left < 0) return false;
      const count = this.countIn(result, place);
      if (count > 0) keepBest(best, { place, count }, wanted);
    }
    return true;
  }

  /** Counts record by record: heads first, tails where one of them might be among the best. */
  #byRecords(result: BaseSet, kinds: readonly number[], wanted: number, found: BestPlaces): void {
    const records = this.#records;
    records.count(result);
    const { tailMost, headStarts } = this.#sets.segment.facts;
    const budget = { left: result.size * TAIL_TERMS };
    const bits: BaseSet = { kind: 'bits', at: this.#sets.bitsOf(result), size: result.size };
    for (const kind of kinds) {
      const most = Math.min(tailMost[kind] ?? 0, result.size);
      const best = records.topHeads(kind, wanted);
      const isFull = best.length === wanted;
      const heads = (headStarts[kind + 1] ?? 0) - (headStarts[kind] ?? 0);
      const isDone =
        most === 0 ||
        (isFull && (best.at(-1)?.count ?? 0) > most) ||
        (isFull && this.#goOn(bits, kind, heads, wanted, best, budget));
      if (!isDone) records.countTails();
      found.set(kind, isDone ? best : records.topPlaces(kind, wanted));
    }
    records.clear();
  }
}
