// Counting few documents: every term goes to its own count at once, and the counts are read and set back by going through the same
// records again, so that nothing is done for terms that none of them has.
import { insertPlace } from './best';
import { TOUCHED, touch } from './records';

/** What stands where: addresses of 32 bits each, as ../count-few.ts writes them. */
// @ts-ignore: decorator
@inline
function part(layout: usize, nth: i32): usize {
  return <usize>load<u32>(layout + (<usize>nth << 2));
}

// @ts-ignore: decorator
@inline
function tailCell(layout: usize, term: u32): usize {
  return part(layout, 8) + <usize>term * part(layout, 9);
}

// @ts-ignore: decorator
@inline
function tailCount(cell: usize, width: usize): u32 {
  return width == 1 ? load<u8>(cell) : width == 2 ? load<u16>(cell) : load<u32>(cell);
}

// @ts-ignore: decorator
@inline
function setTail(cell: usize, width: usize, count: u32): void {
  if (width == 1) store<u8>(cell, <u8>count);
  else if (width == 2) store<u16>(cell, <u16>count);
  else store<u32>(cell, count);
}

// @ts-ignore: decorator
@inline
function countHeadsAt(layout: usize, from: usize, to: usize): void {
  const counts = part(layout, 7);
  for (let at = from; at < to; at += 2) {
    const cell = counts + (<usize>load<u16>(at) << 2);
    store<u32>(cell, load<u32>(cell) + 1);
  }
}

// @ts-ignore: decorator
@inline
function signatureEdge(layout: usize, group: i32, signature: u32): usize {
  const starts = part(layout, 2 + 2 * group);
  return part(layout, 3 + 2 * group) + (<usize>load<u32>(starts + (<usize>signature << 2)) << 1);
}

/** Adds one to the counts of all terms of a record. */
// @ts-ignore: decorator
@inline
function countRecord(layout: usize, width: usize, record: usize, end: usize): void {
  for (let group = 0; group < 2; group++) {
    const signature = <u32>load<u16>(record + (<usize>group << 1));
    countHeadsAt(layout, signatureEdge(layout, group, signature), signatureEdge(layout, group, signature + 1));
  }
  const tails = record + 6 + (<usize>load<u16>(record, 4) << 1);
  countHeadsAt(layout, record + 6, tails);
  for (let at = tails; at < end; at += 4) {
    const cell = tailCell(layout, load<u32>(at));
    setTail(cell, width, tailCount(cell, width) + 1);
  }
}

export function countFew(ids: usize, length: i32, layout: usize): i32 {
  const starts = part(layout, 0);
  const records = part(layout, 1);
  const width = part(layout, 9);
  let touched = 0;
  for (let from = 0; from < length; from += TOUCHED) {
    const to = min(from + TOUCHED, length);
    touched += touch(ids, from, to, starts, records);
    for (let i = from; i < to; i++) {
      const edge = starts + (<usize>load<u32>(ids + (<usize>i << 2)) << 2);
      const record = records + (<usize>load<u32>(edge) << 1);
      countRecord(layout, width, record, records + (<usize>load<u32>(edge, 4) << 1));
    }
  }
  return touched;
}

/** Puts a place among the best of its kind. Places come in runs of one kind, so the last kind is where the search for it begins. */
// @ts-ignore: decorator
@inline
function take(kind: i32, kindStarts: usize, kinds: i32, wanted: i32, out: usize, place: u32, count: u32): i32 {
  while (place < load<u32>(kindStarts + (<usize>kind << 2))) kind--;
  while (place >= load<u32>(kindStarts + (<usize>kind << 2), 4)) kind++;
  if (((kinds >> kind) & 1) == 0) return kind;
  const block = out + <usize>kind * <usize>(4 + 8 * wanted);
  const kept = <i32>load<u32>(block);
  if (kept == wanted && load<u32>(block + (<usize>(kept - 1) << 3), 8) > count) return kind;
  store<u32>(block, <u32>insertPlace(block + 4, kept, wanted, place, count));
  return kind;
}

// @ts-ignore: decorator
@inline
function takeHeadsAt(
  layout: usize,
  from: usize,
  to: usize,
  first: i32,
  kindStarts: usize,
  kinds: i32,
  wanted: i32,
  out: usize,
): i32 {
  let kind = first;
  for (let at = from; at < to; at += 2) {
    const head = <usize>load<u16>(at) << 2;
    const cell = part(layout, 7) + head;
    const count = load<u32>(cell);
    if (count == 0) continue;
    store<u32>(cell, 0);
    kind = take(kind, kindStarts, kinds, wanted, out, load<u32>(part(layout, 6) + head), count);
  }
  return kind;
}

export function takeFew(
  ids: usize,
  length: i32,
  layout: usize,
  kindStarts: usize,
  kinds: i32,
  wanted: i32,
  out: usize,
): void {
  const width = part(layout, 9);
  let kind = 0;
  for (let i = 0; i < length; i++) {
    const starts = part(layout, 0) + (<usize>load<u32>(ids + (<usize>i << 2)) << 2);
    const record = part(layout, 1) + (<usize>load<u32>(starts) << 1);
    const end = part(layout, 1) + (<usize>load<u32>(starts, 4) << 1);
    for (let group = 0; group < 2; group++) {
      const signature = <u32>load<u16>(record + (<usize>group << 1));
      const from = signatureEdge(layout, group, signature);
      const to = signatureEdge(layout, group, signature + 1);
      kind = takeHeadsAt(layout, from, to, kind, kindStarts, kinds, wanted, out);
    }
    const tails = record + 6 + (<usize>load<u16>(record, 4) << 1);
    kind = takeHeadsAt(layout, record + 6, tails, kind, kindStarts, kinds, wanted, out);
    for (let at = tails; at < end; at += 4) {
      const term = load<u32>(at);
      const cell = tailCell(layout, term);
      const count = tailCount(cell, width);
      if (count == 0) continue;
      setTail(cell, width, 0);
      kind = take(kind, kindStarts, kinds, wanted, out, term, count);
    }
  }
}
