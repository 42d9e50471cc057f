import { FACET_KINDS } from '../results.ts';
import type { BaseSet, BaseSets } from './base-sets.ts';
import { NO_HEAD } from './choose-heads.ts';
import type { CountCells } from './count-few.ts';
import { keepBest, type PlaceCount, readPairs } from './place-counts.ts';
import { counting } from './radix.ts';

/** The most counts that a kernel picks out. */
const MOST_PICKED = 64;

/** Counts the terms of documents by their records: heads, and the tail if asked for. One count at a time. */
export class RecordCounter {
  readonly #sets: BaseSets;
  readonly #heads: number;
  readonly #tails: number;
  readonly #first: number;
  readonly #second: number;
  readonly #out: number;
  readonly #headOf: Uint16Array;
  #counted: BaseSet | null = null;
  #hasTails = false;

  constructor(sets: BaseSets) {
    const { segment } = sets;
    const { arena, facts, sections } = segment;
    this.#sets = sets;
    this.#heads = arena.take(Math.max(1, sections.headPlaces.length) * 4);
    this.#tails = arena.take((facts.kindStarts.at(-1) ?? 0) * facts.tailWidth + 16);
    this.#first = arena.take(sections.firstStarts.length * 4);
    this.#second = arena.take(sections.secondStarts.length * 4);
    this.#out = arena.take((MOST_PICKED + 1) * 8);
    this.#headOf = new Uint16Array(sections.terms.length).fill(NO_HEAD);
    segment.words('headPlaces').forEach((place, head) => {
      this.#headOf[place] = head;
    });
  }

  /** The cells of all counts, which others may use that set them back. */
  get cells(): CountCells {
    return { heads: this.#heads, tails: this.#tails };
  }

  /** Whether a place is counted with the heads. */
  isHead(place: number): boolean {
    return this.#headOf[place] !== NO_HEAD;
  }

  /** Counts the heads of a set of documents. */
  count(set: BaseSet): void {
    const { segment } = this.#sets;
    const { kernels } = segment.arena;
    const ids = this.#sets.idsOf(set);
    kernels.countHeads(...this.#recordsOf(ids), this.#first, this.#second, this.#heads);
    const { firstStarts, firstHeads, secondStarts, secondHeads } = segment.sections;
    kernels.foldSignatures(this.#first, firstStarts.length - 1, firstStarts.at, firstHeads.at, this.#heads);
    kernels.foldSignatures(
      this.#second,
      secondStarts.length - 1,
      secondStarts.at,
      secondHeads.at,
      this.#heads,
    );
    this.#counted = ids;
  }

  /** Counts the tails of the set that was counted last. */
  countTails(): void {
    const ids = this.#counted;
    if (ids === null || this.#hasTails) return;
    const { arena, facts } = this.#sets.segment;
    arena.kernels.countTails(...this.#recordsOf(ids), this.#tails, facts.tailWidth);
    this.#hasTails = true;
  }

  /** The count of a place; of a tail place only after its tails were counted. */
  countOf(place: number): number {
    const { arena, facts } = this.#sets.segment;
    const head = this.#headOf[place] ?? NO_HEAD;
    if (head !== NO_HEAD) return arena.u32[(this.#heads >>> 2) + head] ?? 0;
    return this.#tailCells()[this.#tails / facts.tailWidth + place] ?? 0;
  }

  /** The most frequent heads of a kind. */
  topHeads(kind: number, wanted: number): PlaceCount[] {
    const { segment } = this.#sets;
    const { headStarts } = segment.facts;
    const from = headStarts[kind] ?? 0;
    const to = headStarts[kind + 1] ?? 0;
    if (wanted > MOST_PICKED) return this.#met(this.#headPlaces(from, to), wanted);
    const { kernels } = segment.arena;
    const [places, cards] = [segment.at('headPlaces'), segment.at('cards')];
    return this.#pairs(kernels.topHeads(this.#heads, places, cards, from, to, wanted, this.#out));
  }

  /** The most frequent places of a kind, tails among them, which must be counted. */
  topPlaces(kind: number, wanted: number): PlaceCount[] {
    const { segment } = this.#sets;
    const { facts, arena } = segment;
    const from = facts.kindStarts[kind] ?? 0;
    const to = facts.kindStarts[kind + 1] ?? 0;
    if (wanted > MOST_PICKED)
      return this.#met(
        counting(to - from).map((index) => from + index),
        wanted,
      );
    const met = arena.kernels.topCounts(this.#tails, facts.tailWidth, from, to, wanted, this.#out);
    const tails = this.#pairs(met);
    const best = this.topHeads(kind, wanted);
    for (const one of tails) keepBest(best, one, wanted);
    return best;
  }

  /** How many places of a kind some document has; tails must be counted. */
  countMet(kind: number): number {
    const { facts, arena } = this.#sets.segment;
    const { headStarts, kindStarts, tailWidth } = facts;
    return (
      arena.kernels.countMet(this.#heads, 4, headStarts[kind] ?? 0, headStarts[kind + 1] ?? 0) +
      arena.kernels.countMet(this.#tails, tailWidth, kindStarts[kind] ?? 0, kindStarts[kind + 1] ?? 0)
    );
  }

  /** Turns the counts of some documents into those of all others. */
  invert(): void {
    const { segment } = this.#sets;
    const { arena, facts } = segment;
    const cells = this.#tailCells();
    const cards = segment.words('cards');
    const counted = facts.kindStarts[FACET_KINDS.length] ?? 0;
    for (let place = 0; place < counted; place += 1) {
      const head = this.#headOf[place] ?? NO_HEAD;
      const card = cards[place] ?? 0;
      if (head !== NO_HEAD) {
        const at = (this.#heads >>> 2) + head;
        arena.u32[at] = card - (arena.u32[at] ?? 0);
      } else {
        const at = this.#tails / facts.tailWidth + place;
        cells[at] = card - (cells[at] ?? 0);
      }
    }
    this.#hasTails = true;
  }

  /** Sets all counts to 0. */
  clear(): void {
    const { arena, facts, sections } = this.#sets.segment;
    arena.u8.fill(0, this.#heads, this.#heads + sections.headPlaces.length * 4);
    if (this.#hasTails) arena.u8.fill(0, this.#tails, this.#tails + sections.terms.length * facts.tailWidth);
    this.#counted = null;
    this.#hasTails = false;
  }

  /** What kernels are told of some documents and their records. */
  #recordsOf(ids: BaseSet): [ids: number, length: number, starts: number, records: number] {
    const { segment } = this.#sets;
    return [ids.at, ids.size, segment.at('recordStarts'), segment.at('records')];
  }

  #tailCells(): Uint8Array | Uint16Array | Uint32Array {
    const { arena, facts } = this.#sets.segment;
    return facts.tailWidth === 1 ? arena.u8 : facts.tailWidth === 2 ? arena.u16 : arena.u32;
  }

  #headPlaces(from: number, to: number): Uint32Array {
    return this.#sets.segment.words('headPlaces').subarray(from, to);
  }

  /** Those of some places that have a count, most frequent first. */
  #met(places: Uint32Array, wanted: number): PlaceCount[] {
    const met: PlaceCount[] = [];
    for (const place of places) {
      const count = this.countOf(place);
      if (count > 0) met.push({ place, count });
    }
    return met.sort((a, b) => b.count - a.count || a.place - b.place).slice(0, wanted);
  }

  #pairs(length: number): PlaceCount[] {
    return readPairs(this.#sets.segment.arena.u32, this.#out >>> 2, length);
  }
}
