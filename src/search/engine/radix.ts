/** The lowest digit is sorted first; every digit has 16 bits. */
const DIGITS = 65_536;

/** Sorts places by a digit of 16 bits each, keeping the order of equal ones; returns the array sorted into. */
export function sortByDigit(
  places: Uint32Array,
  into: Uint32Array,
  digitOf: (place: number) => number,
): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  for (let index = 0; index < places.length; index += 1) {
    const digit = digitOf(places[index] ?? 0) + 1;
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  for (let digit = 1; digit <= DIGITS; digit += 1)
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    const digit = digitOf(place);
    const at = starts[digit] ?? 0;
    into[at] = place;
    starts[digit] = at + 1;
  }
  return into;
}

/** The numbers from 0 on. */
export function counting(length: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(length);
  for (let place = 0; place < length; place += 1) places[place] = place;
  return places;
}

/** Places in ascending order of 32-bit keys, equal ones as they stood; yields between digits. */
export function* sortedByWords(
  places: Uint32Array,
  keyOf: (place: number) => number,
): Generator<void, Uint32Array> {
  const other = new Uint32Array(places.length);
  const low = sortByDigit(places, other, (place) => keyOf(place) & 0xffff);
  yield;
  return sortByDigit(low, low === other ? places : other, (place) => keyOf(place) >>> 16);
}
