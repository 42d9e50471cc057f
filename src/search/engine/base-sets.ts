import type { WorkId } from '#catalogue';
import { ascending, setBit } from '../doc-set.ts';
import type { ColumnRange, SegmentSets } from '../segment-sets.ts';
import type { BaseSegment } from './base-segment.ts';

/** Documents of a base segment, ascending ids or bits in its arena; good until the arena is released. */
export type BaseSet = { kind: 'ids' | 'bits'; at: number; size: number };

/** Below one document in so many, a set of bits is quicker gone through as ids. */
const SCATTERED = 64;
const NONE: BaseSet = { kind: 'ids', at: 0, size: 0 };

/** The sets of one base segment. Operations never change their operands. */
export class BaseSets implements SegmentSets<BaseSet> {
  readonly segment: BaseSegment;
  /** The lists that were unpacked since the arena was released, by their places. */
  readonly #unpacked = new Map<number, BaseSet>();
  #releases = 0;

  constructor(segment: BaseSegment) {
    this.segment = segment;
  }

  /** All live documents. */
  all(): BaseSet {
    return { kind: 'bits', at: this.segment.live, size: this.segment.size };
  }

  /** All documents, masked ones included. */
  every(): BaseSet {
    return { kind: 'bits', at: this.segment.every, size: this.segment.documents };
  }

  sizeOf(set: BaseSet): number {
    return set.size;
  }

  /** The documents of a place, masked ones included. */
  ofPlace(place: number): BaseSet {
    const { segment } = this;
    const bits = segment.bitsOf(place);
    const size = segment.cardOf(place);
    if (bits !== undefined) return { kind: 'bits', at: bits, size };
    const { arena } = segment;
    if (this.#releases !== arena.releases) this.#unpacked.clear();
    this.#releases = arena.releases;
    const known = this.#unpacked.get(place);
    if (known) return known;
    const unpacked: BaseSet = { kind: 'ids', at: arena.borrow(size * 4), size };
    arena.kernels.unpackIds(segment.listOf(place), size, arena.spread, unpacked.at);
    this.#unpacked.set(place, unpacked);
    return unpacked;
  }

  /** How many documents of a set have a place. */
  countAt(set: BaseSet, place: number): number {
    const { segment } = this;
    if (set.size === 0) return 0;
    if (set.kind === 'ids' || segment.bitsOf(place) !== undefined)
      return this.countCommon(set, this.ofPlace(place));
    const { kernels, spread } = segment.arena;
    return kernels.countListed(segment.listOf(place), segment.cardOf(place), spread, set.at);
  }

  /** The documents of any of the terms, masked ones included. */
  ofTerms(terms: readonly number[]): BaseSet {
    const { segment } = this;
    const places: number[] = [];
    let total = 0;
    for (const term of terms) {
      const place = segment.placeOf(term);
      if (place === undefined) continue;
      places.push(place);
      total += segment.cardOf(place);
    }
    const areMany = places.length > 1 && total * SCATTERED >= segment.documents;
    return areMany ? this.#bitsOfPlaces(places) : this.or(places.map((place) => this.ofPlace(place)));
  }

  /** The live documents of some works. */
  ofWorks(ids: ArrayLike<number>): BaseSet {
    const { arena, documents } = this.segment;
    if (ids.length * SCATTERED > documents) return this.#bitsOfWorks(ids);
    const at = arena.borrow(ids.length * 4);
    const docs = arena.u32At(at, ids.length);
    let size = 0;
    for (let place = 0; place < ids.length; place += 1) {
      const doc = this.segment.documentOf(ids[place] as WorkId);
      if (doc === undefined) continue;
      docs[size] = doc;
      size += 1;
    }
    return { kind: 'ids', at, size: ascending(docs.subarray(0, size)).length };
  }

  and(a: BaseSet, b: BaseSet): BaseSet {
    const { arena, bitBytes } = this.segment;
    const { kernels } = arena;
    if (a.kind === 'bits' && b.kind === 'bits') {
      const at = arena.borrow(bitBytes);
      return { kind: 'bits', at, size: kernels.andBits(a.at, b.at, at, bitBytes) };
    }
    if (a.kind === 'bits' || (b.kind === 'ids' && b.size < a.size)) return this.and(b, a);
    return this.#keep(a, b, 1);
  }

  andNot(a: BaseSet, b: BaseSet): BaseSet {
    if (a.size === 0 || b.size === 0) return a;
    if (a.kind === 'ids') return this.#keep(a, b, 0);
    const { arena, bitBytes } = this.segment;
    const bits = b.kind === 'bits' ? b.at : this.bitsOf(b);
    const at = arena.borrow(bitBytes);
    return { kind: 'bits', at, size: arena.kernels.andNotBits(a.at, bits, at, bitBytes) };
  }

  or(sets: readonly BaseSet[]): BaseSet {
    const [first = NONE] = sets;
    if (sets.length <= 1) return first;
    const { arena, bitBytes, documents } = this.segment;
    const total = sets.reduce((sum, set) => sum + set.size, 0);
    if (sets.every(({ kind }) => kind === 'ids') && total * SCATTERED < documents)
      return this.#merge(sets, total);
    const at = arena.borrow(bitBytes);
    arena.u8.fill(0, at, at + bitBytes);
    for (const set of sets)
      if (set.kind === 'ids') arena.kernels.setIds(set.at, set.size, at);
      else arena.kernels.orBits(set.at, at, at, bitBytes);
    return { kind: 'bits', at, size: arena.kernels.countOnes(at, bitBytes) };
  }

  /** The documents of a set whose numbers are within all bounds. */
  within(set: BaseSet, ranges: readonly ColumnRange[]): BaseSet {
    const { arena, bitBytes, documents } = this.segment;
    const { kernels } = arena;
    let found = set;
    for (const { column, least, most } of ranges) {
      const numbers = this.segment.column(column);
      const codes = numbers.within(least, most);
      if (codes === null) return NONE;
      if (codes === 'all') continue;
      const bounds = [numbers.at, numbers.width, codes.least, codes.most] as const;
      if (found.kind === 'bits' && found.size * SCATTERED > documents) {
        const at = arena.borrow(bitBytes);
        arena.u8.fill(0, at + bitBytes - 64, at + bitBytes);
        found = { kind: 'bits', at, size: kernels.bitsInRange(...bounds, documents, found.at, at) };
      } else {
        const ids = this.idsOf(found);
        const at = arena.borrow(ids.size * 4);
        found = { kind: 'ids', at, size: kernels.keepIdsInRange(...bounds, ids.at, ids.size, at) };
      }
    }
    return found;
  }

  /** The same set as ids. */
  idsOf(set: BaseSet): BaseSet {
    if (set.kind === 'ids') return set;
    const { arena, bitBytes } = this.segment;
    const at = arena.borrow(set.size * 4);
    arena.kernels.idsOfBits(set.at, bitBytes, at);
    return { kind: 'ids', at, size: set.size };
  }

  /** The address of a set's bits. */
  bitsOf(set: BaseSet): number {
    if (set.kind === 'bits') return set.at;
    const { arena, bitBytes } = this.segment;
    const at = arena.borrow(bitBytes);
    arena.u8.fill(0, at, at + bitBytes);
    arena.kernels.setIds(set.at, set.size, at);
    return at;
  }

  /** How many documents two sets share. */
  countCommon(a: BaseSet, b: BaseSet): number {
    const { kernels } = this.segment.arena;
    if (a.kind === 'bits' && b.kind === 'bits') return kernels.countCommon(a.at, b.at, this.segment.bitBytes);
    if (a.kind === 'bits') return kernels.countIdsIn(b.at, b.size, a.at);
    if (b.kind === 'bits') return kernels.countIdsIn(a.at, a.size, b.at);
    return this.and(a, b).size;
  }

  /** Documents ascending; good until the arena grows or is released. Must not be changed: it may be the set's own. */
  list(set: BaseSet): Uint32Array {
    const ids = this.idsOf(set);
    return this.segment.arena.u32At(ids.at, ids.size);
  }

  /** Unpacks lists one after the other in one place, since there may be very many. */
  #bitsOfPlaces(places: readonly number[]): BaseSet {
    const { segment } = this;
    const { arena, bitBytes } = segment;
    const { kernels } = arena;
    const lists = places.filter((place) => segment.bitsOf(place) === undefined);
    const longest = lists.reduce((most, place) => Math.max(most, segment.cardOf(place)), 0);
    const [at, ids] = [arena.borrow(bitBytes), arena.borrow(longest * 4)];
    arena.u8.fill(0, at, at + bitBytes);
    for (const place of places) {
      const bits = segment.bitsOf(place);
      if (bits !== undefined) kernels.orBits(bits, at, at, bitBytes);
    }
    for (const place of lists) {
      kernels.unpackIds(segment.listOf(place), segment.cardOf(place), arena.spread, ids);
      kernels.setIds(ids, segment.cardOf(place), at);
    }
    return { kind: 'bits', at, size: kernels.countOnes(at, bitBytes) };
  }

