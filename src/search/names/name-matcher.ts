import type { NameTable } from './name-table.ts';
import { addCosts, type WordMatches } from './typed-words.ts';

/** Finds the names that have a word for each typed one. Keeps two bytes for each name to work with. */
export class NameMatcher {
  /** How many typed words each name has matched, and at which cost. */
  #stages = new Uint8Array(0);
  #costs = new Uint8Array(0);

  get memory(): number {
    return this.#stages.byteLength + this.#costs.byteLength;
  }

  /** Visits each name of some kinds, marked by their codes, that has a word for every typed one, with the least cost. */
  visit(
    table: NameTable,
    kinds: Uint8Array,
    typed: readonly WordMatches[],
    visit: (name: number, cost: number) => void,
  ): void {
    this.#clear(table.size);
    const byWeight = typed
      .map((matches) => ({ matches, weight: weightOf(table, matches) }))
      .sort((a, b) => a.weight - b.weight);
    for (const [stage, { matches }] of byWeight.entries())
      if (!this.#advance(table, kinds, matches, stage, stage + 1 === typed.length ? visit : null)) return;
  }

  /** Takes the names that matched all words so far and match the next one a stage on; whether there is any. */
  #advance(
    table: NameTable,
    kinds: Uint8Array,
    { words, costs }: WordMatches,
    stage: number,
    visit: ((name: number, cost: number) => void) | null,
  ): boolean {
    const { postings, kindCodes } = table;
    let hasAny = false;
    for (let at = 0; at < words.length; at += 1) {
      const cost = costs[at] ?? 0;
      const length = postings.read(words[at] ?? 0);
      const names = postings.lastRead;
      for (let place = 0; place < length; place += 1) {
        const name = names[place] ?? 0;
        if (this.#stages[name] !== stage || kinds[kindCodes[name] ?? 0] !== 1) continue;
        this.#stages[name] = stage + 1;
        const sum = addCosts(this.#costs[name] ?? 0, cost);
        this.#costs[name] = sum;
        hasAny = true;
        visit?.(name, sum);
      }
    }
    return hasAny;
  }

  #clear(size: number): void {
    if (this.#stages.length < size) {
      this.#stages = new Uint8Array(Math.ceil(size * 1.125));
      this.#costs = new Uint8Array(this.#stages.length);
      return;
    }
    this.#stages.fill(0, 0, size);
    this.#costs.fill(0, 0, size);
  }
}

function weightOf({ postings }: NameTable, { words }: WordMatches): number {
  let weight = 0;
  for (let at = 0; at < words.length; at += 1) weight += postings.weightOf(words[at] ?? 0);
  return weight;
}
