// Counting by records. There are no prefetches in WebAssembly: records are touched before they are counted.

/** Documents whose records are touched before the first of them is counted. */
export const TOUCHED: i32 = 64;

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

/** Loads of the first and the last number of some records, independent of each other. The sum is there so that they happen. */
// @ts-ignore: decorator
@inline
export function touch(ids: usize, from: i32, to: i32, starts: usize, records: usize): i32 {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const doc = load<u32>(ids + (<usize>i << 2));
    const at = starts + (<usize>doc << 2);
    sum += <i32>load<u16>(records + (<usize>load<u32>(at) << 1));
    sum += <i32>load<u16>(records + (<usize>load<u32>(at, 4) << 1) - 2);
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
