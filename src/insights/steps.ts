/** Numbers as few steps, bars and widths: never negative, never more than the most, whatever comes in. */

/** A stretch of whole numbers, both ends included. */
export type Step = { from: number; to: number };

/** Shades that eyes tell apart. */
const MOST_STEPS = 5;

/**
 * Stretches that part the numbers from 1 to the greatest, each about twice as wide as the one before, five at most. None where the greatest is
 * below 1.
 */
export function stepsUpTo(greatest: number): Step[] {
  const most = Number.isFinite(greatest) ? Math.floor(greatest) : 0;
  if (most < 1) return [];
  const steps: Step[] = [];
  let from = 1;
  for (let step = 1; step <= MOST_STEPS && from <= most; step += 1) {
    const end = step === MOST_STEPS ? most : Math.max(from, Math.round(most * (step / MOST_STEPS) ** 2));
    steps.push({ from, to: Math.min(end, most) });
    from = end + 1;
  }
  const last = steps.at(-1);
  if (last) last.to = most;
  return steps;
}

/** The number of the step that a value is in, from 1; 0 where it is in none. */
export function stepOf(steps: readonly Step[], value: number): number {
  return steps.findIndex(({ from, to }) => value >= from && value <= to) + 1;
}

/** A value's share of the greatest, from 0 to 1. */
export function share(value: number, greatest: number): number {
  if (!(value > 0) || !(greatest > 0)) return 0;
  return Number.isFinite(value) ? Math.min(1, value / greatest) : 1;
}

/** A size between two others whose square grows as the value does: areas of circles, widths of lines. */
export function sizeBetween(least: number, most: number, value: number, greatest: number): number {
  return least + (most - least) * Math.sqrt(share(value, greatest));
}
