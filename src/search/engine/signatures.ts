/** Signatures are numbers of 16 bits; 0 is that of a document without any of the group's terms, or with a set too rare to have a number. */
const MOST_SIGNATURES = 65_535;

/** The sets of heads that documents have in one group of kinds, each numbered once. */
export class SignatureSets {
  readonly #next = new Map<number, number>();
  readonly #parents: number[] = [0];
  readonly #heads: number[] = [0];

  /** The number of sets, the empty one included. */
  get size(): number {
    return this.#heads.length;
  }

  /** The number of the set that has one more head than another; -1 where there are too many sets. */
  withHead(signature: number, head: number): number {
    const key = signature * 65_536 + head;
    const known = this.#next.get(key);
    if (known !== undefined) return known;
    if (this.#heads.length > MOST_SIGNATURES - 1) return -1;
    this.#next.set(key, this.#heads.length);
    this.#parents.push(signature);
    this.#heads.push(head);
    return this.#heads.length - 1;
  }

  /** The heads of each set: those of set `s` are `heads[starts[s]] … heads[starts[s + 1] - 1]`. */
  table(): { starts: Uint32Array; heads: Uint16Array } {
    const starts = new Uint32Array(this.size + 1);
    const heads: number[] = [];
    for (let signature = 1; signature < this.size; signature += 1) {
      for (let set = signature; set > 0; set = this.#parents[set] ?? 0) heads.push(this.#heads[set] ?? 0);
      starts[signature + 1] = heads.length;
    }
    return { starts, heads: Uint16Array.from(heads) };
  }
}
