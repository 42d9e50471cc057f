import { FanlightError } from '#errors';
import { checksum } from '../engine/checksum.ts';

/** An array that a file of arrays can hold. */
type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** "FLNA" and the version of the form below, as two numbers. */
const MAGIC = 0x414e4c46;
const VERSION = 3;
/** Bytes before the first array: the magic number, the version, the length of all and the checksum. */
const HEAD = 16;

/**
 * Arrays of numbers one after the other as bytes: a head of four 32-bit numbers, then for each array its bytes per element
 * (1, 2 or 4), its length in bytes, and its bytes, filled up to a multiple of 4. Numbers are in the order of bytes of the
 * machine: a file from another kind of machine has another magic number. The checksum is over all that follows the head.
 */
export class ArrayFileWriter {
  readonly #parts: Uint8Array[] = [];
  #length = HEAD;

  put(numbers: Numbers): void {
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    const filled = new Uint8Array((4 - (bytes.length % 4)) % 4);
    const head = Uint32Array.of(numbers.BYTES_PER_ELEMENT, bytes.length);
    this.#parts.push(new Uint8Array(head.buffer), bytes, filled);
    this.#length += head.byteLength + bytes.length + filled.length;
  }

  /** All bytes in one piece. */
  bytes(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let place = HEAD;
    for (const part of this.#parts) {
      whole.set(part, place);
      place += part.length;
    }
    const words = new Uint32Array(whole.buffer);
    words.set([MAGIC, VERSION, this.#length, checksum(whole.subarray(HEAD))]);
    return whole;
  }
}

/** Takes the arrays of an {@link ArrayFileWriter} in their order. Everything that is wrong throws `FL-INDEX-DAMAGED`. */
export class ArrayFileReader {
  readonly #bytes: Uint8Array;
  #place = HEAD;

  constructor(bytes: Uint8Array) {
    if (bytes.length < HEAD || bytes.length % 4 !== 0) throw damaged('length');
    this.#bytes = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const words = new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset, bytes.length / 4);
    if (words[0] !== MAGIC || words[1] !== VERSION) throw damaged('version');
    if (words[2] !== bytes.length) throw damaged('length');
    if (words[3] !== checksum(this.#bytes.subarray(HEAD))) throw damaged('checksum');
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#take(1);
  }

  units(): Uint16Array {
    return new Uint16Array(this.#take(2).buffer);
  }

  numbers(): Uint32Array {
    return new Uint32Array(this.#take(4).buffer);
  }

  end(): void {
    if (this.#place !== this.#bytes.length) throw damaged('arrays');
  }

  /** The bytes of the next array, in a buffer of their own. */
  #take(size: number): Uint8Array<ArrayBuffer> {
    const start = this.#place + 8;
    if (start > this.#bytes.length) throw damaged('arrays');
    const [width, length = 0] = new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset + this.#place, 2);
    const end = start + length;
    if (width !== size || length % size !== 0 || end > this.#bytes.length) throw damaged('arrays');
    this.#place = end + ((4 - (length % 4)) % 4);
    return this.#bytes.slice(start, end);
  }
}

/** A saved index that cannot be taken, with the part that is wrong. */
export function damaged(part: string): FanlightError {
  return new FanlightError('FL-INDEX-DAMAGED', part);
}
