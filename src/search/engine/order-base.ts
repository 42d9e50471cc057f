import type { SortOrder } from '../query.ts';
import { countsZero } from '../sort-works.ts';
import type { BaseSegment } from './base-segment.ts';
import type { BaseSet, BaseSets } from './base-sets.ts';
import { counting, sortByDigit } from './radix.ts';
import type { SectionName } from './segment-layout.ts';
import { atOnce } from './slices.ts';

/** Orders that are the same for every query. */
export type FixedOrder = Exclude<SortOrder, 'relevance' | 'random'>;

/** The column that each order reads. */
const COLUMN = {
  added: 'added',
  updated: 'updated',
  published: 'publishedFrom',
  title: 'titleRanks',
  creator: 'creatorRanks',
  words: 'words',
  chapters: 'chapters',
  kudos: 'kudos',
} as const satisfies Record<FixedOrder, SectionName>;
/** Makes moments from 2500 years before 1970 on positive. */
const MOMENT_OFFSET = 2 ** 47;
/** Up to so many works from the top, only the best are kept while going through. */
const MOST_KEPT = 256;
/** A set of one document in so many is found by going along the order to its end, a smaller one as many steps as it has documents. */
const LARGE = 16;

/**
 * The orders of the documents of a base segment, each made when it is first asked for and kept: works that are equal in it follow with the
 * greatest id first, works without what is sorted by come last in either direction.
 */
export class BaseOrders {
  readonly #sets: BaseSets;
  readonly #known = new Map<string, { order: number; ranks: number }>();
  /** The orders that were made. */
  readonly made: [FixedOrder, boolean][] = [];

  constructor(sets: BaseSets) {
    this.#sets = sets;
  }

  /** The first documents of a set in an order. */
  first(set: BaseSet, by: FixedOrder, descending: boolean, wanted: number): Uint32Array {
    const { segment } = this.#sets;
    const { order, ranks } = atOnce(this.make(by, descending));
    const { arena, documents } = segment;
    const { kernels } = arena;
    const most = Math.min(wanted, set.size);
    if (most === 0) return new Uint32Array(0);
    if (set.kind === 'bits') {
      const out = arena.borrow((most + 1) * 4);
      const steps = set.size * LARGE > documents ? documents : Math.min(documents, set.size);
      const found = kernels.firstOrdered(order, steps, set.at, most, out);
      if (found === most) return arena.u32At(out, found).slice();
    }
    const ids = this.#sets.idsOf(set);
    if (most <= MOST_KEPT) {
      const out = arena.borrow((most + 1) * 8);
      const best = new Uint32Array(kernels.bestRanked(ids.at, ids.size, ranks, most, out));
      for (let at = 0; at < best.length; at += 1) best[at] = arena.u32[(out >>> 2) + 2 * at] ?? 0;
      return best;
    }
    const sorted = arena.u32At(ids.at, ids.size).map((doc) => arena.u32[(ranks >>> 2) + doc] ?? 0);
    sorted.sort();
    return sorted.subarray(0, most).map((rank) => arena.u32[(order >>> 2) + rank] ?? 0);
  }

  /** Makes an order if it was not made yet. Yields between parts of the work. */
  *make(by: FixedOrder, descending: boolean): Generator<void, { order: number; ranks: number }> {
    const name = `${by} ${descending}`;
    const known = this.#known.get(name);
    if (known) return known;
    const { segment } = this.#sets;
    const docs = yield* sortedDocuments(segment, by, descending);
    const { arena } = segment;
    const made = { order: arena.take(docs.length * 4), ranks: arena.take(docs.length * 4) };
    arena.u32.set(docs, made.order >>> 2);
    const ranks = arena.u32At(made.ranks, docs.length);
    docs.forEach((doc, rank) => {
      ranks[doc] = rank;
    });
    this.#known.set(name, made);
    this.made.push([by, descending]);
    return made;
  }
}

function* sortedDocuments(
  segment: BaseSegment,
  by: FixedOrder,
  descending: boolean,
): Generator<void, Uint32Array> {
  let docs: Uint32Array = counting(segment.documents);
  let other: Uint32Array = new Uint32Array(docs.length);
  const sort = (digitOf: (doc: number) => number) => {
    const into = sortByDigit(docs, other, digitOf);
    other = docs;
    docs = into;
  };
  for (const digitOf of digitsOf(segment, by, descending)) {
    sort(digitOf);
    yield;
  }
  return docs;
}

/** The digits to sort by, the least first. */
function digitsOf(segment: BaseSegment, by: FixedOrder, descending: boolean): ((doc: number) => number)[] {
  const ids = segment.words('ids');
  const byId = [(doc: number) => ~(ids[doc] ?? 0) & 0xffff, (doc: number) => ~(ids[doc] ?? 0) >>> 16];
  const flip = descending ? 0xffff : 0;
  const column = COLUMN[by];
  if (column === 'added' || column === 'updated') {
    const moments = segment.arena.f64At(segment.at(column), segment.documents);
    const digits = [0, 1, 2, 3].map((digit) => {
      const unit = 65_536 ** digit;
      return (doc: number) => {
        const moment = Math.max(0, (moments[doc] ?? 0) + MOMENT_OFFSET);
        return (Math.floor(moment / unit) & 0xffff) ^ flip;
      };
    });
    return [...byId, ...digits, (doc) => (moments[doc] === 0 ? 1 : 0)];
  }
  const numbers = segment.words(column);
  const digits = [
    (doc: number) => ((numbers[doc] ?? 0) & 0xffff) ^ flip,
    (doc: number) => ((numbers[doc] ?? 0) >>> 16) ^ flip,
  ];
  return countsZero(by) ? [...byId, ...digits] : [...byId, ...digits, (doc) => (numbers[doc] === 0 ? 1 : 0)];
}
