// The kernels of the facet index for WebAssembly with SIMD, in AssemblyScript. What each must do is said in ../kernels.ts;
// ../plain-kernels.ts does the same in TypeScript, and the tests demand equal answers. Compiled by scripts/kernels.mjs.
// Bitsets are whole multiples of 64 bytes. There are no prefetches in WebAssembly: records are touched before they are counted.

/** Documents whose records are touched before the first of them is counted. */
const TOUCHED: i32 = 64;

// @ts-ignore: decorator
@inline
function onesOfLanes(bytes: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes));
}

// @ts-ignore: decorator
@inline
function sumOfLanes(sums: v128): i32 {
  return (
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3)
  );
}

// @ts-ignore: decorator
@inline
function onesOfFour(a: v128, b: v128, c: v128, d: v128): v128 {
  return onesOfLanes(
    i8x16.add(i8x16.add(i8x16.popcnt(a), i8x16.popcnt(b)), i8x16.add(i8x16.popcnt(c), i8x16.popcnt(d))),
  );
}

export function countOnes(bits: usize, bytes: usize): i32 {
  let sums = i32x4.splat(0);
  for (let at: usize = bits, end = bits + bytes; at < end; at += 64)
    sums = i32x4.add(
      sums,
      onesOfFour(v128.load(at), v128.load(at, 16), v128.load(at, 32), v128.load(at, 48)),
    );
  return sumOfLanes(sums);
}

export function countCommon(a: usize, b: usize, bytes: usize): i32 {
  let sums = i32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 64)
    sums = i32x4.add(
      sums,
      onesOfFour(
        v128.and(v128.load(a + at), v128.load(b + at)),
        v128.and(v128.load(a + at, 16), v128.load(b + at, 16)),
        v128.and(v128.load(a + at, 32), v128.load(b + at, 32)),
        v128.and(v128.load(a + at, 48), v128.load(b + at, 48)),
      ),
    );
  return sumOfLanes(sums);
}

export function andBits(a: usize, b: usize, out: usize, bytes: usize): i32 {
  let sums = i32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const both = v128.and(v128.load(a + at), v128.load(b + at));
    v128.store(out + at, both);
    sums = i32x4.add(sums, onesOfLanes(i8x16.popcnt(both)));
  }
  return sumOfLanes(sums);
}

export function andNotBits(a: usize, b: usize, out: usize, bytes: usize): i32 {
  let sums = i32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const left = v128.andnot(v128.load(a + at), v128.load(b + at));
    v128.store(out + at, left);
    sums = i32x4.add(sums, onesOfLanes(i8x16.popcnt(left)));
  }
  return sumOfLanes(sums);
}

export function orBits(a: usize, b: usize, out: usize, bytes: usize): i32 {
  let sums = i32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const any = v128.or(v128.load(a + at), v128.load(b + at));
    v128.store(out + at, any);
    sums = i32x4.add(sums, onesOfLanes(i8x16.popcnt(any)));
  }
  return sumOfLanes(sums);
}

export function idsOfBits(bits: usize, bytes: usize, out: usize): i32 {
  let next: usize = out;
  for (let at: usize = 0; at < bytes; at += 8) {
    let rest = load<u64>(bits + at);
    const first: u32 = <u32>at << 3;
    while (rest != 0) {
      store<u32>(next, first + <u32>ctz(rest));
      next += 4;
      rest &= rest - 1;
    }
  }
  return <i32>((next - out) >> 2);
}

export function setIds(ids: usize, length: i32, bits: usize): void {
  for (let i = 0; i < length; i++) {
    const id = load<u32>(ids + (<usize>i << 2));
    const at = bits + ((id >> 5) << 2);
    store<u32>(at, load<u32>(at) | (1 << (id & 31)));
  }
}

// @ts-ignore: decorator
@inline
function bitOf(bits: usize, id: u32): u32 {
  return (load<u32>(bits + ((id >> 5) << 2)) >> (id & 31)) & 1;
}

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

export function bitsInRange(column: usize, documents: i32, least: u32, most: u32, out: usize): i32 {
  const low = i32x4.splat(<i32>least);
  const width = i32x4.splat(<i32>(most - least));
  let found = 0;
  let at: usize = column;
  const whole = documents & ~31;
  for (let doc = 0; doc < whole; doc += 32) {
    let word: u32 = 0;
    for (let part = 0; part < 32; part += 4) {
      const isIn = i32x4.le_u(i32x4.sub(v128.load(at), low), width);
      word |= <u32>i32x4.bitmask(isIn) << part;
      at += 16;
    }
    store<u32>(out + (<usize>doc >> 3), word);
    found += popcnt(word);
  }
  if (whole < documents) {
    let word: u32 = 0;
    for (let doc = whole; doc < documents; doc++)
      word |= <u32>(load<u32>(column + (<usize>doc << 2)) - least <= most - least) << (doc & 31);
    store<u32>(out + (<usize>whole >> 3), word);
    found += popcnt(word);
  }
  return found;
}

