import { counting, sortByDigit } from './radix.ts';

/** Below so many strings that begin alike, comparing is quicker than counting digits. */
const FEW = 4096;
/** Digits of 16 bits that one round goes by: two code units each where all are of 8 bits, else one. */
const DIGITS = 3;
/** Strings that begin alike beyond so many code units are compared. */
const DEEPEST = 400;

/** The places of strings in the order of code units, equal ones as they stood. Yields between parts of the work. */
export function* sortedStrings(strings: readonly string[]): Generator<void, Uint32Array> {
  return yield* sortFrom(strings, counting(strings.length), 0);
}

/** Sorts strings that are alike up to `depth`. */
function* sortFrom(
  strings: readonly string[],
  places: Uint32Array,
  depth: number,
): Generator<void, Uint32Array> {
  if (places.length < FEW || depth >= DEEPEST) return byComparing(strings, places);
  const texts = Array.from(places, (place) => strings[place] ?? '');
  const start = commonLength(texts, depth);
  yield;
  const units = texts.every((text) => isNarrow(text, start)) ? 2 : 1;
  const digits: Uint16Array[] = [];
  for (let nth = 0; nth < DIGITS; nth += 1) {
    const at = start + nth * units;
    digits.push(Uint16Array.from(texts, (text) => digitAt(text, at, units)));
    yield;
  }
  let order: Uint32Array = counting(places.length);
  let other: Uint32Array = new Uint32Array(places.length);
  for (const digit of digits.toReversed()) {
    const into = sortByDigit(order, other, (index) => digit[index] ?? 0);
    other = order;
    order = into;
    yield;
  }
  const isAlike = (a: number, b: number) => digits.every((digit) => digit[a] === digit[b]);
  const sorted = order.map((index) => places[index] ?? 0);
  let from = 0;
  let compared = 0;
  for (let at = 1; at <= sorted.length; at += 1) {
    if (at < sorted.length && isAlike(order[from] ?? 0, order[at] ?? 0)) continue;
    const run = sorted.subarray(from, at);
    if (run.length >= FEW) run.set(yield* sortFrom(strings, run.slice(), start + DIGITS * units));
    else if (run.length > 1) byComparing(strings, run);
    compared += run.length > 1 ? run.length : 0;
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

/** How many code units all strings begin with, from a number that is known on. */
function commonLength(texts: readonly string[], known: number): number {
  const [first = ''] = texts;
  let length = Math.min(first.length, DEEPEST);
  for (const text of texts) {
    let at = known;
    while (at < length && at < text.length && text.charCodeAt(at) === first.charCodeAt(at)) at += 1;
    length = at;
    if (length <= known) return known;
  }
  return length;
}

function isNarrow(text: string, start: number): boolean {
  const end = Math.min(text.length, start + 2 * DIGITS);
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) > 0xff) return false;
  return true;
}

/** One or two code units as a digit; past the end is 0, which stands before all. */
function digitAt(text: string, at: number, units: number): number {
  if (units === 1) return at < text.length ? text.charCodeAt(at) : 0;
  const high = at < text.length ? text.charCodeAt(at) : 0;
  return high * 256 + (at + 1 < text.length ? text.charCodeAt(at + 1) : 0);
}

/** -1, 0 or 1 in the order of code units. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
