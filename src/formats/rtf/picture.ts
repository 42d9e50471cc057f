import { hexDigit } from './tokens.ts';

/** A picture larger than this, in bytes, is not gathered. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The bytes of a `\pict` group, written as hexadecimal digits or behind `\bin`. */
export class PictureData {
  alt = '';
  readonly #parts: Uint8Array[] = [];
  #size = 0;
  #high = -1;

  addHex(bytes: Uint8Array, start: number, end: number): void {
    const out = new Uint8Array((end - start + 1) >> 1);
    let length = 0;
    for (let at = start; at < end; at += 1) {
      const digit = hexDigit(bytes[at]);
      if (digit < 0) continue;
      if (this.#high < 0) this.#high = digit;
      else {
        out[length] = this.#high * 16 + digit;
        length += 1;
        this.#high = -1;
      }
    }
    this.addBytes(out.subarray(0, length));
  }

  addBytes(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size <= MOST_BYTES) this.#parts.push(bytes);
  }

  /** All of it; empty where it was too large. */
  get bytes(): Uint8Array {
    if (this.#size > MOST_BYTES) return new Uint8Array();
    const whole = new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
