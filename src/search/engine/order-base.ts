import type { SortOrder } from '../query.ts';
import { countsZero } from '../sort-works.ts';
import type { BaseSegment } from './base-segment.ts';
import type { BaseSet, BaseSets } from './base-sets.ts';
import type { Column } from './columns.ts';
import { counting, sortByDigit } from './radix.ts';
import type { CodedColumn } from './segment-layout.ts';
import { atOnce } from './slices.ts';

/** Orders that are the same for every query. */
export type FixedOrder = Exclude<SortOrder, 'relevance' | 'random'>;

/** The address of the documents in an order, and that of the rank of each. */
type Order = { order: number; ranks: number };

/** The column that each order reads; of moments the upper half. */
const COLUMN = {
  added: 'addedHigh',
  updated: 'updatedHigh',
  published: 'publishedFrom',
  title: 'titleRanks',
  creator: 'creatorRanks',
  words: 'words',
  chapters: 'chapters',
  kudos: 'kudos',
} as const satisfies Record<FixedOrder, CodedColumn>;
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
  readonly #known = new Map<string, Order>();
  /** The orders that were made beside the one that the segment has. */
  readonly made: [FixedOrder, boolean][] = [];

  constructor(sets: BaseSets) {
    this.#sets = sets;
    this.#keep('added', true, sets.segment.at('addedOrder'));
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
  *make(by: FixedOrder, descending: boolean): Generator<void, Order> {
    const known = this.#known.get(`${by} ${descending}`);
    if (known) return known;
    const { segment } = this.#sets;
    const docs = yield* sortedDocuments(segment, by, descending);
    const order = segment.arena.take(docs.length * 4);
    segment.arena.u32.set(docs, order >>> 2);
    this.made.push([by, descending]);
    return this.#keep(by, descending, order);
  }

  #keep(by: FixedOrder, descending: boolean, order: number): Order {
    const { arena, documents } = this.#sets.segment;
    const made = { order, ranks: arena.take(documents * 4) };
    const docs = arena.u32At(order, documents);
    const ranks = arena.u32At(made.ranks, documents);
    for (let rank = 0; rank < documents; rank += 1) ranks[docs[rank] ?? 0] = rank;
    this.#known.set(`${by} ${descending}`, made);
    return made;
  }
}

/** The documents in an order. Yields between parts of the work. */
export function* sortedDocuments(
  segment: BaseSegment,
  by: FixedOrder,
  descending: boolean,
): Generator<void, Uint32Array> {
  let docs: Uint32Array = counting(segment.documents);
  let other: Uint32Array = new Uint32Array(docs.length);
  for (const digitOf of digitsOf(segment, by, descending)) {
    const into = sortByDigit(docs, other, digitOf);
    other = docs;
    docs = into;
    yield;
  }
  return docs;
}

type DigitOf = (doc: number) => number;

/** The digits to sort by, the least first. */
function digitsOf(segment: BaseSegment, by: FixedOrder, descending: boolean): DigitOf[] {
  const ids = segment.words('ids');
  const halves: DigitOf[] =
    by === 'added' || by === 'updated' ? digitsOfWords(segment.words(`${by}Low`), descending) : [];
  return [
    ...digitsOfWords(ids, true),
    ...halves,
    ...digitsOfColumn(segment.column(COLUMN[by]), descending, !countsZero(by)),
  ];
}

function digitsOfWords(words: Uint32Array, descending: boolean): DigitOf[] {
  const flip = descending ? 0xffff : 0;
  return [(doc) => ((words[doc] ?? 0) & 0xffff) ^ flip, (doc) => ((words[doc] ?? 0) >>> 16) ^ flip];
}

/** With `zeroLast` documents whose number is 0 come last in either direction. */
function digitsOfColumn(column: Column, descending: boolean, zeroLast: boolean): DigitOf[] {
  const flip = descending ? 0xffff : 0;
  const less = zeroLast && !descending && column.zero === 0 ? 1 : 0;
  const low: DigitOf = (doc) => ((column.codeOf(doc) - less) & 0xffff) ^ flip;
  if (column.width < 4) return [low];
  return [low, (doc) => ((column.codeOf(doc) - less) >>> 16) ^ flip];
}
