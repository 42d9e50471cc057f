import { BeginningWalk } from './beginning-walk.ts';
import { HashSlots, hashOf } from './hash-slots.ts';
import { withSlack } from './slack.ts';

/** So many words that came since the last sorting are looked through one by one. */
const MOST_UNSORTED = 512;
/** Letters that neighbours in the order share are counted up to here. */
const MOST_SHARED = 255;

/**
 * The arrays of a {@link WordList}: word `w` is the UTF-16 code units from `starts[w]` to `starts[w + 1]`; `order` has some
 * words in the order of their code units, and `shared` how many the word at each place of it shares with the one before.
 */
export type WordListArrays = {
  units: Uint16Array;
  starts: Uint32Array;
  hashes: Uint32Array;
  order: Uint32Array;
  shared: Uint8Array;
};

/** Distinct words, numbered from 0 in the order in which they came, found whole, by their beginnings, or nearly. */
export class WordList {
  #units: Uint16Array;
  #starts: Uint32Array;
  readonly #slots: HashSlots;
  readonly #seed: number;
  #length: number;
  #order: Uint32Array;
  #shared: Uint8Array;
  /** For each place in the order, the next whose word shares less with the one before it; the end where there is none. */
  #nexts: Uint32Array;

  /** @throws RangeError where hashes are no honest ones */
  constructor(seed: number, saved?: WordListArrays) {
    this.#seed = seed;
    this.#units = saved?.units ?? new Uint16Array(0);
    this.#starts = saved?.starts ?? new Uint32Array(1);
    this.#slots = new HashSlots(saved?.hashes);
    this.#length = this.#starts.length - 1;
    this.#order = saved?.order ?? new Uint32Array(0);
    this.#shared = saved?.shared ?? new Uint8Array(0);
    this.#nexts = nextLess(this.#shared);
  }

  get length(): number {
    return this.#length;
  }

