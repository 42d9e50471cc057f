import type { Condition } from './query.ts';
import { renderCondition } from './render-text.ts';

/** A stretch of lengths: inclusive bounds in words, null where open, and its value as a facet, which is what stands behind `words:`. */
export type LengthBand = { value: string; from: number | null; to: number | null };

/** The stretches that the facet of lengths counts, shortest first. Every length is in one. */
export const LENGTH_BANDS: readonly LengthBand[] = [
  band(null, 999),
  band(1000, 4999),
  band(5000, 9999),
  band(10_000, 49_999),
  band(50_000, 99_999),
  band(100_000, null),
];

/** The value of the stretch that a length is in. */
export function lengthBandOf(words: number): string {
  return LENGTH_BANDS.find(({ to }) => to === null || words <= to)?.value ?? '';
}

/** The condition that a work is in a stretch. */
export function lengthCondition({ from, to }: Omit<LengthBand, 'value'>): Condition {
  return { kind: 'number', field: 'words', from, to };
}

function band(from: number | null, to: number | null): LengthBand {
  return { value: renderCondition(lengthCondition({ from, to })).slice('words:'.length), from, to };
}