// @ts-ignore: decorator
@inline
function addOne<T>(at: usize): void {
  store<T>(at, <T>(load<T>(at) + <T>1));
}

// @ts-ignore: decorator
@inline
function recordOf(ids: usize, i: i32, starts: usize, records: usize): usize {
  const doc = load<u32>(ids + (<usize>i << 2));
  return records + (<usize>load<u32>(starts + (<usize>doc << 2)) << 1);
}

/** Loads of the first two cache lines of some records, independent of each other. The sum is there so that they happen. */
// @ts-ignore: decorator
@inline
function touch(ids: usize, from: i32, to: i32, starts: usize, records: usize): i32 {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const at = recordOf(ids, i, starts, records);
    sum += <i32>load<u16>(at) + <i32>load<u16>(at, 64);
  }
  return sum;
}

export function countHeads(
  ids: usize,
  length: i32,
  starts: usize,
  records: usize,
  first: usize,
  second: usize,
  counts: usize,
): i32 {
  let touched = 0;
  for (let from = 0; from < length; from += TOUCHED) {
    const to = min(from + TOUCHED, length);
    touched += touch(ids, from, to, starts, records);
    for (let i = from; i < to; i++) {
      let at = recordOf(ids, i, starts, records);
      addOne<u32>(first + (<usize>load<u16>(at) << 2));
      addOne<u32>(second + (<usize>load<u16>(at, 2) << 2));
      const end = at + 6 + (<usize>load<u16>(at, 4) << 1);
      for (at += 6; at < end; at += 2) addOne<u32>(counts + (<usize>load<u16>(at) << 2));
    }
  }
  return touched;
}

// @ts-ignore: decorator
@inline
function countTailsAs<T>(ids: usize, length: i32, starts: usize, records: usize, counts: usize): i32 {
  let touched = 0;
  for (let from = 0; from < length; from += TOUCHED) {
    const to = min(from + TOUCHED, length);
    touched += touch(ids, from, to, starts, records);
    for (let i = from; i < to; i++) {
      const doc = load<u32>(ids + (<usize>i << 2));
      let at = records + (<usize>load<u32>(starts + (<usize>doc << 2)) << 1);
      const end = records + (<usize>load<u32>(starts + (<usize>doc << 2), 4) << 1);
      for (at += 6 + (<usize>load<u16>(at, 4) << 1); at < end; at += 4)
        addOne<T>(counts + <usize>load<u32>(at) * sizeof<T>());
    }
  }
  return touched;
}

export function countTails(
  ids: usize,
  length: i32,
  starts: usize,
  records: usize,
  counts: usize,
  width: i32,
): i32 {
  if (width == 1) return countTailsAs<u8>(ids, length, starts, records, counts);
  if (width == 2) return countTailsAs<u16>(ids, length, starts, records, counts);
  return countTailsAs<u32>(ids, length, starts, records, counts);
}

export function clearTails(
  ids: usize,
  length: i32,
  starts: usize,
  records: usize,
  counts: usize,
  width: i32,
): void {
  for (let i = 0; i < length; i++) {
    const doc = load<u32>(ids + (<usize>i << 2));
    let at = records + (<usize>load<u32>(starts + (<usize>doc << 2)) << 1);
    const end = records + (<usize>load<u32>(starts + (<usize>doc << 2), 4) << 1);
    for (at += 6 + (<usize>load<u16>(at, 4) << 1); at < end; at += 4) {
      const term = <usize>load<u32>(at);
      if (width == 1) store<u8>(counts + term, 0);
      else if (width == 2) store<u16>(counts + (term << 1), 0);
      else store<u32>(counts + (term << 2), 0);
    }
  }
}

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

export function foldSignatures(counts: usize, length: i32, starts: usize, terms: usize, into: usize): void {
  for (let i = 0; i < length; i++) {
    const works = load<u32>(counts + (<usize>i << 2));
    if (works == 0) continue;
    store<u32>(counts + (<usize>i << 2), 0);
    const end = load<u32>(starts + (<usize>i << 2), 4);
    for (let place = load<u32>(starts + (<usize>i << 2)); place < end; place++) {
      const at = into + (<usize>load<u16>(terms + (<usize>place << 1)) << 2);
      store<u32>(at, load<u32>(at) + works);
    }
  }
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
