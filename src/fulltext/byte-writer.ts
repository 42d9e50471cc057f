/** Up to so many bytes a loop copies quicker than a call. */
const SHORT = 64;

/** Bytes that are written one after another, with numbers as varints: seven bits a byte, the lowest first (LEB128). */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** What was written. Good until the next write. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** A number from 0 to 2³² − 1. */
  number(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow(5);
    const bytes = this.#bytes;
    let left = value;
    let at = this.#length;
    while (left > 127) {
      bytes[at] = (left & 127) | 128;
      left >>>= 7;
      at += 1;
    }
    bytes[at] = left;
    this.#length = at + 1;
  }

  /** The differences of ascending numbers, the first one's to `before`; those from `start` up to `end`. */
  differences(numbers: Uint32Array, start: number, end: number, before: number): void {
    const most = 5 * (end - start);
    if (this.#length + most > this.#bytes.length) this.#grow(most);
    const bytes = this.#bytes;
    let at = this.#length;
    let last = before;
    for (let index = start; index < end; index += 1) {
      const number = numbers[index] ?? 0;
      let left = number - last;
      last = number;
      while (left > 127) {
        bytes[at] = (left & 127) | 128;
        left >>>= 7;
        at += 1;
      }
      bytes[at] = left;
      at += 1;
    }
    this.#length = at;
  }

  /** Writes some of other bytes. */
  copy(from: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (this.#length + length > this.#bytes.length) this.#grow(length);
    if (length > SHORT) this.#bytes.set(from.subarray(start, end), this.#length);
    else
      for (let index = 0; index < length; index += 1)
        this.#bytes[this.#length + index] = from[start + index] ?? 0;
    this.#length += length;
  }

  /** Writes what another one holds. */
  append(other: ByteWriter): void {
    this.copy(other.#bytes, 0, other.#length);
  }

  #grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.bytes());
    this.#bytes = larger;
  }
}
