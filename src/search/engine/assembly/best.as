// The greatest counts, and the first documents of an order.
import { bitOf } from './bitsets';

export function topTails(
  ids: usize,
  length: i32,
  starts: usize,
  records: usize,
  counts: usize,
  width: i32,
  from: u32,
  to: u32,
  wanted: i32,
  out: usize,
): i32 {
  let kept = 0;
  let least: u32 = 0;
  for (let i = 0; i < length; i++) {
    const doc = load<u32>(ids + (<usize>i << 2));
    let at = records + (<usize>load<u32>(starts + (<usize>doc << 2)) << 1);
    const end = records + (<usize>load<u32>(starts + (<usize>doc << 2), 4) << 1);
    for (at += 6 + (<usize>load<u16>(at, 4) << 1); at < end; at += 4) {
      const term = load<u32>(at);
      if (term < from || term >= to) continue;
      const cell = counts + <usize>term * <usize>width;
      const count: u32 = width == 1 ? load<u8>(cell) : width == 2 ? load<u16>(cell) : load<u32>(cell);
      if (count < least) continue;
      kept = insertOnce(out, kept, wanted, term, count);
      if (kept == wanted) least = load<u32>(out + (<usize>(kept - 1) << 3), 4);
    }
  }
  return kept;
}

/** As {@link insert}, for terms that come in any order and more than once. */
function insertOnce(out: usize, kept: i32, wanted: i32, term: u32, count: u32): i32 {
  let place = kept;
  while (place > 0) {
    const at = out + (<usize>(place - 1) << 3);
    const other = load<u32>(at, 4);
    if (other > count || (other == count && load<u32>(at) < term)) break;
    if (load<u32>(at) == term) return kept;
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

/** Puts a pair of place and count where it belongs among the best so far; equal counts stay in the order in which they come. */
// @ts-ignore: decorator
@inline
function insert(out: usize, kept: i32, wanted: i32, place: u32, count: u32): i32 {
  let at = min(kept, wanted - 1);
  while (at > 0 && load<u32>(out + (<usize>(at - 1) << 3), 4) < count) {
    store<u64>(out + (<usize>at << 3), load<u64>(out + (<usize>(at - 1) << 3)));
    at--;
  }
  store<u32>(out + (<usize>at << 3), place);
  store<u32>(out + (<usize>at << 3), count, 4);
  return min(kept + 1, wanted);
}

// @ts-ignore: decorator
@inline
function anyAbove<T>(at: usize, least: u32): bool {
  const cells = v128.load(at);
  if (sizeof<T>() == 1) return v128.any_true(i8x16.gt_u(cells, i8x16.splat(<i8>least)));
  if (sizeof<T>() == 2) return v128.any_true(i16x8.gt_u(cells, i16x8.splat(<i16>least)));
  return v128.any_true(i32x4.gt_u(cells, i32x4.splat(<i32>least)));
}

// @ts-ignore: decorator
@inline
function topCountsAs<T>(counts: usize, from: u32, to: u32, wanted: i32, out: usize): i32 {
  const lanes: u32 = 16 / sizeof<T>();
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
      kept = insert(out, kept, wanted, place, count);
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
