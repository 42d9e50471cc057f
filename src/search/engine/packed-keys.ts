import { withSlack } from '../names/slack.ts';
import { afterNumber, NUMBER_BYTES, numberAt, putNumber } from '../packed-numbers.ts';

/** Keys of which the first is written whole: the others say how much they share with the one before. */
const BLOCK = 16;
/** UTF-8 needs no more bytes than this for one UTF-16 code unit. */
const UNIT_BYTES = 3;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Keys in the order of code units, in UTF-8: of each how many bytes it shares with the one before, how many follow, and those.
 * `starts` has the first byte of every sixteenth key.
 */
export type PackedKeys = { starts: Uint32Array; bytes: Uint8Array; length: number };

export function packKeys(keys: readonly string[]): PackedKeys {
  const starts = new Uint32Array(Math.ceil(keys.length / BLOCK));
  let bytes = new Uint8Array(1024);
  let used = 0;
  let last = new Uint8Array(0);
  let lastLength = 0;
  let key = new Uint8Array(0);
  keys.forEach((text, place) => {
    key = withSlack(key, text.length * UNIT_BYTES);
    const { written } = ENCODER.encodeInto(text, key);
    if (place % BLOCK === 0) {
      starts[place / BLOCK] = used;
      lastLength = 0;
    }
    const shared = sharedBytes(last, lastLength, key, written);
    bytes = withSlack(bytes, used + 2 * NUMBER_BYTES + written);
    used = putNumber(bytes, putNumber(bytes, used, shared), written - shared);
    bytes.set(key.subarray(shared, written), used);
    used += written - shared;
    [last, key] = [key, last];
    lastLength = written;
  });
  return { starts, bytes: bytes.subarray(0, used), length: keys.length };
}

/** Reads packed keys, whose arrays may be others at each time. */
export class KeyReader {
  readonly #packed: () => Omit<PackedKeys, 'length'>;
  #key = new Uint8Array(64);

  constructor(packed: () => Omit<PackedKeys, 'length'>) {
    this.#packed = packed;
  }

  /** A key by its place. */
  key(place: number): string {
    const first = Math.floor(place / BLOCK);
    let text = '';
    this.#read(this.#packed().starts[first] ?? 0, (place % BLOCK) + 1, (length, nth) => {
      if (nth === place % BLOCK) text = this.#text(length);
    });
    return text;
  }

  /** So many keys from the first on. */
  all(length: number): string[] {
    const keys: string[] = [];
    this.#read(0, length, (bytes) => keys.push(this.#text(bytes)));
    return keys;
  }

  #text(length: number): string {
    return DECODER.decode(this.#key.subarray(0, length));
  }

  #read(start: number, keys: number, visit: (length: number, nth: number) => void): void {
    const { bytes } = this.#packed();
    let at = start;
    const number = () => {
      const value = numberAt(bytes, at);
      at = afterNumber(bytes, at);
      return value;
    };
    for (let nth = 0; nth < keys; nth += 1) {
      const shared = number();
      const more = number();
      this.#key = withSlack(this.#key, shared + more);
      this.#key.set(bytes.subarray(at, at + more), shared);
      at += more;
      visit(shared + more, nth);
    }
  }
}

function sharedBytes(a: Uint8Array, aLength: number, b: Uint8Array, bLength: number): number {
  const most = Math.min(aLength, bLength);
  let shared = 0;
  while (shared < most && a[shared] === b[shared]) shared += 1;
  return shared;
}
