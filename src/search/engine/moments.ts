/** Milliseconds are kept as two numbers of 32 bits; the upper one is so much more, which makes it greater than 0. */
const OFFSET = 2 ** 22;
const LOW = 2 ** 32;

/** The upper half of a moment in milliseconds since 1970, by which the lower half ascends; 0 for 0, which is no moment. */
export function highOf(moment: number): number {
  return moment === 0 ? 0 : Math.floor(moment / LOW) + OFFSET;
}

/** The lower half of a moment: milliseconds below 2³². */
export function lowOf(moment: number): number {
  return moment - Math.floor(moment / LOW) * LOW;
}

/** The moment of two halves. */
export function momentOf(high: number, low: number): number {
  return high === 0 ? 0 : (high - OFFSET) * LOW + low;
}
