import type { SegmentRows } from './segment-rows.ts';
import { inSlices } from './slices.ts';

/** Rows longer than this are sorted by the array's own sort. */
const LONG = 64;

/** The places of each document, ascending: those of document `d` are `places[starts[d]] … places[starts[d + 1] - 1]`. */
export type DocumentRows = { starts: Uint32Array; places: Uint32Array };

/** Brings the terms of works into the order of documents and places. */
export function* documentRows(
  { termStarts, terms }: SegmentRows,
  workOf: Uint32Array,
  placeOf: Uint32Array,
): Generator<void, DocumentRows> {
  const starts = new Uint32Array(workOf.length + 1);
  const places = new Uint32Array(terms.length);
  yield* inSlices(workOf.length, (from, to) => {
    for (let doc = from; doc < to; doc += 1) {
      const work = workOf[doc] ?? 0;
      const end = termStarts[work + 1] ?? 0;
      const start = starts[doc] ?? 0;
      let next = start;
      for (let at = termStarts[work] ?? 0; at < end; at += 1) {
        places[next] = placeOf[terms[at] ?? 0] ?? 0;
        next += 1;
      }
      starts[doc + 1] = next;
      if (next - start > LONG) places.subarray(start, next).sort();
      else sortFew(places, start, next);
    }
  });
  return { starts, places };
}

/** Insertion sort. */
function sortFew(places: Uint32Array, start: number, end: number): void {
  for (let at = start + 1; at < end; at += 1) {
    const place = places[at] ?? 0;
    let free = at;
    for (; free > start && (places[free - 1] ?? 0) > place; free -= 1) places[free] = places[free - 1] ?? 0;
    places[free] = place;
  }
}
