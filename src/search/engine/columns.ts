import type { Arena } from './arena.ts';

/** Bytes of an entry of a column. */
export type ColumnWidth = 1 | 2 | 4;
/** What a segment knows of a column: the width of its entries, and which of the segment's values they count, none where they are the values. */
export type ColumnFacts = { width: ColumnWidth; from: number; to: number };

/** Columns of more distinct values than this are kept as they are. */
const MOST_CODED = 65_536;
/** Slots of the table of values: a power of two, at most half of them full. */
const SLOTS = 2 * MOST_CODED;

/** Numbers as they are (no values), or the places of each among all values, which ascend: codes compare as the numbers do. */
export type Coded = {
  width: ColumnWidth;
  codes: Uint8Array | Uint16Array | Uint32Array;
  values: Uint32Array;
};

/** Codes a column of numbers in as few bytes as its distinct values need. */
export function codeColumn(numbers: Uint32Array): Coded {
  const met = meetValues(numbers);
  if (met === null) return { width: 4, codes: numbers, values: new Uint32Array(0) };
  const values = met.values.slice().sort();
  const places = new Map(Array.from(values, (value, place) => [value, place]));
  const codeOf = met.values.map((value) => places.get(value) ?? 0);
  const isShort = values.length <= 256;
  const codes = isShort ? new Uint8Array(numbers.length) : new Uint16Array(numbers.length);
  for (let at = 0; at < codes.length; at += 1) codes[at] = codeOf[met.nths[at] ?? 0] ?? 0;
  return { width: isShort ? 1 : 2, codes, values };
}

/** The distinct values of a column as they were met, and which of them each number is; null where they are too many. */
function meetValues(numbers: Uint32Array): { values: Uint32Array; nths: Uint16Array } | null {
  const nths = new Uint16Array(numbers.length);
  const values = new Uint32Array(MOST_CODED);
  const slots = new Uint32Array(SLOTS);
  let size = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    let slot = Math.imul(number, 0x9e3779b1) >>> 15;
    while (slots[slot] !== 0 && values[(slots[slot] ?? 0) - 1] !== number) slot = (slot + 1) & (SLOTS - 1);
    if (slots[slot] === 0) {
      if (size === MOST_CODED) return null;
      values[size] = number;
      size += 1;
      slots[slot] = size;
    }
    nths[at] = (slots[slot] ?? 0) - 1;
  }
  return { values: values.subarray(0, size), nths };
}

/** A column of a segment: for each document a number of 32 bits, kept as it is or as a code. */
export class Column {
  readonly at: number;
  readonly width: ColumnWidth;
  readonly #arena: Arena;
  /** The place of the first value in the arena, in words of 32 bits, and how many there are. */
  readonly #values: number;
  readonly #length: number;

  constructor(arena: Arena, at: number, values: number, { width, from, to }: ColumnFacts) {
    this.#arena = arena;
    this.at = at;
    this.width = width;
    this.#values = (values >>> 2) + from;
    this.#length = to - from;
  }

  /** What documents are compared by: it ascends with the numbers. */
  codeOf(doc: number): number {
    const { u8, u16, u32 } = this.#arena;
    if (this.width === 1) return u8[this.at + doc] ?? 0;
    return (this.width === 2 ? u16[(this.at >>> 1) + doc] : u32[(this.at >>> 2) + doc]) ?? 0;
  }

  valueOf(doc: number): number {
    const code = this.codeOf(doc);
    return this.width === 4 ? code : this.#value(code);
  }

  /** The numbers of some documents. */
  valuesOf(docs: Uint32Array): Uint32Array {
    const { u8, u16, u32 } = this.#arena;
    if (this.width === 4) return picked(u32.subarray(this.at >>> 2), docs);
    const codes = this.width === 1 ? u8.subarray(this.at) : u16.subarray(this.at >>> 1);
    return picked(u32.subarray(this.#values, this.#values + this.#length), picked(codes, docs));
  }

  /** The code of 0 where that is a value of some document, else one that no document has. */
  get zero(): number {
    return this.width === 4 || this.#value(0) === 0 ? 0 : -1;
  }

  /** The codes of the numbers within bounds, the greatest included; `all` where every number is, null where none is. */
  within(least: number, most: number): { least: number; most: number } | 'all' | null {
    if (least > most) return null;
    if (this.width === 4) return { least, most };
    const from = this.#firstFrom(least);
    const to = this.#firstFrom(most + 1) - 1;
    if (from > to) return null;
    return from === 0 && to === this.#length - 1 ? 'all' : { least: from, most: to };
  }

  #value(code: number): number {
    return this.#arena.u32[this.#values + code] ?? 0;
  }

  /** The code of the first value that is not less. */
  #firstFrom(number: number): number {
    let from = 0;
    let to = this.#length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#value(middle) < number) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** The numbers at some places. */
export function picked(numbers: Uint8Array | Uint16Array | Uint32Array, places: Uint32Array): Uint32Array {
  const found = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at += 1) found[at] = numbers[places[at] ?? 0] ?? 0;
  return found;
}
