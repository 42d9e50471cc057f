// The greatest counts, and the first documents of an order.
import { bitOf } from './bitsets';

/** Puts a pair of place and count where it belongs among the best so far, equal counts with the lower place first. Places come in any order, each once. */
// @ts-ignore: decorator
@inline
export function insertPlace(out: usize, kept: i32, wanted: i32, term: u32, count: u32): i32 {
  let place = kept;
  while (place > 0) {
    const at = out + (<usize>(place - 1) << 3);
    const other = load<u32>(at, 4);
    if (other > count || (other == count && load<u32>(at) < term)) break;
    place--;
  }
  if (place == wanted) return kept;
  const more = min(kept + 1, wanted);
  for (let i = more - 1; i > place; i--)
    store<u64>(out + (<usize>i << 3), load<u64>(out + (<usize>(i - 1) << 3)));
  store<u32>(out + (<usize>place << 3), term);
  store<u32>(out + (<usize>place << 3), count, 4);
  return more;
}

// @ts-ignore: decorator
@inline
function above<T>(at: usize, least: u32): v128 {
  const cells = v128.load(at);
  if (sizeof<T>() == 1) return i8x16.gt_u(cells, i8x16.splat(<i8>least));
  if (sizeof<T>() == 2) return i16x8.gt_u(cells, i16x8.splat(<i16>least));
  return i32x4.gt_u(cells, i32x4.splat(<i32>least));
}

/** Whether one of the counts in 64 bytes is above another. */
// @ts-ignore: decorator
@inline
function anyAbove<T>(at: usize, least: u32): bool {
  const first = v128.or(above<T>(at, least), above<T>(at + 16, least));
  const second = v128.or(above<T>(at + 32, least), above<T>(at + 48, least));
  return v128.any_true(v128.or(first, second));
}

// @ts-ignore: decorator
@inline
function topCountsAs<T>(counts: usize, from: u32, to: u32, wanted: i32, out: usize): i32 {
  const lanes: u32 = 64 / sizeof<T>();
  const greatest: u32 = sizeof<T>() == 1 ? 0xff : sizeof<T>() == 2 ? 0xffff : 0xffffffff;
  let kept = 0;
  let least: u32 = 0;
  let place = from;
  while (place < to && least < greatest) {
    if (place + lanes <= to && !anyAbove<T>(counts + <usize>place * sizeof<T>(), least)) {
      place += lanes;
      continue;
    }
    const end = min(place + lanes, to);
    for (; place < end; place++) {
      const count = <u32>load<T>(counts + <usize>place * sizeof<T>());
      if (count <= least) continue;
      kept = insertPlace(out, kept, wanted, place, count);
      if (kept == wanted) least = load<u32>(out + (<usize>(wanted - 1) << 3), 4);
    }
  }
  return kept;
}

export function topCounts(counts: usize, width: i32, from: u32, to: u32, wanted: i32, out: usize): i32 {
  if (width == 1) return topCountsAs<u8>(counts, from, to, wanted, out);
  if (width == 2) return topCountsAs<u16>(counts, from, to, wanted, out);
  return topCountsAs<u32>(counts, from, to, wanted, out);
}

/** Heads whose counts are looked at together. */
const TOGETHER: u32 = 16;

export function topHeads(counts: usize, places: usize, cards: usize, from: u32, to: u32, wanted: i32, out: usize): i32 {
  let kept = 0;
  let bar: u32 = 0;
  for (let first = from; first < to; first += TOGETHER) {
    const end = min(first + TOGETHER, to);
    const most = load<u32>(cards + (<usize>load<u32>(places + (<usize>first << 2)) << 2));
    if (most <= bar) break;
    if (end - first == TOGETHER && !anyAbove<u32>(counts + (<usize>first << 2), bar)) continue;
    for (let head = first; head < end; head++) {
      const count = load<u32>(counts + (<usize>head << 2));
      if (count <= bar) continue;
      kept = insertPlace(out, kept, wanted, load<u32>(places + (<usize>head << 2)), count);
      if (kept == wanted) bar = load<u32>(out + (<usize>(wanted - 1) << 3), 4) - 1;
    }
  }
  return kept;
}

// @ts-ignore: decorator
@inline
function countMetAs<T>(counts: usize, from: u32, to: u32): i32 {
  const lanes: u32 = 16 / sizeof<T>();
  let met = 0;
  let place = from;
  for (; place + lanes <= to; place += lanes) {
    const cells = v128.load(counts + <usize>place * sizeof<T>());
    if (!v128.any_true(cells)) continue;
    if (sizeof<T>() == 1) met += popcnt<i32>(~i8x16.bitmask(i8x16.eq(cells, i8x16.splat(0))) & 0xffff);
    else if (sizeof<T>() == 2) met += popcnt<i32>(~i16x8.bitmask(i16x8.eq(cells, i16x8.splat(0))) & 0xff);
    else met += popcnt<i32>(~i32x4.bitmask(i32x4.eq(cells, i32x4.splat(0))) & 0xf);
  }
  for (; place < to; place++) met += <i32>(load<T>(counts + <usize>place * sizeof<T>()) != 0);
  return met;
}

export function countMet(counts: usize, width: i32, from: u32, to: u32): i32 {
  if (width == 1) return countMetAs<u8>(counts, from, to);
  if (width == 2) return countMetAs<u16>(counts, from, to);
  return countMetAs<u32>(counts, from, to);
}

export function bestRanked(ids: usize, length: i32, ranks: usize, wanted: i32, out: usize): i32 {
  let kept = 0;
  let worst: u32 = 0xffffffff;
  for (let i = 0; i < length; i++) {
    const id = load<u32>(ids + (<usize>i << 2));
    const rank = load<u32>(ranks + (<usize>id << 2));
    if (rank >= worst) continue;
    let at = min(kept, wanted - 1);
    while (at > 0 && load<u32>(out + (<usize>(at - 1) << 3), 4) > rank) {
      store<u64>(out + (<usize>at << 3), load<u64>(out + (<usize>(at - 1) << 3)));
      at--;
    }
    store<u32>(out + (<usize>at << 3), id);
    store<u32>(out + (<usize>at << 3), rank, 4);
    kept = min(kept + 1, wanted);
    if (kept == wanted) worst = load<u32>(out + (<usize>(wanted - 1) << 3), 4);
  }
  return kept;
}

export function firstOrdered(order: usize, documents: i32, bits: usize, wanted: i32, out: usize): i32 {
  let kept = 0;
  for (let i = 0; i < documents && kept < wanted; i++) {
    const id = load<u32>(order + (<usize>i << 2));
    store<u32>(out + (<usize>kept << 2), id);
    kept += <i32>bitOf(bits, id);
  }
  return kept;
}
