import type { WorkId } from '#catalogue';
import type { SortOrder } from './query.ts';

/** Beyond so many works from the top, all are sorted; up to it, only the best are kept while going through. */
const MOST_KEPT = 1000;

/** What a work is sorted by: numbers or texts, all of one kind in one order; null for none. */
export type SortKey = number | string | null;
/** A document that an order puts somewhere. */
export type Sorted = { id: WorkId; key: SortKey };
/** What tells a document's work and what it is sorted by. */
export type SortedBy = { idOf(doc: number): WorkId; keyOf(doc: number): SortKey };

/** Whether 0 is a number like others in an order, rather than the lack of one. */
export function countsZero(by: SortOrder): boolean {
  return by === 'words' || by === 'chapters';
}

/**
 * Whether a work stands before another. Every order is total: works that are equal in it follow with the newest id first. Works without
 * what is sorted by come last in either direction.
 */
export function isBefore(a: Sorted, b: Sorted, descending: boolean): boolean {
  return a.key === b.key ? a.id > b.id : isKeyBefore(a.key, b.key, descending);
}

/** As {@link isBefore}, for keys that differ. */
function isKeyBefore(a: SortKey, b: SortKey, descending: boolean): boolean {
  if (a === null || b === null) return b === null;
  return descending ? a > b : a < b;
}

/** The first documents of an order, first first. */
export function firstOf(
  docs: Uint32Array,
  count: number,
  { idOf, keyOf }: SortedBy,
  descending: boolean,
): Sorted[] {
  const before = (a: Sorted, b: Sorted) => isBefore(a, b, descending);
  if (count > MOST_KEPT) {
    const all = Array.from(docs, (doc) => ({ id: idOf(doc), key: keyOf(doc) }));
    return sortAll(all, before).slice(0, count);
  }
  const heap: Sorted[] = [];
  for (const doc of docs) {
    const key = keyOf(doc);
    const [worst] = heap;
    if (heap.length < count) {
      heap.push({ id: idOf(doc), key });
      siftUp(heap, before);
    } else if (worst !== undefined) {
      if (key === worst.key ? idOf(doc) < worst.id : !isKeyBefore(key, worst.key, descending)) continue;
      heap[0] = { id: idOf(doc), key };
      siftDown(heap, before);
    }
  }
  return sortAll(heap, before);
}

/** Two stretches in order as one. */
export function mergeSorted(a: readonly Sorted[], b: readonly Sorted[], descending: boolean): Sorted[] {
  const merged: Sorted[] = [];
  let next = 0;
  for (const one of a) {
    for (let other = b[next]; other !== undefined && isBefore(other, one, descending); other = b[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(one);
  }
  return [...merged, ...b.slice(next)];
}

/** A number from 1 to 2³² that looks random, the same for one id and seed (the finalizer of MurmurHash3). */
export function shuffled(id: WorkId, seed: number): number {
  let mixed = (id ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) + 1;
}

type Before = (a: Sorted, b: Sorted) => boolean;

/** The heap's top is the worst that is kept. */
function siftUp(heap: Sorted[], before: Before): void {
  let place = heap.length - 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!standsBefore(heap, parent, place, before)) return;
    swap(heap, place, parent);
    place = parent;
  }
}

function siftDown(heap: Sorted[], before: Before): void {
  let place = 0;
  for (;;) {
    let worst = place;
    for (const child of [2 * place + 1, 2 * place + 2])
      if (child < heap.length && standsBefore(heap, worst, child, before)) worst = child;
    if (worst === place) return;
    swap(heap, place, worst);
    place = worst;
  }
}

function standsBefore(heap: readonly Sorted[], a: number, b: number, before: Before): boolean {
  const [left, right] = [heap[a], heap[b]];
  return left !== undefined && right !== undefined && before(left, right);
}

function swap(heap: Sorted[], a: number, b: number): void {
  const [left, right] = [heap[a], heap[b]];
  if (left === undefined || right === undefined) return;
  heap[a] = right;
  heap[b] = left;
}

function sortAll(sorted: Sorted[], before: Before): Sorted[] {
  return sorted.sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
}
