import { foldName } from '#text';
import { afterNumber, NUMBER_BYTES, numberAt, putNumber } from '../packed-numbers.ts';
import { damaged } from './array-file.ts';
import { withSlack } from './slack.ts';

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
/** UTF-8 needs no more bytes than this for one UTF-16 code unit. */
const MOST_BYTES = 3;
/** The place of one name in so many is kept; the others are found from there. */
const BLOCK = 16;

/** The arrays of a {@link NameBlob}: of each name its length in bytes, as `putNumber` writes it, and those; the place of every sixteenth. */
export type NameBlobArrays = { bytes: Uint8Array; starts: Uint32Array; length: number };

/** Names one after the other in UTF-8, numbered from 0 in the order in which they came. Lone surrogates are not kept. */
export class NameBlob {
  #bytes: Uint8Array;
  #starts: Uint32Array;
  #length: number;
  #used: number;
  #scratch = new Uint8Array(64);

  constructor(saved: NameBlobArrays = { bytes: new Uint8Array(0), starts: new Uint32Array(0), length: 0 }) {
    this.#bytes = saved.bytes;
    this.#starts = saved.starts;
    this.#length = saved.length;
    this.#used = saved.bytes.length;
  }

  get length(): number {
    return this.#length;
  }

  /** Bytes that the arrays take, with their room to grow. */
  get memory(): number {
    return this.#bytes.byteLength + this.#starts.byteLength;
  }

  add(name: string): number {
    const number = this.#length;
    this.#scratch = withSlack(this.#scratch, name.length * MOST_BYTES);
    const { written } = ENCODER.encodeInto(name, this.#scratch);
    this.#bytes = withSlack(this.#bytes, this.#used + NUMBER_BYTES + written);
    if (number % BLOCK === 0) {
      this.#starts = withSlack(this.#starts, number / BLOCK + 1);
      this.#starts[number / BLOCK] = this.#used;
    }
    const start = putNumber(this.#bytes, this.#used, written);
    this.#bytes.set(this.#scratch.subarray(0, written), start);
    this.#used = start + written;
    this.#length += 1;
    return number;
  }

  textOf(number: number): string {
    const at = this.#placeOf(number);
    const start = afterNumber(this.#bytes, at);
    return DECODER.decode(this.#bytes.subarray(start, start + numberAt(this.#bytes, at)));
  }

  /** Bytes of a name. */
  sizeOf(number: number): number {
    return numberAt(this.#bytes, this.#placeOf(number));
  }

  /** Whether a name folds to this key, which is folded itself. Most names are told by their bytes alone. */
  foldsTo(number: number, key: string): boolean {
    return this.#isPlainly(number, key) || foldName(this.textOf(number)) === key;
  }

  /** The arrays without their room to grow; good until the next name is added. */
  arrays(): NameBlobArrays {
    return {
      bytes: this.#bytes.subarray(0, this.#used),
      starts: this.#starts.subarray(0, Math.ceil(this.#length / BLOCK)),
      length: this.#length,
    };
  }

  #isPlainly(number: number, key: string): boolean {
    const at = this.#placeOf(number);
    if (key.length !== numberAt(this.#bytes, at)) return false;
    const start = afterNumber(this.#bytes, at);
    for (let unit = 0; unit < key.length; unit += 1)
      if (foldedAscii(this.#bytes[start + unit] ?? 0) !== key.charCodeAt(unit)) return false;
    return true;
  }

  /** Where the length of a name stands. */
  #placeOf(number: number): number {
    let at = this.#starts[Math.floor(number / BLOCK)] ?? 0;
    for (let left = number % BLOCK; left > 0; left -= 1) at = afterName(this.#bytes, at);
    return at;
  }
}

/** Whether saved arrays fit together. @throws FanlightError `FL-INDEX-DAMAGED` */
export function checkNameBlob({ bytes, starts, length }: NameBlobArrays): void {
  if (starts.length !== Math.ceil(length / BLOCK)) throw damaged('names');
  let at = 0;
  for (let number = 0; number < length; number += 1) {
    if ((number % BLOCK === 0 && starts[number / BLOCK] !== at) || at >= bytes.length) throw damaged('names');
    at = afterName(bytes, at);
  }
  if (at !== bytes.length) throw damaged('names');
}

function afterName(bytes: Uint8Array, at: number): number {
  const length = bytes[at] ?? 0;
  return length < 0x80 ? at + 1 + length : afterNumber(bytes, at) + numberAt(bytes, at);
}

/** What folding makes of an ASCII character other than white space; no unit at all for other bytes. */
function foldedAscii(byte: number): number {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  if (byte === 0x60) return 0x27;
  return byte < 0x80 ? byte : -1;
}
