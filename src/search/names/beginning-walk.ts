/** Most letters of a typed word that are compared with errors: one bit each, and one before them. */
export const MOST_LETTERS = 30;
/** Letters below this are looked up in a table. */
const TABLED = 0x530;
/** Numbers kept of each letter of a word: the states with no error, one, and two. */
const WIDTH = 3;

/**
 * Goes through words in the order of their code units and tells how many edits what was typed is from the nearest beginning of
 * each: insertions, deletions, substitutions and exchanges of neighbours (optimal string alignment), counted in UTF-16 code
 * units. What a word shares with the one before it is not worked out again.
 *
 * The states are those of a Levenshtein automaton as bits (after Wu and Manber, 1992): bit `j` of the states with `e` errors is set
 * where the first `j` letters typed are at most `e` edits from the letters read.
 */
export class BeginningWalk {
  readonly #typed: string;
  readonly #most: number;
  /** The last bit: all letters typed. */
  readonly #all: number;
  /** Of each letter, bit `j + 1` where it is the letter `j` typed. */
  readonly #places = new Uint32Array(TABLED);
  readonly #states: Uint32Array;
  /** The fewest edits to a beginning of so many letters or fewer. */
  readonly #best: Uint8Array;
  /** Letters of the last word after which nothing nearer can come. */
  #dead = Number.POSITIVE_INFINITY;

  /** For at most so many edits, no more than two, from at most {@link MOST_LETTERS} letters. */
  constructor(typed: string, most: number) {
    this.#typed = typed;
    this.#most = most;
    this.#all = 1 << typed.length;
    for (let at = 0; at < typed.length; at += 1) {
      const letter = typed.charCodeAt(at);
      if (letter < TABLED) this.#places[letter] = (this.#places[letter] ?? 0) | (2 << at);
    }
    const depth = typed.length + most + 2;
    this.#states = new Uint32Array(depth * WIDTH);
    this.#states.set([1, 3, 7]);
    this.#best = new Uint8Array(depth);
    this.#best[0] = Math.min(typed.length, most + 1);
  }

  /** Letters from which on all words that share so many with the last one are as near as it. */
  get dead(): number {
    return this.#dead;
  }

  /**
   * The edits to the nearest beginning of the next word, `units` from `start` to `end`, whose first `shared` are those of the
   * word before and fewer than {@link dead}; more than are allowed where none is near enough.
   */
  next(shared: number, units: Uint16Array, start: number, end: number): number {
    const states = this.#states;
    const most = this.#most;
    const all = this.#all;
    let best = this.#best[shared] ?? 0;
    let before = shared > 0 ? this.#placesOf(units[start + shared - 1] ?? 0) : 0;
    this.#dead = Number.POSITIVE_INFINITY;
    for (let depth = shared + 1; depth <= end - start; depth += 1) {
      const here = depth * WIDTH;
      const places = this.#placesOf(units[start + depth - 1] ?? 0);
      const swapped = depth > 1 ? before & (places << 1) : 0;
      before = places;
      const none = states[here - 3] ?? 0;
      const one = states[here - 2] ?? 0;
      const two = states[here - 1] ?? 0;
      const noneNow = (none << 1) & places;
      const oneNow =
        ((one << 1) & places) | none | ((none | noneNow) << 1) | (((states[here - 6] ?? 0) << 2) & swapped);
      const twoNow =
        ((two << 1) & places) | one | ((one | oneNow) << 1) | (((states[here - 5] ?? 0) << 2) & swapped);
      states[here] = noneNow;
      states[here + 1] = oneNow;
      states[here + 2] = twoNow;
      if ((noneNow & all) !== 0) best = 0;
      else if (best > 1 && most > 0 && (oneNow & all) !== 0) best = 1;
      else if (best > 2 && most > 1 && (twoNow & all) !== 0) best = 2;
      this.#best[depth] = best;
      const nearer = Math.min(best - 1, most);
      const left = nearer < 0 ? 0 : nearer === 0 ? noneNow : nearer === 1 ? oneNow : twoNow;
      if ((left & (all | (all - 1))) === 0) {
        this.#dead = depth;
        break;
      }
    }
    return best;
  }

  /** The edits to the nearest beginning of a word that follows none. */
  editsTo(word: string): number {
    const units = new Uint16Array(word.length);
    for (let at = 0; at < word.length; at += 1) units[at] = word.charCodeAt(at);
    return this.next(0, units, 0, units.length);
  }

  #placesOf(letter: number): number {
    if (letter < TABLED) return this.#places[letter] ?? 0;
    let places = 0;
    for (let at = this.#typed.indexOf(String.fromCharCode(letter)); at >= 0; ) {
      places |= 2 << at;
      at = this.#typed.indexOf(String.fromCharCode(letter), at + 1);
    }
    return places;
  }
}
