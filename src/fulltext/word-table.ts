import { LETTERS, LOOK_CLOSER, MARKUP_LETTERS } from './characters.ts';
import { compareBytes } from './dictionary.ts';
import { FNV_PRIME, FNV_START, MOST_BYTES, WordScanner } from './word-scanner.ts';

/** A slot of the table: the hash, the number, where the bytes begin × 128 + how many there are, and how often the word was met. */
const SLOT = 4;
const NUMBER = 1;
const BYTES = 2;
const COUNT = 3;

/** Gives every word a number, from 1 on, and turns texts into the numbers of their words. 0 is no word. */
export class WordTable {
  readonly #scanner = new WordScanner();
  #slots = new Uint32Array(SLOT << 12);
  #starts = new Uint32Array(1 << 12);
  #arena = new Uint8Array(1 << 15);
  #size = 0;
  #tokens = new Uint32Array(1 << 12);
  #length = 0;

  /** How many words there are. */
  get size(): number {
    return this.#size;
  }

  /** The numbers of the words of all that was read, in order. */
  get tokens(): Uint32Array {
    return this.#tokens.subarray(0, this.#length);
  }

  /** How many numbers were read. */
  get length(): number {
    return this.#length;
  }

  /** The bytes of a word. */
  bytesOf(number: number): Uint8Array {
    return this.#arena.subarray(this.#starts[number - 1] ?? 0, this.#starts[number] ?? 0);
  }

  /** Adds a number that is no word's. */
  addGap(): void {
    this.#reserve(1);
    this.#tokens[this.#length] = 0;
    this.#length += 1;
  }

  /**
   * Adds the words of a text, as {@link WordScanner} finds them. Nearly all words are of ASCII letters between characters that are neither
   * letters nor markup; those are read here, and the scanner is asked for the others.
   */
  read(text: Uint8Array, markup: boolean): void {
    // A Buffer is another kind of array to the engine, and code that has met both is slower.
    const bytes = new Uint8Array(text.buffer, text.byteOffset, text.length);
    const scanner = this.#scanner;
    const end = bytes.length;
    const letters = markup ? MARKUP_LETTERS : LETTERS;
    this.#reserve(bytes.length);
    const tokens = this.#tokens;
    let length = this.#length;
    let at = 0;
    scanner.read(bytes, markup);
    while (at < end) {
      let letter = letters[bytes[at] ?? 0] ?? 0;
      if (letter === 0) {
        at += 1;
        continue;
      }
      const start = at;
      let hash = FNV_START;
      while (letter > LOOK_CLOSER) {
        hash = Math.imul(hash ^ letter, FNV_PRIME);
        at += 1;
        letter = at < end ? (letters[bytes[at] ?? 0] ?? 0) : 0;
      }
      if (letter === 0 && at - start <= MOST_BYTES) {
        tokens[length] = this.#intern(bytes, start, at - start, hash >>> 0);
        length += 1;
        continue;
      }
      if (!scanner.nextFrom(start)) break;
      tokens[length] = this.#intern(scanner.word, 0, scanner.length, scanner.hash);
      length += 1;
      at = scanner.after;
    }
    this.#length = length;
  }

  /** How often each word was met in all that was read, by its number. */
  counts(): Uint32Array {
    const counts = new Uint32Array(this.#size + 1);
    for (let slot = 0; slot < this.#slots.length; slot += SLOT)
      counts[this.#slots[slot + NUMBER] ?? 0] = this.#slots[slot + COUNT] ?? 0;
    counts[0] = 0;
    return counts;
  }

  /** The numbers of all words in the order of their bytes. */
  sorted(): Uint32Array {
    const beginnings = new Float64Array(this.#size + 1);
    const numbers = new Uint32Array(this.#size);
    for (let number = 1; number <= this.#size; number += 1) {
      beginnings[number] = beginningOf(this.#arena, this.#starts[number - 1] ?? 0, this.#starts[number] ?? 0);
      numbers[number - 1] = number;
    }
    return numbers.sort(
      (a, b) => (beginnings[a] ?? 0) - (beginnings[b] ?? 0) || compareBytes(this.bytesOf(a), this.bytesOf(b)),
    );
  }

  /** The number of a word of so many bytes, which are ASCII or folded already. */
  #intern(bytes: Uint8Array, from: number, length: number, hash: number): number {
    const slots = this.#slots;
    const arena = this.#arena;
    const mask = slots.length - SLOT;
    let slot = Math.imul(hash ^ (hash >>> 15), SLOT) & mask;
    for (;;) {
      const number = slots[slot + NUMBER] ?? 0;
      if (number === 0) return this.#add(bytes, from, length, hash, slot);
      const place = slots[slot + BYTES] ?? 0;
      if (slots[slot] === hash && (place & 127) === length) {
        const start = place >>> 7;
        let index = 0;
        while (index < length && arena[start + index] === FOLDED[bytes[from + index] ?? 0]) index += 1;
        if (index === length) {
          slots[slot + COUNT] = (slots[slot + COUNT] ?? 0) + 1;
          return number;
        }
      }
      slot = (slot + SLOT) & mask;
    }
  }

  #add(bytes: Uint8Array, from: number, length: number, hash: number, slot: number): number {
    const start = this.#starts[this.#size] ?? 0;
    if (start + length > this.#arena.length) this.#arena = doubled(this.#arena, start + length);
    for (let index = 0; index < length; index += 1)
      this.#arena[start + index] = FOLDED[bytes[from + index] ?? 0] ?? 0;
    this.#size += 1;
    const number = this.#size;
    if (number >= this.#starts.length) this.#starts = doubled(this.#starts, number + 1);
    this.#starts[number] = start + length;
    this.#slots.set([hash, number, start * 128 + length, 1], slot);
    if (number * SLOT * 2 > this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - SLOT;
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + NUMBER] === 0) continue;
      const hash = old[at] ?? 0;
      let slot = Math.imul(hash ^ (hash >>> 15), SLOT) & mask;
      while (slots[slot + NUMBER] !== 0) slot = (slot + SLOT) & mask;
      slots.set(old.subarray(at, at + SLOT), slot);
    }
    this.#slots = slots;
  }

  /** Makes room for so many more numbers. */
  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed > this.#tokens.length) this.#tokens = doubled(this.#tokens, needed);
  }
}

/** ASCII capitals as small letters; every other byte as it is. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, unit) =>
  unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit,
);

function doubled<Numbers extends Uint8Array | Uint32Array>(numbers: Numbers, least: number): Numbers {
  const length = Math.max(numbers.length * 2, least);
  const larger = numbers instanceof Uint8Array ? new Uint8Array(length) : new Uint32Array(length);
  larger.set(numbers);
  return larger as Numbers;
}

/** The first six bytes of a word as a number, which compares as they do. */
function beginningOf(arena: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < start + 6; at += 1) number = number * 256 + (at < end ? (arena[at] ?? 0) : 0);
  return number;
}
