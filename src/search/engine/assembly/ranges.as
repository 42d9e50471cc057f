// Documents within bounds, by columns of numbers of 8, 16 or 32 bits.

// @ts-ignore: decorator
@inline
function keepIdsInRangeAs<T>(column: usize, least: u32, most: u32, ids: usize, length: i32, out: usize): i32 {
  let next: usize = out;
  const span = most - least;
  for (let i = 0; i < length; i++) {
    const id = load<u32>(ids + (<usize>i << 2));
    store<u32>(next, id);
    next += <usize>(<u32>load<T>(column + <usize>id * sizeof<T>()) - least <= span) << 2;
  }
  return <i32>((next - out) >> 2);
}

export function keepIdsInRange(
  column: usize,
  width: i32,
  least: u32,
  most: u32,
  ids: usize,
  length: i32,
  out: usize,
): i32 {
  if (width == 1) return keepIdsInRangeAs<u8>(column, least, most, ids, length, out);
  if (width == 2) return keepIdsInRangeAs<u16>(column, least, most, ids, length, out);
  return keepIdsInRangeAs<u32>(column, least, most, ids, length, out);
}

// @ts-ignore: decorator
@inline
function splatOf<T>(number: u32): v128 {
  if (sizeof<T>() == 1) return i8x16.splat(<i8>number);
  if (sizeof<T>() == 2) return i16x8.splat(<i16>number);
  return i32x4.splat(<i32>number);
}

/** A bit for each number in 16 bytes: whether it is so much above another at most. */
// @ts-ignore: decorator
@inline
function withinMask<T>(at: usize, low: v128, span: v128): u32 {
  const numbers = v128.load(at);
  if (sizeof<T>() == 1) return <u32>i8x16.bitmask(i8x16.le_u(i8x16.sub(numbers, low), span));
  if (sizeof<T>() == 2) return <u32>i16x8.bitmask(i16x8.le_u(i16x8.sub(numbers, low), span));
  return <u32>i32x4.bitmask(i32x4.le_u(i32x4.sub(numbers, low), span));
}

// @ts-ignore: decorator
@inline
function bitsInRangeAs<T>(column: usize, least: u32, most: u32, documents: i32, among: usize, out: usize): i32 {
  const low = splatOf<T>(least);
  const span = splatOf<T>(most - least);
  const lanes: i32 = 16 / sizeof<T>();
  let found = 0;
  const whole = documents & ~31;
  for (let doc = 0; doc < whole; doc += 32) {
    const asked = load<u32>(among + (<usize>doc >> 3));
    let word: u32 = 0;
    if (asked != 0) {
      let at = column + <usize>doc * sizeof<T>();
      for (let part = 0; part < 32; part += lanes) {
        word |= withinMask<T>(at, low, span) << part;
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
      word |= <u32>(<u32>load<T>(column + <usize>doc * sizeof<T>()) - least <= most - least) << (doc & 31);
    word &= load<u32>(among + (<usize>whole >> 3));
    store<u32>(out + (<usize>whole >> 3), word);
    found += popcnt(word);
  }
  return found;
}

export function bitsInRange(
  column: usize,
  width: i32,
  least: u32,
  most: u32,
  documents: i32,
  among: usize,
  out: usize,
): i32 {
  if (width == 1) return bitsInRangeAs<u8>(column, least, most, documents, among, out);
  if (width == 2) return bitsInRangeAs<u16>(column, least, most, documents, among, out);
  return bitsInRangeAs<u32>(column, least, most, documents, among, out);
}
