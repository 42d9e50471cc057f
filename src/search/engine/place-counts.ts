/** How many documents of a result have the term of a place. */
export type PlaceCount = { place: number; count: number };

/** Pairs of place and count from a word on. */
export function readPairs(words: Uint32Array, from: number, length: number): PlaceCount[] {
  const pairs: PlaceCount[] = [];
  for (let at = from; at < from + 2 * length; at += 2)
    pairs.push({ place: words[at] ?? 0, count: words[at + 1] ?? 0 });
  return pairs;
}

/** Counts of one result: by kind code, the most frequent places. */
export type BestPlaces = Map<number, PlaceCount[]>;

/** Adds a count to the best so far, most first, of equal ones the lower place first; keeps at most so many. */
export function keepBest(best: PlaceCount[], one: PlaceCount, most: number): void {
  const last = best.at(-1);
  if (best.length === most && last !== undefined && !isBefore(one, last)) return;
  let at = best.length;
  for (; at > 0; at -= 1) {
    const other = best[at - 1];
    if (other !== undefined && !isBefore(one, other)) break;
  }
  best.splice(at, 0, one);
  if (best.length > most) best.pop();
}

function isBefore(a: PlaceCount, b: PlaceCount): boolean {
  return a.count > b.count || (a.count === b.count && a.place < b.place);
}
