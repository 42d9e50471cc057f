// Lists of ids, and which of them are kept; documents within bounds.
import { bitOf } from './bitsets';

export function countIdsIn(ids: usize, length: i32, bits: usize): i32 {
  let found: u32 = 0;
  for (let i = 0; i < length; i++) found += bitOf(bits, load<u32>(ids + (<usize>i << 2)));
  return found;
}

export function keepIdsIn(ids: usize, length: i32, bits: usize, wanted: i32, out: usize): i32 {
  let next: usize = out;
  for (let i = 0; i < length; i++) {
    const id = load<u32>(ids + (<usize>i << 2));
    store<u32>(next, id);
    next += <usize>(bitOf(bits, id) == <u32>wanted) << 2;
  }
  return <i32>((next - out) >> 2);
}

/** The first place from `place` on whose id is not below `id`: doubling steps, then halving. */
// @ts-ignore: decorator
@inline
function gallop(ids: usize, length: i32, id: u32, place: i32): i32 {
  let step = 1;
  let low = place;
  while (low + step < length && load<u32>(ids + (<usize>(low + step) << 2)) < id) {
    low += step;
    step <<= 1;
  }
  let high = min(length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (load<u32>(ids + (<usize>middle << 2)) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function keepIdsInList(ids: usize, length: i32, list: usize, listed: i32, wanted: i32, out: usize): i32 {
  let next: usize = out;
  let place = 0;
  for (let i = 0; i < length; i++) {
    const id = load<u32>(ids + (<usize>i << 2));
    if (place < listed) place = gallop(list, listed, id, place);
    const isIn = place < listed && load<u32>(list + (<usize>place << 2)) == id;
    if (<i32>isIn == wanted) {
      store<u32>(next, id);
      next += 4;
    }
  }
  return <i32>((next - out) >> 2);
}

export function keepIdsInRange(ids: usize, length: i32, column: usize, least: u32, most: u32, out: usize): i32 {
  let next: usize = out;
  const width = most - least;
  for (let i = 0; i < length; i++) {
    const id = load<u32>(ids + (<usize>i << 2));
    store<u32>(next, id);
    next += <usize>(load<u32>(column + (<usize>id << 2)) - least <= width) << 2;
  }
  return <i32>((next - out) >> 2);
}

export function bitsInRange(
  column: usize,
  documents: i32,
  least: u32,
  most: u32,
  among: usize,
  out: usize,
): i32 {
  const low = i32x4.splat(<i32>least);
  const width = i32x4.splat(<i32>(most - least));
  let found = 0;
  const whole = documents & ~31;
  for (let doc = 0; doc < whole; doc += 32) {
    const asked = load<u32>(among + (<usize>doc >> 3));
    let word: u32 = 0;
    if (asked != 0) {
      let at = column + (<usize>doc << 2);
      for (let part = 0; part < 32; part += 4) {
        const isIn = i32x4.le_u(i32x4.sub(v128.load(at), low), width);
        word |= <u32>i32x4.bitmask(isIn) << part;
        at += 16;
      }
      word &= asked;
    }
    store<u32>(out + (<usize>doc >> 3), word);
    found += popcnt(word);
  }
  if (whole < documents) {
    let word: u32 = 0;
    for (let doc = whole; doc < documents; doc++)
      word |= <u32>(load<u32>(column + (<usize>doc << 2)) - least <= most - least) << (doc & 31);
    word &= load<u32>(among + (<usize>whole >> 3));
    store<u32>(out + (<usize>whole >> 3), word);
    found += popcnt(word);
  }
  return found;
}
