import { NUMBER_BYTES, putNumber } from '../packed-numbers.ts';
import { withSlack } from './slack.ts';

/** Entries that came since the last packing are few before they are packed too, or half of what is packed. */
const LEAST_TAIL = 1 << 14;
const MOST_TAIL = 0.5;

/** The arrays of packed {@link WordPostings}: the names of word `w` are the differences from `starts[w]` to `starts[w + 1]`. */
export type WordPostingsArrays = { bytes: Uint8Array; starts: Uint32Array };

/**
 * For each word the names that it stands in, ascending. Most are packed: differences from one number to the next, seven bits
 * to a byte, lowest first, with the eighth bit set where more follow. Those that came since hang in chains of numbers.
 */
export class WordPostings {
  #bytes: Uint8Array;
  #starts: Uint32Array;
  /** Packed entries. */
  #packed: number;
  /** Chains: the first and the last link of a word, by word, and 1; then the name and the next link, by link. */
  #firsts = new Uint32Array(0);
  #lasts = new Uint32Array(0);
  #names = new Uint32Array(0);
  #nexts = new Uint32Array(0);
  #links = 0;
  /** Words that have names: one more than the greatest. */
  #words: number;
  #scratch = new Uint32Array(1024);

  constructor(saved: WordPostingsArrays = { bytes: new Uint8Array(0), starts: new Uint32Array(1) }) {
    this.#bytes = saved.bytes;
    this.#starts = saved.starts;
    this.#packed = saved.bytes.length;
    this.#words = saved.starts.length - 1;
  }

  get memory(): number {
    const chains = [this.#firsts, this.#lasts, this.#names, this.#nexts, this.#scratch];
    return [this.#bytes, this.#starts, ...chains].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Adds a name, greater than every other, to a word. */
  add(word: number, name: number): void {
    if (this.#links > LEAST_TAIL && this.#links > this.#packed * MOST_TAIL) this.pack();
    this.#words = Math.max(this.#words, word + 1);
    this.#firsts = withSlack(this.#firsts, word + 1);
    this.#lasts = withSlack(this.#lasts, word + 1);
    this.#names = withSlack(this.#names, this.#links + 1);
    this.#nexts = withSlack(this.#nexts, this.#links + 1);
    this.#names[this.#links] = name;
    this.#nexts[this.#links] = 0;
    this.#links += 1;
    const last = this.#lasts[word] ?? 0;
    if (last === 0) this.#firsts[word] = this.#links;
    else this.#nexts[last - 1] = this.#links;
    this.#lasts[word] = this.#links;
  }

  /** Something that grows with the number of names of a word, known without reading them. */
  weightOf(word: number): number {
    const packed = (this.#starts[word + 1] ?? 0) - (this.#starts[word] ?? 0);
    return (packed > 0 ? packed : 0) + ((this.#firsts[word] ?? 0) > 0 ? 1 : 0);
  }

  /** The names of a word, ascending; the array is good until the next call. */
  namesOf(word: number): Uint32Array {
    const length = this.read(word);
    return this.#scratch.subarray(0, length);
  }

  /** What {@link read} read last, at the beginning. */
  get lastRead(): Uint32Array {
    return this.#scratch;
  }

  /** Reads the names of a word into {@link lastRead}, ascending; how many there are. */
  read(word: number): number {
    const bytes = this.#bytes;
    const end = this.#starts[word + 1] ?? 0;
    const start = Math.min(this.#starts[word] ?? 0, end);
    let scratch = this.#scratch;
    if (end - start > scratch.length) scratch = withSlack(scratch, end - start);
    let length = 0;
    let name = 0;
    let shift = 0;
    let difference = 0;
    for (let place = start; place < end; place += 1) {
      const byte = bytes[place] ?? 0;
      difference |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        name += difference >>> 0;
        scratch[length] = name;
        length += 1;
        difference = 0;
        shift = 0;
      } else shift += 7;
    }
    for (let link = this.#firsts[word] ?? 0; link > 0; link = this.#nexts[link - 1] ?? 0) {
      scratch = withSlack(scratch, length + 1);
      scratch[length] = this.#names[link - 1] ?? 0;
      length += 1;
    }
    this.#scratch = scratch;
    return length;
  }

  /** Packs what hangs in chains. */
  pack(): void {
    const starts = new Uint32Array(this.#words + 1);
    let bytes = new Uint8Array(this.#bytes.length + this.#links * 2);
    let used = 0;
    let packed = 0;
    for (let word = 0; word < this.#words; word += 1) {
      const names = this.namesOf(word);
      bytes = withSlack(bytes, used + names.length * NUMBER_BYTES);
      used = packInto(bytes, used, names);
      packed += names.length;
      starts[word + 1] = used;
    }
    this.#bytes = bytes.slice(0, used);
    this.#starts = starts;
    this.#packed = packed;
    this.#firsts = new Uint32Array(0);
    this.#lasts = new Uint32Array(0);
    this.#names = new Uint32Array(0);
    this.#nexts = new Uint32Array(0);
    this.#links = 0;
  }

  /** The arrays, packed; good until the next name is added. */
  arrays(): WordPostingsArrays {
    if (this.#links > 0) this.pack();
    return { bytes: this.#bytes, starts: this.#starts };
  }
}

/** Writes ascending numbers as differences from a place on; the place after them. */
function packInto(bytes: Uint8Array, from: number, numbers: Uint32Array): number {
  let place = from;
  let last = 0;
  for (const number of numbers) {
    place = putNumber(bytes, place, number - last);
    last = number;
  }
  return place;
}
