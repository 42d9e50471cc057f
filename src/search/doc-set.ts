/**
 * Sets of documents, numbered from 0 in the order in which the index met them: a sorted array where the set is small, one
 * bit a document where it is large. Operations never change their operands.
 */
export type DocSet = { kind: 'ids'; ids: Uint32Array } | { kind: 'bits'; bits: Uint32Array };

/** A set is kept as bits when more than one document in this many belongs to it (an id costs 32 bits). */
export const DENSE = 32;

/** The set without documents. */
export const EMPTY: DocSet = { kind: 'ids', ids: new Uint32Array(0) };

/** Words of 32 bits for so many documents. */
export function bitWords(documents: number): number {
  return (documents + 31) >>> 5;
}

/** Whether a bit is set; beyond the end it is not. */
export function hasBit(bits: Uint32Array, doc: number): boolean {
  return (((bits[doc >>> 5] ?? 0) >>> (doc & 31)) & 1) === 1;
}

/** Sets the bit of a document, for which there must be room. */
export function setBit(bits: Uint32Array, doc: number): void {
  bits[doc >>> 5] = (bits[doc >>> 5] ?? 0) | (1 << (doc & 31));
}

/** Clears the bit of a document. */
export function clearBit(bits: Uint32Array, doc: number): void {
  bits[doc >>> 5] = (bits[doc >>> 5] ?? 0) & ~(1 << (doc & 31));
}

/** How many documents a set has. */
export function sizeOf(set: DocSet): number {
  if (set.kind === 'ids') return set.ids.length;
  let size = 0;
  for (let index = 0; index < set.bits.length; index += 1) size += ones(set.bits[index] ?? 0);
  return size;
}

/** The documents of a set in ascending order. Must not be changed: it may be the set's own array. */
export function idsOf(set: DocSet): Uint32Array {
  if (set.kind === 'ids') return set.ids;
  const ids = new Uint32Array(sizeOf(set));
  let next = 0;
  for (let index = 0; index < set.bits.length; index += 1) {
    for (let rest = set.bits[index] ?? 0; rest !== 0; rest &= rest - 1) {
      ids[next] = (index << 5) + (31 - Math.clz32(rest & -rest));
      next += 1;
    }
  }
  return ids;
}

/** The documents that are in both sets. */
export function intersect(a: DocSet, b: DocSet): DocSet {
  if (a.kind === 'ids' && b.kind === 'ids') return { kind: 'ids', ids: intersectIds(a.ids, b.ids) };
  if (a.kind === 'ids') return filterSet(a, (doc) => b.kind === 'bits' && hasBit(b.bits, doc));
  if (b.kind === 'ids') return intersect(b, a);
  const bits = new Uint32Array(Math.min(a.bits.length, b.bits.length));
  for (let index = 0; index < bits.length; index += 1)
    bits[index] = (a.bits[index] ?? 0) & (b.bits[index] ?? 0);
  return { kind: 'bits', bits };
}

/** The documents of `a` that are not in `b`. */
export function subtract(a: DocSet, b: DocSet): DocSet {
  if (a.kind === 'bits') {
    const bits = a.bits.slice();
    if (b.kind === 'ids') for (const doc of b.ids) clearBit(bits, doc);
    else
      for (let index = 0; index < bits.length; index += 1)
        bits[index] = (bits[index] ?? 0) & ~(b.bits[index] ?? 0);
    return { kind: 'bits', bits };
  }
  if (b.kind === 'bits') return filterSet(a, (doc) => !hasBit(b.bits, doc));
  const common = intersectIds(a.ids, b.ids);
  if (common.length === 0) return a;
  let next = 0;
  return filterSet(a, (doc) => {
    if (common[next] !== doc) return true;
    next += 1;
    return false;
  });
}

/** The union of sets among so many documents. */
export function union(sets: readonly DocSet[], documents: number): DocSet {
  const [first = EMPTY] = sets;
  if (sets.length <= 1) return first;
  let ids = 0;
  for (const set of sets) ids += set.kind === 'ids' ? set.ids.length : documents;
  return ids * DENSE < documents ? unionOfIds(sets, ids) : unionAsBits(sets, documents);
}

/** The documents that a test lets through, in ascending order; the test is asked once for each. */
export function filterSet(set: DocSet, test: (doc: number) => boolean): DocSet {
  const ids = idsOf(set);
  const kept = new Uint32Array(ids.length);
  let next = 0;
  for (const doc of ids) {
    if (!test(doc)) continue;
    kept[next] = doc;
    next += 1;
  }
  return { kind: 'ids', ids: kept.subarray(0, next) };
}

function unionOfIds(sets: readonly DocSet[], total: number): DocSet {
  const all = new Uint32Array(total);
  let next = 0;
  for (const set of sets) {
    const ids = idsOf(set);
    all.set(ids, next);
    next += ids.length;
  }
  return { kind: 'ids', ids: ascending(all) };
}

/** Brings numbers into ascending order, each once, in the beginning of their own array. */
export function ascending(numbers: Uint32Array): Uint32Array {
  numbers.sort();
  let kept = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    if (index > 0 && numbers[index] === numbers[index - 1]) continue;
    numbers[kept] = numbers[index] ?? 0;
    kept += 1;
  }
  return numbers.subarray(0, kept);
}

function unionAsBits(sets: readonly DocSet[], documents: number): DocSet {
  const bits = new Uint32Array(bitWords(documents));
  for (const set of sets) {
    if (set.kind === 'ids') for (const doc of set.ids) setBit(bits, doc);
    else
      for (let index = 0; index < set.bits.length; index += 1)
        bits[index] = (bits[index] ?? 0) | (set.bits[index] ?? 0);
  }
  return { kind: 'bits', bits };
}

/** Walks the shorter array and gallops through the longer one. */
function intersectIds(a: Uint32Array, b: Uint32Array): Uint32Array {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const common = new Uint32Array(short.length);
  let found = 0;
  let place = 0;
  for (const doc of short) {
    place = firstNotBelow(long, doc, place);
    if (place === long.length) break;
    if (long[place] !== doc) continue;
    common[found] = doc;
    found += 1;
  }
  return common.subarray(0, found);
}

function firstNotBelow(ids: Uint32Array, doc: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < ids.length && (ids[low + step] ?? 0) < doc) {
    low += step;
    step *= 2;
  }
  let high = Math.min(ids.length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Set bits of a word of 32 (Warren, Hacker's Delight, figure 5-2). */
export function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
