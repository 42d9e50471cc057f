/**
 * Goes through words in the order of their code units and tells how many edits what was typed is from the nearest beginning of
 * each: insertions, deletions, substitutions and exchanges of neighbours (optimal string alignment), counted in UTF-16 code
 * units. What a word shares with the one before it is not worked out again.
 */
export class BeginningWalk {
  readonly #typed: Uint16Array;
  readonly #most: number;
  readonly #width: number;
  /** Row `d` has the edits from each beginning of what was typed to the first `d` letters of the word. */
  readonly #rows: Uint8Array;
  /** The fewest edits from the whole of what was typed to the first letters of the word, so many or fewer. */
  readonly #best: Uint8Array;
  /** Letters of the last word after which nothing nearer can come. */
  #dead = Number.POSITIVE_INFINITY;

  /** For at most so many edits. */
  constructor(typed: string, most: number) {
    this.#typed = Uint16Array.from({ length: typed.length }, (_, at) => typed.charCodeAt(at));
    this.#most = most;
    this.#width = typed.length + 1;
    const depth = typed.length + most + 2;
    this.#rows = new Uint8Array(depth * this.#width).fill(most + 1);
    for (let at = 0; at <= Math.min(most, typed.length); at += 1) this.#rows[at] = at;
    for (let row = 0; row <= most; row += 1) this.#rows[row * this.#width] = row;
    this.#best = new Uint8Array(depth).fill(most + 1);
    this.#best[0] = this.#rows[typed.length] ?? most + 1;
  }

  /**
   * The edits to the nearest beginning of the next word, `units` from `start` to `end`, whose first `shared` are those of the
   * word before; more than are allowed where none is near enough.
   */
  next(shared: number, units: Uint16Array, start: number, end: number): number {
    if (shared >= this.#dead) return this.#best[this.#dead] ?? 0;
    this.#dead = Number.POSITIVE_INFINITY;
    let best = this.#best[shared] ?? 0;
    for (let row = shared + 1; row <= end - start; row += 1) {
      const least = this.#fill(row, units, start);
      best = Math.min(best, this.#rows[row * this.#width + this.#width - 1] ?? 0);
      this.#best[row] = best;
      if (least >= best || least > this.#most) {
        this.#dead = row;
        break;
      }
    }
    return best;
  }

  /** Fills the cells of a row that can be near enough; the least of them. */
  #fill(row: number, units: Uint16Array, start: number): number {
    const rows = this.#rows;
    const typed = this.#typed;
    const here = row * this.#width;
    const above = here - this.#width;
    const letter = units[start + row - 1] ?? 0;
    const letterBefore = row > 1 ? (units[start + row - 2] ?? 0) : -1;
    let least = row <= this.#most ? row : this.#most + 1;
    const last = Math.min(typed.length, row + this.#most);
    for (let at = Math.max(1, row - this.#most); at <= last; at += 1) {
      const same = typed[at - 1] === letter;
      let cost = (rows[above + at - 1] ?? 0) + (same ? 0 : 1);
      cost = Math.min(cost, (rows[above + at] ?? 0) + 1, (rows[here + at - 1] ?? 0) + 1);
      if (at > 1 && !same && typed[at - 2] === letter && typed[at - 1] === letterBefore)
        cost = Math.min(cost, (rows[above - this.#width + at - 2] ?? 0) + 1);
      rows[here + at] = cost;
      if (cost < least) least = cost;
    }
    return least;
  }
}
