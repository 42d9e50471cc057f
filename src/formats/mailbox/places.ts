/**
 * Where a message of a mailbox stands: file, bytes, its number within a digest (0: it is no part of one), and whether
 * its length was counted.
 */
export type Place = { file: number; start: number; end: number; within: number; counted: boolean };

/** Places of messages by number, in columns, since a large mailbox has a million of them. */
export class Places {
  #numbers = new Float64Array(4096);
  #count = 0;

  /** Keeps a place and gives its number. */
  add({ file, start, end, within, counted }: Place): number {
    if ((this.#count + 1) * COLUMNS > this.#numbers.length) {
      const larger = new Float64Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers.set([start, end, file, within, Number(counted)], this.#count * COLUMNS);
    this.#count += 1;
    return this.#count - 1;
  }

  at(number: number): Place {
    const at = number * COLUMNS;
    const [start = 0, end = 0, file = 0, within = 0, counted = 0] = this.#numbers.subarray(at, at + COLUMNS);
    return { file, start, end, within, counted: counted === 1 };
  }
}

const COLUMNS = 5;