  get memory(): number {
    const arrays = [this.#units, this.#starts, this.#order, this.#shared, this.#nexts];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, this.#slots.memory);
  }

  /** The number of a word; -1 where it is not here. */
  numberOf(word: string): number {
    return this.#find(word, 0, word.length, hashOf(word, 0, this.#seed));
  }

  /** The number of a word, a stretch of a text, which is new where it was not here. */
  intern(text: string, from = 0, to = text.length): number {
    const hash = hashOf(text, 0, this.#seed, from, to);
    const known = this.#find(text, from, to, hash);
    if (known >= 0) return known;
    const number = this.#length;
    const start = this.#starts[number] ?? 0;
    this.#units = withSlack(this.#units, start + to - from);
    for (let at = from; at < to; at += 1) this.#units[start + at - from] = text.charCodeAt(at);
    this.#starts = withSlack(this.#starts, number + 2);
    this.#starts[number + 1] = start + to - from;
    this.#slots.add(hash);
    this.#length += 1;
    return number;
  }

  /** The numbers of all words that begin so, the word itself included. */
  startingWith(start: string): Uint32Array {
    this.#sort();
    const from = this.#placeOf(start, false);
    const sorted = this.#order.subarray(from, this.#placeOf(start, true));
    const later: number[] = [];
    for (let word = this.#order.length; word < this.#length; word += 1)
      if (this.#compareStart(word, start) === 0) later.push(word);
    if (later.length === 0) return sorted;
    const all = new Uint32Array(sorted.length + later.length);
    all.set(sorted);
    all.set(later, sorted.length);
    return all;
  }

  /**
   * Visits every word with a beginning that is so many edits from what was typed, or fewer, with the edits to the nearest. Two edits
   * from 30 letters are the most.
   */
  visitNear(typed: string, most: number, visit: (word: number, edits: number) => void): void {
    this.#sort();
    const walk = new BeginningWalk(typed, most);
    const order = this.#order;
    const starts = this.#starts;
    for (let place = 0; place < order.length; ) {
      const word = order[place] ?? 0;
      const edits = walk.next(
        this.#shared[place] ?? 0,
        this.#units,
        starts[word] ?? 0,
        starts[word + 1] ?? 0,
      );
      let next = place + 1;
      while (next < order.length && (this.#shared[next] ?? 0) >= walk.dead) next = this.#nexts[next] ?? next;
      if (edits <= most) for (; place < next; place += 1) visit(order[place] ?? 0, edits);
      place = next;
    }
    for (let word = order.length; word < this.#length; word += 1) {
      const edits = walk.next(0, this.#units, starts[word] ?? 0, starts[word + 1] ?? 0);
      if (edits <= most) visit(word, edits);
    }
  }

  /** The arrays without their room to grow, all words sorted; good until the next word is added. */
  arrays(): WordListArrays {
    if (this.#order.length < this.#length) this.#merge();
    return {
      units: this.#units.subarray(0, this.#starts[this.#length] ?? 0),
      starts: this.#starts.subarray(0, this.#length + 1),
      hashes: this.#slots.hashes(),
      order: this.#order,
      shared: this.#shared,
    };
  }

  #find(text: string, from: number, to: number, hash: number): number {
    return this.#slots.find(hash, (entry) => {
      const start = this.#starts[entry] ?? 0;
      if ((this.#starts[entry + 1] ?? 0) - start !== to - from) return false;
      for (let at = from; at < to; at += 1)
        if (this.#units[start + at - from] !== text.charCodeAt(at)) return false;
      return true;
    });
  }

  /** The first place in the order whose word does not come before all words that begin so; or, past them, after them. */
  #placeOf(start: string, past: boolean): number {
    let from = 0;
    let to = this.#order.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const compared = this.#compareStart(this.#order[middle] ?? 0, start);
      if (compared < 0 || (past && compared === 0)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Below 0 where a word comes before those that begin so, 0 where it is one of them. */
  #compareStart(word: number, start: string): number {
    const from = this.#starts[word] ?? 0;
    const end = this.#starts[word + 1] ?? 0;
    for (let at = 0; at < start.length; at += 1) {
      if (from + at >= end) return -1;
      const difference = (this.#units[from + at] ?? 0) - start.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #sort(): void {
    if (this.#length - this.#order.length > MOST_UNSORTED) this.#merge();
  }

  /** Sorts the words that came since and merges them into the order there is. */
  #merge(): void {
    const old = this.#order;
    const tail = Uint32Array.from({ length: this.#length - old.length }, (_, at) => old.length + at);
    tail.sort((a, b) => this.#compare(a, b));
    const merged = new Uint32Array(this.#length);
    let fromOld = 0;
    let fromTail = 0;
    for (let place = 0; place < merged.length; place += 1) {
      const first = old[fromOld];
      const second = tail[fromTail];
      const takesOld = second === undefined || (first !== undefined && this.#compare(first, second) < 0);
      merged[place] = (takesOld ? first : second) ?? 0;
      if (takesOld) fromOld += 1;
      else fromTail += 1;
    }
    this.#order = merged;
    this.#shared = new Uint8Array(merged.length);
    for (let place = 1; place < merged.length; place += 1) {
      const shared = this.#sharedBy(merged[place - 1] ?? 0, merged[place] ?? 0);
      this.#shared[place] = Math.min(MOST_SHARED, shared);
    }
    this.#nexts = nextLess(this.#shared);
  }

  #compare(a: number, b: number): number {
    const shared = this.#sharedBy(a, b);
    const left = (this.#starts[a] ?? 0) + shared;
    const right = (this.#starts[b] ?? 0) + shared;
    if (left === this.#starts[a + 1]) return -1;
    if (right === this.#starts[b + 1]) return 1;
    return (this.#units[left] ?? 0) - (this.#units[right] ?? 0);
  }

  /** Code units at the beginning of two words that are the same. */
  #sharedBy(a: number, b: number): number {
    const left = this.#starts[a] ?? 0;
    const right = this.#starts[b] ?? 0;
    const length = Math.min((this.#starts[a + 1] ?? 0) - left, (this.#starts[b + 1] ?? 0) - right);
    let at = 0;
    while (at < length && this.#units[left + at] === this.#units[right + at]) at += 1;
    return at;
  }
}

/** For each place the next with a lesser number; the length of all where there is none. */
function nextLess(numbers: Uint8Array): Uint32Array {
  const nexts = new Uint32Array(numbers.length);
  for (let place = numbers.length - 1; place >= 0; place -= 1) {
    let next = place + 1;
    while (next < numbers.length && (numbers[next] ?? 0) >= (numbers[place] ?? 0)) next = nexts[next] ?? next;
    nexts[place] = next;
  }
  return nexts;
}
