import { compareBytes } from './dictionary.ts';

/** A slot of the table: the hash, the number, where the bytes begin and how many there are. */
const SLOT = 4;

/** Gives every word a number, from 1 on. 0 is no word. */
export class WordTable {
  #slots = new Uint32Array(SLOT << 12);
  #starts = new Uint32Array(1 << 12);
  #arena = new Uint8Array(1 << 15);
  #count = 0;

  /** How many words there are. */
  get size(): number {
    return this.#count;
  }

  /** The number of a word given by its bytes and their FNV-1a. */
  intern(word: Uint8Array, length: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - SLOT;
    let slot = Math.imul(hash ^ (hash >>> 15), SLOT) & mask;
    for (;;) {
      const number = slots[slot + 1] ?? 0;
      if (number === 0) break;
      if (
        slots[slot] === hash &&
        slots[slot + 3] === length &&
        this.#isWord(slots[slot + 2] ?? 0, word, length)
      )
        return number;
      slot = (slot + SLOT) & mask;
    }
    const start = this.#starts[this.#count] ?? 0;
    const number = this.#add(word, start, length);
    slots[slot] = hash;
    slots[slot + 1] = number;
    slots[slot + 2] = start;
    slots[slot + 3] = length;
    if (this.#count * SLOT * 2 > slots.length) this.#grow();
    return number;
  }

  /** The bytes of a word. */
  bytesOf(number: number): Uint8Array {
    return this.#arena.subarray(this.#starts[number - 1] ?? 0, this.#starts[number] ?? 0);
  }

  /** The numbers of all words in the order of their bytes. */
  sorted(): Uint32Array {
    const beginnings = new Float64Array(this.#count + 1);
    const numbers = new Uint32Array(this.#count);
    for (let number = 1; number <= this.#count; number += 1) {
      beginnings[number] = beginningOf(this.#arena, this.#starts[number - 1] ?? 0, this.#starts[number] ?? 0);
      numbers[number - 1] = number;
    }
    return numbers.sort(
      (a, b) => (beginnings[a] ?? 0) - (beginnings[b] ?? 0) || compareBytes(this.bytesOf(a), this.bytesOf(b)),
    );
  }

  #isWord(start: number, word: Uint8Array, length: number): boolean {
    const arena = this.#arena;
    for (let index = 0; index < length; index += 1) if (arena[start + index] !== word[index]) return false;
    return true;
  }

  #add(word: Uint8Array, start: number, length: number): number {
    if (start + length > this.#arena.length) {
      const larger = new Uint8Array(this.#arena.length * 2);
      larger.set(this.#arena);
      this.#arena = larger;
    }
    for (let index = 0; index < length; index += 1) this.#arena[start + index] = word[index] ?? 0;
    this.#count += 1;
    if (this.#count >= this.#starts.length) {
      const larger = new Uint32Array(this.#starts.length * 2);
      larger.set(this.#starts);
      this.#starts = larger;
    }
    this.#starts[this.#count] = start + length;
    return this.#count;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - SLOT;
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + 1] === 0) continue;
      const hash = old[at] ?? 0;
      let slot = Math.imul(hash ^ (hash >>> 15), SLOT) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + SLOT) & mask;
      for (let part = 0; part < SLOT; part += 1) slots[slot + part] = old[at + part] ?? 0;
    }
    this.#slots = slots;
  }
}

/** The first six bytes of a word as a number, which compares as they do. */
function beginningOf(arena: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < start + 6; at += 1) number = number * 256 + (at < end ? (arena[at] ?? 0) : 0);
  return number;
}
