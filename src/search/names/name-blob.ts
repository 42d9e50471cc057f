import { foldName } from '#text';
import { withSlack } from './slack.ts';

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
/** UTF-8 needs no more bytes than this for one UTF-16 code unit. */
const MOST_BYTES = 3;

/** The arrays of a {@link NameBlob}: name `n` is the bytes from `starts[n]` to `starts[n + 1]`. */
export type NameBlobArrays = { bytes: Uint8Array; starts: Uint32Array };

/** Names one after the other in UTF-8, numbered from 0 in the order in which they came. Lone surrogates are not kept. */
export class NameBlob {
  #bytes: Uint8Array;
  #starts: Uint32Array;
  #length: number;

  constructor(saved: NameBlobArrays = { bytes: new Uint8Array(0), starts: new Uint32Array(1) }) {
    this.#bytes = saved.bytes;
    this.#starts = saved.starts;
    this.#length = saved.starts.length - 1;
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
    const start = this.#starts[number] ?? 0;
    this.#bytes = withSlack(this.#bytes, start + name.length * MOST_BYTES);
    const { written } = ENCODER.encodeInto(name, this.#bytes.subarray(start));
    this.#starts = withSlack(this.#starts, number + 2);
    this.#starts[number + 1] = start + written;
    this.#length += 1;
    return number;
  }

  textOf(number: number): string {
    return DECODER.decode(this.#bytes.subarray(this.#starts[number] ?? 0, this.#starts[number + 1] ?? 0));
  }

  /** Bytes of a name. */
  sizeOf(number: number): number {
    return (this.#starts[number + 1] ?? 0) - (this.#starts[number] ?? 0);
  }

  /** Whether a name folds to this key, which is folded itself. Most names are told by their bytes alone. */
  foldsTo(number: number, key: string): boolean {
    return this.#isPlainly(number, key) || foldName(this.textOf(number)) === key;
  }

  /** The arrays without their room to grow; good until the next name is added. */
  arrays(): NameBlobArrays {
    const end = this.#starts[this.#length] ?? 0;
    return { bytes: this.#bytes.subarray(0, end), starts: this.#starts.subarray(0, this.#length + 1) };
  }

  #isPlainly(number: number, key: string): boolean {
    const start = this.#starts[number] ?? 0;
    if (key.length !== this.sizeOf(number)) return false;
    for (let at = 0; at < key.length; at += 1)
      if (foldedAscii(this.#bytes[start + at] ?? 0) !== key.charCodeAt(at)) return false;
    return true;
  }
}

/** What folding makes of an ASCII character other than white space; no unit at all for other bytes. */
function foldedAscii(byte: number): number {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  if (byte === 0x60) return 0x27;
  return byte < 0x80 ? byte : -1;
}
