import { placeOf } from './hits.ts';
import type { Segment } from './segment.ts';

/**
 * The works among which is sought: their ids, ascending, or a bit for each id (bit `id & 31` of `bits[id >>> 5]`). Few are best given as
 * ids and many as bits.
 */
export type WorkSet = { kind: 'ids'; ids: Uint32Array } | { kind: 'bits'; bits: Uint32Array };

/** Whether a work is in a set. */
export function isIn(set: WorkSet, work: number): boolean {
  return set.kind === 'ids' ? set.ids[placeOf(set.ids, 0, work)] === work : hasBit(set.bits, work);
}

/** The documents of a segment whose works are in a set, ascending. */
export function documentsIn(segment: Segment, set: WorkSet): Uint32Array {
  const { works } = segment.parts;
  if (set.kind === 'ids') return commonPlaces(works, set.ids);
  const found = new Uint32Array(works.length);
  let count = 0;
  for (let document = 0; document < works.length; document += 1) {
    if (!hasBit(set.bits, works[document] ?? 0)) continue;
    found[count] = document;
    count += 1;
  }
  return found.subarray(0, count);
}

function hasBit(bits: Uint32Array, work: number): boolean {
  return (((bits[work >>> 5] ?? 0) >>> (work & 31)) & 1) === 1;
}

function commonPlaces(works: Uint32Array, ids: Uint32Array): Uint32Array {
  const found = new Uint32Array(Math.min(works.length, ids.length));
  let count = 0;
  let document = 0;
  for (const id of ids) {
    document = placeOf(works, document, id);
    if (document === works.length) break;
    if (works[document] !== id) continue;
    found[count] = document;
    count += 1;
  }
  return found.subarray(0, count);
}
