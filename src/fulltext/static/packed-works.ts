/** Numbers of works as bytes, as files for browsers have them. */
import { ByteWriter } from '../byte-writer.ts';

/** The first byte says how the rest is to be read: gaps between the numbers, or a bit for each number from the first to the last. */
const GAPS = 1;
const BITS = 2;

/**
 * Ascending numbers from 0 to 2³² − 1, each once, in whichever way is shorter: a list of a few, or one of nearly all. None are no bytes.
 */
export function packWorks(works: Uint32Array): Uint8Array {
  const [first] = works;
  const last = works.at(-1);
  if (first === undefined || last === undefined) return new Uint8Array(0);
  const writer = new ByteWriter(works.length + 8);
  const span = last - first + 1;
  writer.number(GAPS);
  writer.differences(works, 0, works.length, 0);
  if (writer.length <= Math.ceil(span / 8) + 6) return writer.bytes().slice();
  const bits = new Uint8Array(Math.ceil(span / 8));
  for (const work of works) {
    const at = work - first;
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  }
  writer.clear();
  writer.number(BITS);
  writer.number(first);
  writer.copy(bits, 0, bits.length);
  return writer.bytes().slice();
}

/** What {@link packWorks} packed. Bytes that it did not write give numbers that mean nothing, and never more of them than there are bits. */
export function unpackWorks(bytes: Uint8Array): Uint32Array {
  const reader = new ByteReader(bytes);
  const how = reader.number();
  const works: number[] = [];
  if (how === BITS) {
    const first = reader.number();
    for (const [index, byte] of reader.rest().entries())
      for (let bit = 0; bit < 8; bit += 1) if ((byte >> bit) & 1) works.push(first + index * 8 + bit);
  } else {
    let last = 0;
    while (!reader.isAtEnd) {
      last += reader.number();
      works.push(last);
    }
  }
  return Uint32Array.from(works);
}

/** Pieces of bytes one after another, each behind its length. */
export function packParts(parts: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter();
  for (const part of parts) {
    writer.number(part.length);
    writer.copy(part, 0, part.length);
  }
  return writer.bytes().slice();
}

/** The pieces that {@link packParts} packed. */
export function unpackParts(bytes: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(bytes);
  const parts: Uint8Array[] = [];
  while (!reader.isAtEnd) parts.push(reader.take(reader.number()));
  return parts;
}

/** Reads what a {@link ByteWriter} wrote; behind the end there are zeros. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** A number from 0 to 2³² − 1. */
  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at] ?? 0;
      this.#at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value >>> 0;
  }

  /** So many bytes, or as many as there still are. */
  take(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }

  rest(): Uint8Array {
    return this.take(this.#bytes.length);
  }
}
