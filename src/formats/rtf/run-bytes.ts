import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { decodeAs } from '#text';
import type { RunCharset } from './fonts.ts';
import { signOf } from './symbols.ts';

/**
 * Bytes of a run until their charset changes: characters of two bytes may be written half as an escape, half as it is.
 * Bytes beyond ASCII that are no escapes are UTF-8 where the whole file is, whatever it declares.
 */
export class RunBytes {
  #bytes = new Uint8Array(4096);
  #length = 0;
  readonly #rawIsUtf8: boolean;
  #raw = false;

  constructor(rawIsUtf8: boolean) {
    this.#rawIsUtf8 = rawIsUtf8;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Whether bytes of this kind must not be put behind those that wait. */
  parts(raw: boolean): boolean {
    return this.#rawIsUtf8 && this.#length > 0 && raw !== this.#raw;
  }

  add(bytes: Uint8Array, start: number, end: number, raw: boolean): void {
    const count = end - start;
    if (this.#length + count > this.#bytes.length) {
      const larger = new Uint8Array((this.#length + count) * 2);
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes.subarray(start, end), this.#length);
    this.#length += count;
    this.#raw = raw;
  }

  /** The text of the waiting bytes, which are then gone. */
  take(charset: RunCharset): string {
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    if (charset.kind === 'signs') return Array.from(bytes, (byte) => signOf(byte, charset.fontName)).join('');
    if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const name = this.#rawIsUtf8 && this.#raw && isUtf8(bytes) ? 'utf-8' : charset.charset;
    return decodeAs(name, bytes) ?? decodeAs('windows-1252', bytes) ?? '';
  }
}
