import { withSlack } from '../names/slack.ts';

/** Signatures are numbers of 16 bits; 0 is that of a document without any of the group's terms, or with a set too rare to have a number. */
const MOST_SIGNATURES = 65_535;
const FREE = 0xffffffff;

/** The sets of heads that documents have in one group of kinds, each numbered once: a set is another one with one more head. */
export class SignatureSets {
  #parents = new Uint16Array(1);
  #heads = new Uint16Array(1);
  #size = 1;
  /** Hash table with open addressing: set and head in one number, and the set that they make. */
  #keys = new Uint32Array(1 << 12).fill(FREE);
  #values = new Uint16Array(1 << 12);

  /** The number of sets, the empty one included. */
  get size(): number {
    return this.#size;
  }

  /** The number of the set that has one more head than another; -1 where there are too many sets. */
  withHead(signature: number, head: number): number {
    const key = signature * 65_536 + head;
    let slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return this.#values[slot] ?? 0;
    if (this.#size >= MOST_SIGNATURES) return -1;
    if (this.#size * 2 > this.#keys.length) {
      this.#grow();
      slot = this.#slotOf(key);
    }
    this.#keys[slot] = key;
    this.#values[slot] = this.#size;
    this.#parents = withSlack(this.#parents, this.#size + 1);
    this.#heads = withSlack(this.#heads, this.#size + 1);
    this.#parents[this.#size] = signature;
    this.#heads[this.#size] = head;
    this.#size += 1;
    return this.#size - 1;
  }

  /** The heads of each set: those of set `s` are `heads[starts[s]] … heads[starts[s + 1] - 1]`. */
  table(): { starts: Uint32Array; heads: Uint16Array } {
    const starts = new Uint32Array(this.#size + 1);
    const heads: number[] = [];
    for (let signature = 1; signature < this.#size; signature += 1) {
      for (let set = signature; set > 0; set = this.#parents[set] ?? 0) heads.push(this.#heads[set] ?? 0);
      starts[signature + 1] = heads.length;
    }
    return { starts, heads: Uint16Array.from(heads) };
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    while (this.#keys[slot] !== key && this.#keys[slot] !== FREE) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Uint32Array(keys.length * 2).fill(FREE);
    this.#values = new Uint16Array(keys.length * 2);
    keys.forEach((key, at) => {
      if (key === FREE) return;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#values[slot] = values[at] ?? 0;
    });
  }
}
