import type { BaseSet, BaseSets } from './base-sets.ts';
import type { FewLayout } from './kernels.ts';
import { type BestPlaces, readPairs } from './place-counts.ts';

/** The cells that counts stand in: all 0 between queries. */
export type CountCells = { heads: number; tails: number };

/** Counts the terms of few documents, in a time that depends on these alone. */
export class FewCounter {
  readonly #sets: BaseSets;
  readonly #layout: number;
  readonly #kindStarts: number;

  constructor(sets: BaseSets, { heads, tails }: CountCells) {
    this.#sets = sets;
    const { arena, facts, sections } = sets.segment;
    const layout: FewLayout = [
      sections.recordStarts.at,
      sections.records.at,
      sections.firstStarts.at,
      sections.firstHeads.at,
      sections.secondStarts.at,
      sections.secondHeads.at,
      sections.headPlaces.at,
      heads,
      tails,
      facts.tailWidth,
    ];
    this.#layout = arena.take(layout.length * 4);
    arena.u32.set(layout, this.#layout >>> 2);
    this.#kindStarts = arena.take(facts.kindStarts.length * 4);
    arena.u32.set(facts.kindStarts, this.#kindStarts >>> 2);
  }

  /** The most frequent places of some kinds. */
  best(result: BaseSet, kinds: readonly number[], wanted: number): BestPlaces {
    const { arena } = this.#sets.segment;
    const ids = this.#sets.idsOf(result);
    const block = 1 + 2 * wanted;
    const blocks = Math.max(...kinds) + 1;
    const out = arena.borrow(blocks * block * 4);
    for (const kind of kinds) arena.u32[(out >>> 2) + kind * block] = 0;
    const bits = kinds.reduce((all, kind) => all | (1 << kind), 0);
    arena.kernels.countFew(ids.at, ids.size, this.#layout);
    arena.kernels.takeFew(ids.at, ids.size, this.#layout, this.#kindStarts, bits, wanted, out);
    const { u32 } = arena;
    const best: BestPlaces = new Map();
    for (const kind of kinds) {
      const from = (out >>> 2) + kind * block;
      best.set(kind, readPairs(u32, from + 1, u32[from] ?? 0));
    }
    return best;
  }
}
