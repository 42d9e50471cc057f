// Bits: counting, combining, and to ids and back.

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
export function bitOf(bits: usize, id: u32): u32 {
  return (load<u32>(bits + ((id >> 5) << 2)) >> (id & 31)) & 1;
}