  #keep(ids: BaseSet, other: BaseSet, wanted: 0 | 1): BaseSet {
    const { arena } = this.segment;
    const at = arena.borrow(ids.size * 4);
    const size =
      other.kind === 'bits'
        ? arena.kernels.keepIdsIn(ids.at, ids.size, other.at, wanted, at)
        : arena.kernels.keepIdsInList(ids.at, ids.size, other.at, other.size, wanted, at);
    return { kind: 'ids', at, size };
  }

  #bitsOfWorks(ids: ArrayLike<number>): BaseSet {
    const { arena, bitBytes } = this.segment;
    const at = arena.borrow(bitBytes);
    const bits = arena.u32At(at, bitBytes / 4).fill(0);
    for (let place = 0; place < ids.length; place += 1) {
      const doc = this.segment.documentOf(ids[place] as WorkId);
      if (doc !== undefined) setBit(bits, doc);
    }
    return { kind: 'bits', at, size: arena.kernels.countOnes(at, bitBytes) };
  }

  #merge(sets: readonly BaseSet[], total: number): BaseSet {
    const { arena } = this.segment;
    const at = arena.borrow(total * 4);
    const all = arena.u32At(at, total);
    let next = 0;
    for (const set of sets) {
      all.set(arena.u32At(set.at, set.size), next);
      next += set.size;
    }
    all.sort();
    let size = 0;
    for (let index = 0; index < total; index += 1) {
      if (index > 0 && all[index] === all[size - 1]) continue;
      all[size] = all[index] ?? 0;
      size += 1;
    }
    return { kind: 'ids', at, size };
  }
}
