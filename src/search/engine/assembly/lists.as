// Lists of ids, and which of them are kept.
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
