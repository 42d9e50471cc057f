/** A term as it was found: lower tiers are better, then more works, then shorter names, then those that came first. */
export type FoundTerm = {
  term: number;
  tier: number;
  works: number;
  length: number;
  /** The other name that was found in its place. */
  alias: string | null;
};

/** Keeps the best terms of those that are offered, each once, at its best. */
export class BestTerms {
  readonly #best: FoundTerm[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#best.length;
  }

  /** The terms kept, best first. */
  terms(): readonly FoundTerm[] {
    return this.#best;
  }

  /** Whether a term with so good a match and so many works may be among the best. */
  mayTake(tier: number, works: number): boolean {
    const worst = this.#best[this.#limit - 1];
    return worst === undefined || tier < worst.tier || (tier === worst.tier && works >= worst.works);
  }

  offer(found: FoundTerm): void {
    const known = this.#best.findIndex(({ term }) => term === found.term);
    const held = this.#best[known];
    if (held !== undefined) {
      if (compare(held, found) <= 0) return;
      this.#best.splice(known, 1);
    }
    const place = this.#best.findIndex((one) => compare(found, one) < 0);
    this.#best.splice(place < 0 ? this.#best.length : place, 0, found);
    if (this.#best.length > this.#limit) this.#best.pop();
  }
}

function compare(a: FoundTerm, b: FoundTerm): number {
  return a.tier - b.tier || b.works - a.works || a.length - b.length || a.term - b.term;
}
