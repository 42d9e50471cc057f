import type { NameTable } from './name-table.ts';
import { addCosts, type WordMatches } from './typed-words.ts';

/** To look at the words of one name takes as long as to pass over about so many in a list. */
const NAME_WEIGHT = 32;

/** What is done with a name that matches, and at which cost. It may come again at a higher cost. */
type Visit = (name: number, cost: number) => void;

/** Finds the names that have a word for each typed one. Keeps two bytes for each name to work with. */
export class NameMatcher {
  /** How many typed words each name has matched, and at which cost. */
  #stages = new Uint8Array(0);
  #costs = new Uint8Array(0);

  get memory(): number {
    return this.#stages.byteLength + this.#costs.byteLength;
  }

  /** Visits each name of some kinds, marked by their codes, that has a word for every typed one, at the least cost first. */
  visit(table: NameTable, kinds: Uint8Array, typed: readonly WordMatches[], visit: Visit): void {
    const [first, ...others] = typed
      .map((matches) => ({ matches, weight: weightOf(table, matches) }))
      .sort((a, b) => a.weight - b.weight);
    if (first === undefined || first.weight === 0) return;
    if (others.length === 0) {
      visitFirst(table, kinds, first.matches, visit);
      return;
    }
    this.#clear(table.size);
    let found = this.#gather(table, kinds, first.matches);
    for (const [index, { matches, weight }] of others.entries()) {
      const rest = others.slice(index).map((one) => one.matches);
      if (found.length * NAME_WEIGHT < weight) {
        this.#look(table, found, rest, visit);
        return;
      }
      found = this.#advance(table, matches, index + 1);
      if (found.length === 0) return;
    }
    for (const name of found) visit(name, this.#costs[name] ?? 0);
  }

  /** The names that match the first word. */
  #gather(table: NameTable, kinds: Uint8Array, matches: WordMatches): number[] {
    const found: number[] = [];
    visitFirst(table, kinds, matches, (name, cost) => {
      if (this.#stages[name] !== 0) return;
      this.#stages[name] = 1;
      this.#costs[name] = cost;
      found.push(name);
    });
    return found;
  }

  /** The names that matched as many words as the stage says and match the next one too. */
  #advance({ postings }: NameTable, { words, costs }: WordMatches, stage: number): number[] {
    const found: number[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const cost = costs[at] ?? 0;
      const length = postings.read(words[at] ?? 0);
      const names = postings.lastRead;
      for (let place = 0; place < length; place += 1) {
        const name = names[place] ?? 0;
        if (this.#stages[name] !== stage) continue;
        this.#stages[name] = stage + 1;
        this.#costs[name] = addCosts(this.#costs[name] ?? 0, cost);
        found.push(name);
      }
    }
    return found;
  }

  /** Looks at the words of each name that matched so far, and visits those that have one for all the rest. */
  #look(table: NameTable, found: readonly number[], rest: readonly WordMatches[], visit: Visit): void {
    for (const name of found) {
      const words = table.wordsOf(name);
      let cost = this.#costs[name] ?? 0;
      const hasAll = rest.every(({ costOf }) => {
        const least = leastCost(words, costOf);
        cost = addCosts(cost, Math.max(0, least));
        return least >= 0;
      });
      if (hasAll) visit(name, cost);
    }
  }

  #clear(size: number): void {
    if (this.#stages.length < size) {
      this.#stages = new Uint8Array(Math.ceil(size * 1.125));
      this.#costs = new Uint8Array(this.#stages.length);
    } else this.#stages.fill(0, 0, size);
  }
}

function visitFirst(
  { postings, kindCodes }: NameTable,
  kinds: Uint8Array,
  { words, costs }: WordMatches,
  visit: Visit,
): void {
  for (let at = 0; at < words.length; at += 1) {
    const cost = costs[at] ?? 0;
    const length = postings.read(words[at] ?? 0);
    const names = postings.lastRead;
    for (let place = 0; place < length; place += 1) {
      const name = names[place] ?? 0;
      if (kinds[kindCodes[name] ?? 0] === 1) visit(name, cost);
    }
  }
}

function leastCost(words: readonly string[], costOf: (word: string) => number): number {
  let least = -1;
  for (const word of words) {
    const cost = costOf(word);
    if (cost >= 0 && (least < 0 || cost < least)) least = cost;
  }
  return least;
}

/** Something that grows with the names that match a typed word, known without reading them. */
export function weightOf({ postings }: NameTable, { words }: WordMatches): number {
  let weight = 0;
  for (let at = 0; at < words.length; at += 1) weight += postings.weightOf(words[at] ?? 0);
  return weight;
}
