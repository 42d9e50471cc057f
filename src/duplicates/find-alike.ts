import { type Likeness, likenessOf, overlapOf } from './compare.ts';
import type { Sketch } from './sketch.ts';

/** Two texts by their places in a list, the first lower, and what they are to each other. `share`: how much of one is in the other. */
export type AlikePair = { first: number; second: number; likeness: Likeness; share: number };

/** A run of words of more texts than this is a saying, a disclaimer or a lyric, by which none of them is found. */
const MOST_HAVING = 64;
/** Texts with fewer uncommon runs in common are not compared. */
const LEAST_COMMON = 3;
/** Texts that can be compared with each other at once. */
export const MOST_TEXTS = 2 ** 20;
/** Of so many hashes at most texts are found by each other; where there are more, by the smallest of each. */
const MOST_HASHES = 2 ** 24;
/** Of a hash so many bits count in that: with the number of the text that has it they are one number. */
const BITS = 2 ** 33;
/** Texts between two breaths. */
const BREATH = 64;

/**
 * All pairs of texts that are alike. Texts are found by the runs that few of them have, so the time grows with the number of texts, not
 * of pairs. `breathe` is waited for now and then, with how many texts are done, so that other work goes on. At most
 * {@link MOST_TEXTS}; throws RangeError with more.
 */
export async function findAlike(
  sketches: readonly Sketch[],
  breathe: (done: number) => Promise<void> = async () => {},
): Promise<AlikePair[]> {
  if (sketches.length > MOST_TEXTS) throw new RangeError(`more than ${MOST_TEXTS} texts`);
  const table = tableOf(sketches);
  const counts = new Uint32Array(sketches.length);
  const pairs: AlikePair[] = [];
  for (const [first, sketch] of sketches.entries()) {
    if (first % BREATH === 0) await breathe(first);
    for (const second of table.after(first, counts)) {
      const other = sketches[second];
      if (other === undefined) continue;
      const overlap = overlapOf(sketch, other);
      const likeness = likenessOf(overlap, { first: sketch.words, second: other.words });
      if (likeness !== null)
        pairs.push({ first, second, likeness, share: Math.max(overlap.ofFirst, overlap.ofSecond) });
    }
  }
  return pairs;
}

type Table = {
  /** The texts behind one that have enough runs in common with it. `counts` is all zeros before and after. */
  after(text: number, counts: Uint32Array): number[];
};

/** Which texts have the same hash, as runs of one sorted list: each entry is a hash and the text that has it. */
function tableOf(sketches: readonly Sketch[]): Table {
  const shorten = shorteningOf(sketches);
  const all = new Float64Array(sketches.reduce((sum, { hashes }) => sum + shorten(hashes.length), 0));
  let at = 0;
  for (const [text, { hashes }] of sketches.entries()) {
    const kept = shorten(hashes.length);
    for (let index = 0; index < kept; index += 1, at += 1)
      all[at] = ((hashes[index] ?? 0) % BITS) * MOST_TEXTS + text;
  }
  const entries = withoutCommon(all.sort());
  const starts = startsOf(entries, sketches.length);
  const places = placesOf(entries, starts);
  return { after: (text, counts) => commonAfter({ entries, starts, places }, text, counts) };
}

/** The entries of hashes that few texts have, moved to the front of the list. */
function withoutCommon(entries: Float64Array): Float64Array {
  let kept = 0;
  for (let start = 0, end = 0; start < entries.length; start = end) {
    const hash = hashOf(entries[start] ?? 0);
    while (end < entries.length && hashOf(entries[end] ?? 0) === hash) end += 1;
    if (end - start < 2 || end - start > MOST_HAVING) continue;
    entries.copyWithin(kept, start, end);
    kept += end - start;
  }
  return entries.subarray(0, kept);
}

/** How many of so many hashes of a text are looked at. */
function shorteningOf(sketches: readonly Sketch[]): (hashes: number) => number {
  const all = sketches.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const share = Math.min(1, MOST_HASHES / Math.max(1, all));
  return (hashes) => Math.ceil(hashes * share);
}

type Entries = { entries: Float64Array; starts: Uint32Array; places: Uint32Array };

/** Where the entries of each text begin in the list of places, and where the last ones end. */
function startsOf(entries: Float64Array, texts: number): Uint32Array {
  const starts = new Uint32Array(texts + 1);
  for (const entry of entries) starts[textOf(entry) + 1] = (starts[textOf(entry) + 1] ?? 0) + 1;
  for (let text = 1; text <= texts; text += 1) starts[text] = (starts[text] ?? 0) + (starts[text - 1] ?? 0);
  return starts;
}

/** For each text, where its entries are in the sorted list. */
function placesOf(entries: Float64Array, starts: Uint32Array): Uint32Array {
  const next = starts.slice();
  const places = new Uint32Array(entries.length);
  for (const [place, entry] of entries.entries()) {
    const text = textOf(entry);
    const at = next[text] ?? 0;
    places[at] = place;
    next[text] = at + 1;
  }
  return places;
}

function hashOf(entry: number): number {
  return Math.floor(entry / MOST_TEXTS);
}

function textOf(entry: number): number {
  return entry % MOST_TEXTS;
}

function commonAfter({ entries, starts, places }: Entries, text: number, counts: Uint32Array): number[] {
  const touched: number[] = [];
  for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at += 1) {
    const place = places[at] ?? 0;
    const hash = hashOf(entries[place] ?? 0);
    for (let index = place + 1; hashOf(entries[index] ?? -1) === hash; index += 1) {
      const other = textOf(entries[index] ?? 0);
      if (other === text) continue;
      const count = (counts[other] ?? 0) + 1;
      counts[other] = count;
      if (count === 1) touched.push(other);
    }
  }
  const found = touched.filter((other) => (counts[other] ?? 0) >= LEAST_COMMON);
  for (const other of touched) counts[other] = 0;
  return found.sort((a, b) => a - b);
}
