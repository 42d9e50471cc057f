// Packed lists of ids. Most ids take one byte more than the one before: sixteen such are unpacked at once.
import { bitOf } from './bitsets';

/** The difference whose bytes begin somewhere; the lowest two bits of `lengths` say how many bytes it has, less one. */
// @ts-ignore: decorator
@inline
function differenceAt(data: usize, lengths: u32): u32 {
  return load<u32>(data) & (0xffffffff >> (24 - ((lengths & 3) << 3)));
}

// @ts-ignore: decorator
@inline
function bytesOf(lengths: u32): usize {
  return <usize>(lengths & 3) + 1;
}

/** Four differences added up one after the other, from the last of four ids on. */
// @ts-ignore: decorator
@inline
function addedUp(differences: v128, before: v128): v128 {
  const none = i32x4.splat(0);
  const two = i32x4.add(differences, v128.shuffle<i32>(none, differences, 0, 4, 5, 6));
  const four = i32x4.add(two, v128.shuffle<i32>(none, two, 0, 1, 4, 5));
  return i32x4.add(four, v128.shuffle<i32>(before, before, 3, 3, 3, 3));
}

/** Writes sixteen ids whose differences take one byte each; returns the last four. */
// @ts-ignore: decorator
@inline
function unpackSixteen(data: usize, before: v128, out: usize): v128 {
  const bytes = v128.load(data);
  const low = i16x8.extend_low_i8x16_u(bytes);
  const high = i16x8.extend_high_i8x16_u(bytes);
  const first = addedUp(i32x4.extend_low_i16x8_u(low), before);
  const second = addedUp(i32x4.extend_high_i16x8_u(low), first);
  const third = addedUp(i32x4.extend_low_i16x8_u(high), second);
  const fourth = addedUp(i32x4.extend_high_i16x8_u(high), third);
  v128.store(out, first);
  v128.store(out, second, 16);
  v128.store(out, third, 32);
  v128.store(out, fourth, 48);
  return fourth;
}

export function unpackIds(list: usize, length: i32, spread: usize, out: usize): void {
  let data = list + (<usize>(length + 3) >> 2);
  let before = i32x4.splat(0);
  let i = 0;
  while (i + 4 <= length) {
    const control = list + (<usize>i >> 2);
    const at = out + (<usize>i << 2);
    if (i + 16 <= length && load<u32>(control) == 0) {
      before = unpackSixteen(data, before, at);
      data += 16;
      i += 16;
      continue;
    }
    const lengths = <usize>load<u8>(control);
    before = addedUp(i8x16.swizzle(v128.load(data), v128.load(spread + (lengths << 4))), before);
    v128.store(at, before);
    data += <usize>load<u8>(spread + lengths, 4096);
    i += 4;
  }
  let id = <u32>i32x4.extract_lane(before, 3);
  let lengths = <u32>load<u8>(list + (<usize>i >> 2));
  for (; i < length; i++) {
    id += differenceAt(data, lengths);
    store<u32>(out + (<usize>i << 2), id);
    data += bytesOf(lengths);
    lengths >>= 2;
  }
}

export function countListed(list: usize, length: i32, spread: usize, bits: usize): i32 {
  let data = list + (<usize>(length + 3) >> 2);
  let before = i32x4.splat(0);
  let found: u32 = 0;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const lengths = <usize>load<u8>(list + (<usize>i >> 2));
    before = addedUp(i8x16.swizzle(v128.load(data), v128.load(spread + (lengths << 4))), before);
    data += <usize>load<u8>(spread + lengths, 4096);
    found += bitOf(bits, i32x4.extract_lane(before, 0)) + bitOf(bits, i32x4.extract_lane(before, 1));
    found += bitOf(bits, i32x4.extract_lane(before, 2)) + bitOf(bits, i32x4.extract_lane(before, 3));
  }
  let id = <u32>i32x4.extract_lane(before, 3);
  let lengths = <u32>load<u8>(list + (<usize>i >> 2));
  for (; i < length; i++) {
    id += differenceAt(data, lengths);
    found += bitOf(bits, id);
    data += bytesOf(lengths);
    lengths >>= 2;
  }
  return found;
}
