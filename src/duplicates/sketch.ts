import { type BodyPart, WordScanner } from '#fulltext';

/**
 * What of a text can be compared with any other: the smallest hashes of all runs of {@link RUN} words in it (a bottom-k sketch with a bound;
 * Broder, "On the resemblance and containment of documents", 1997). Every hash of the text below `bound` is in `hashes`, ascending, each
 * once, so two sketches are compared by what they have below the lesser bound. `words` counts all of the text.
 */
export type Sketch = { words: number; bound: number; hashes: Float64Array };

/** Words of a run. Shorter ones stand in every story; of longer ones a changed word spoils more. */
export const RUN = 5;
/** Hashes are whole numbers below this. */
const HASHES = 2 ** 48;
/** One run of so many is kept of a story of usual length. */
const SCALE = 32;
const USUAL_BOUND = HASHES / SCALE;
/** A short text keeps at least this many, where it has them, and a long one at most that many. */
const LEAST = 64;
const MOST = 4096;
/** Up to this many words all hashes are looked at, since those below the usual bound may be too few. */
const SHORT = 2 * LEAST * SCALE;

/** What a text without a run of words has. */
const EMPTY: Sketch = { words: 0, bound: HASHES, hashes: new Float64Array(0) };

/** The sketch of a work's chapters. Case, accents, punctuation, markup and where chapters and lines end count for nothing. */
export function sketchOf(parts: readonly BodyPart[]): Sketch {
  const all: number[] = [];
  const usual: number[] = [];
  const runs = new Runs();
  const scanner = new WordScanner();
  let words = 0;
  for (const { kind, bytes } of parts) {
    scanner.read(bytes, kind === 'xhtml');
    while (scanner.next()) {
      words += 1;
      const hash = runs.take(scanner.hash);
      if (hash === null) continue;
      if (words <= SHORT) all.push(hash);
      if (hash < USUAL_BOUND) usual.push(hash);
    }
  }
  if (words < RUN) return { ...EMPTY, words };
  const below = ascending(usual);
  if (below.length >= LEAST || words > SHORT) return { words, ...cut(below, USUAL_BOUND, MOST) };
  return { words, ...cut(ascending(all), HASHES, LEAST) };
}

/** The smallest of some hashes, and the bound below which they are all. */
function cut(hashes: Float64Array, bound: number, most: number): Pick<Sketch, 'bound' | 'hashes'> {
  const next = hashes[most];
  return next === undefined ? { bound, hashes } : { bound: next, hashes: hashes.slice(0, most) };
}

function ascending(hashes: readonly number[]): Float64Array {
  return Float64Array.from(new Set(hashes)).sort();
}

/** Hashes the last words that were taken, as two numbers of 32 and 16 bits side by side (the mixing of MurmurHash3). */
class Runs {
  readonly #words = new Uint32Array(RUN);
  #count = 0;

  /** The hash of the run that a word ends; null before there is one. */
  take(word: number): number | null {
    this.#words[this.#count % RUN] = word;
    this.#count += 1;
    if (this.#count < RUN) return null;
    let high = 0x9747_b28c;
    let low = 0x3c6e_f372;
    for (let index = 0; index < RUN; index += 1) {
      const one = this.#words[(this.#count + index) % RUN] ?? 0;
      high = Math.imul(rotate(high ^ Math.imul(one, 0xcc9e_2d51), 13), 5) + 0xe654_6b64;
      low = Math.imul(rotate(low ^ Math.imul(one, 0x1b87_3593), 15), 9) + 0x38b3_4ae5;
    }
    return mixed(high) * 2 ** 16 + (mixed(low) & 0xffff);
  }
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function mixed(value: number): number {
  let mix = value ^ (value >>> 16);
  mix = Math.imul(mix, 0x85eb_ca6b);
  mix ^= mix >>> 13;
  mix = Math.imul(mix, 0xc2b2_ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** A sketch as it is kept: numbers of 64 bits (IEEE 754, little-endian): the words, the bound, the hashes. */
export function packSketch({ words, bound, hashes }: Sketch): Uint8Array {
  const view = new DataView(new ArrayBuffer((hashes.length + 2) * 8));
  view.setFloat64(0, words, true);
  view.setFloat64(8, bound, true);
  for (const [index, hash] of hashes.entries()) view.setFloat64((index + 2) * 8, hash, true);
  return new Uint8Array(view.buffer);
}

/** What {@link packSketch} wrote; bytes that are no sketch are one of nothing. */
export function unpackSketch(bytes: Uint8Array): Sketch {
  if (bytes.length < 16 || bytes.length % 8 !== 0) return EMPTY;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const hashes = new Float64Array(bytes.length / 8 - 2);
  for (let index = 0; index < hashes.length; index += 1)
    hashes[index] = view.getFloat64((index + 2) * 8, true);
  return { words: view.getFloat64(0, true), bound: view.getFloat64(8, true), hashes };
}
