/** Lengths in words, in stretches that grow as the lengths do. */

/** A stretch of lengths, both ends included; null is open. */
export type LengthBin = { from: number; to: number | null };

const STARTS = [
  0, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
];

/** The stretches, shortest first. Every length is in one. */
export const LENGTH_BINS: readonly LengthBin[] = STARTS.map((from, at) => ({
  from,
  to: at + 1 < STARTS.length ? (STARTS[at + 1] ?? 0) - 1 : null,
}));

/** The place of the stretch that a length is in. */
export function lengthBinOf(words: number): number {
  const place = STARTS.findLastIndex((from) => words >= from);
  return Math.max(0, place);
}

/** The middle of some whole numbers, which are put in order; of an even number of them the lower one. Null where there is none. */
export function middleOf(numbers: Uint32Array): number | null {
  numbers.sort();
  return numbers[(numbers.length - 1) >>> 1] ?? null;
}
