import type { Sketch } from './sketch.ts';

/** How much of the runs of each of two texts is in the other, from 0 to 1, and how many of those compared are in both. */
export type Overlap = { ofFirst: number; ofSecond: number; both: number };

/**
 * What two texts are to each other. `same`: the same story, whatever became of its lines, quotation marks and a word here and there.
 * `part`: most of the shorter one is in the longer one. `alike`: they share more than two stories do by chance.
 */
export type Likeness = 'same' | 'part' | 'alike';

/** Of a copy with one word of twenty changed, some three quarters of all runs are left. */
const COPY = 0.62;
const ALIKE = 0.12;
/** Two texts of which one has fewer of the other's words than this are no copies of one whole. */
const SAME_LENGTH = 0.8;
/** Fewer runs in common say nothing. */
const LEAST_SHARED = 8;

/** Compares two sketches. */
export function overlapOf(first: Sketch, second: Sketch): Overlap {
  const bound = Math.min(first.bound, second.bound);
  const one = first.hashes;
  const two = second.hashes;
  let at = 0;
  let other = 0;
  let both = 0;
  while (at < one.length && other < two.length) {
    const left = one[at] ?? 0;
    const right = two[other] ?? 0;
    if (left >= bound || right >= bound) break;
    if (left === right) both += 1;
    if (left <= right) at += 1;
    if (right <= left) other += 1;
  }
  const share = (hashes: Float64Array) => both / Math.max(1, below(hashes, bound));
  return { ofFirst: share(one), ofSecond: share(two), both };
}

/** How many of ascending numbers are below a bound. */
function below(hashes: Float64Array, bound: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hashes[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What two texts of so many words are to each other; null where they have nothing to do with each other. */
export function likenessOf(
  { ofFirst, ofSecond, both }: Overlap,
  { first, second }: { first: number; second: number },
): Likeness | null {
  if (both < LEAST_SHARED) return null;
  const share = Math.max(ofFirst, ofSecond);
  if (share < ALIKE) return null;
  if (share < COPY) return 'alike';
  return Math.min(first, second) >= SAME_LENGTH * Math.max(first, second) ? 'same' : 'part';
}
