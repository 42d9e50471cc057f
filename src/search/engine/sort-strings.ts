import { counting, sortByDigit } from './radix.ts';

/** Below so many strings that begin alike, comparing is quicker than counting digits. */
const FEW = 16_384;
/** Code units that one round goes by. */
const UNITS = 3;
/** Strings that begin alike beyond so many code units are compared. */
const DEEPEST = 60;

/** The places of strings in the order of code units, equal ones as they stood. Yields between parts of the work. */
export function* sortedStrings(strings: readonly string[]): Generator<void, Uint32Array> {
  return yield* sortFrom(strings, counting(strings.length), 0);
}

function* sortFrom(
  strings: readonly string[],
  places: Uint32Array,
  depth: number,
): Generator<void, Uint32Array> {
  if (places.length < FEW || depth >= DEEPEST) return byComparing(strings, places);
  let sorted = places;
  let other: Uint32Array = new Uint32Array(places.length);
  const digits = new Uint16Array(strings.length);
  for (let unit = UNITS - 1; unit >= 0; unit -= 1) {
    for (const place of places) digits[place] = unitAt(strings[place] ?? '', depth + unit);
    yield;
    const into = sortByDigit(sorted, other, (place) => digits[place] ?? 0);
    other = sorted;
    sorted = into;
    yield;
  }
  let from = 0;
  let compared = 0;
  for (let at = 1; at <= sorted.length; at += 1) {
    if (at < sorted.length && beginAlike(strings, sorted[from] ?? 0, sorted[at] ?? 0, depth)) continue;
    const run = sorted.subarray(from, at);
    if (run.length >= FEW) run.set(yield* sortFrom(strings, run.slice(), depth + UNITS));
    else if (run.length > 1) byComparing(strings, run);
    compared += run.length;
    if (compared >= FEW) {
      compared = 0;
      yield;
    }
    from = at;
  }
  return sorted;
}

function byComparing(strings: readonly string[], places: Uint32Array): Uint32Array {
  return places.sort((a, b) => compareStrings(strings[a] ?? '', strings[b] ?? '') || a - b);
}

function beginAlike(strings: readonly string[], a: number, b: number, depth: number): boolean {
  const left = strings[a] ?? '';
  const right = strings[b] ?? '';
  for (let unit = depth; unit < depth + UNITS; unit += 1)
    if (unitAt(left, unit) !== unitAt(right, unit)) return false;
  return true;
}

/** A code unit as a digit; past the end it is 0, which stands before all. */
function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

/** -1, 0 or 1 in the order of code units. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
