import type { NameTable } from './name-table.ts';
import { addCosts, type TypedWord, type WordMatches } from './typed-words.ts';

/** To look at the words of one name takes as long as to pass over about so many in a list. */
const NAME_WEIGHT = 32;
/** To find the words that are nearly as typed takes as long as to pass over about so many. */
const WALK_WEIGHT = 50_000;

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

  /**
   * Visits each name of some kinds, marked by their codes, that has a word for every typed one, which come longest first. Starts
   * with the typed word that fewest names have, and goes on by looking at the names that have it, or by the next word's list,
   * whichever is less.
   */
  visit(table: NameTable, kinds: Uint8Array, typed: readonly TypedWord[], visit: Visit): void {
    const { first, rest } = rarestFirst(table, typed);
    if (rest.length === 0) {
      visitList(table, kinds, first, visit);
      return;
    }
    this.#clear(table.size);
    let found = this.#gather(table, kinds, first);
    for (const [index, word] of rest.entries()) {
      const few = found.length * NAME_WEIGHT;
      const list = word.forgives && few < WALK_WEIGHT ? null : word.find();
      if (list === null || weightOf(table, list, few) >= few) {
        this.#look(table, found, rest.slice(index), visit);
        return;
      }
      found = this.#advance(table, list, index + 1);
    }
    for (const name of found) visit(name, this.#costs[name] ?? 0);
  }

  /** The names that match the first word. */
  #gather(table: NameTable, kinds: Uint8Array, matches: WordMatches): number[] {
    const found: number[] = [];
    visitList(table, kinds, matches, (name, cost) => {
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
  #look(table: NameTable, found: readonly number[], rest: readonly TypedWord[], visit: Visit): void {
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

function visitList(
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

/** Of words that forgive nothing and the first one, that which fewest names have, as a list; and the other words. */
function rarestFirst(
  table: NameTable,
  typed: readonly TypedWord[],
): { first: WordMatches; rest: TypedWord[] } {
  const [longest, ...others] = typed;
  let first = longest?.find() ?? { words: [], costs: [] };
  let rarest = longest;
  let least = weightOf(table, first, Number.POSITIVE_INFINITY);
  for (const word of others) {
    if (word.forgives) continue;
    const list = word.find();
    const weight = weightOf(table, list, least);
    if (weight >= least) continue;
    [first, rarest, least] = [list, word, weight];
  }
  return { first, rest: typed.filter((word) => word !== rarest) };
}

/** Something that grows with the names that match a typed word, known without reading them, and not added up beyond a limit. */
export function weightOf({ postings }: NameTable, { words }: WordMatches, limit: number): number {
  let weight = 0;
  for (let at = 0; at < words.length && weight < limit; at += 1) weight += postings.weightOf(words[at] ?? 0);
  return weight;
}
