import { compareStrings, sortedStrings } from './sort-strings.ts';

/**
 * A text key of every document, as numbers: for each the place of its key among all keys from 1, 0 where it has none; the keys
 * themselves, each once, in the order of code units.
 */
export type KeyColumn = { ranks: Uint32Array; keys: readonly string[] };

/** A column of keys as they come, null for none. */
export function* keyColumn(keys: readonly (string | null)[]): Generator<void, KeyColumn> {
  const order = yield* sortedStrings(keys.map((key) => key ?? ''));
  const ranks = new Uint32Array(keys.length);
  const distinct: string[] = [];
  for (const doc of order) {
    const key = keys[doc] ?? null;
    if (key === null) continue;
    if (distinct.length === 0 || distinct.at(-1) !== key) distinct.push(key);
    ranks[doc] = distinct.length;
  }
  return { ranks, keys: distinct };
}

/** The documents of both columns, the first's before the second's. */
export function joinColumns(first: KeyColumn, second: KeyColumn): KeyColumn {
  const keys: string[] = [];
  const firstPlaces = new Uint32Array(first.keys.length + 1);
  const secondPlaces = new Uint32Array(second.keys.length + 1);
  let left = 0;
  let right = 0;
  while (left < first.keys.length || right < second.keys.length) {
    const a = first.keys[left];
    const b = second.keys[right];
    const order = a === undefined ? 1 : b === undefined ? -1 : compareStrings(a, b);
    keys.push(order <= 0 ? (a ?? '') : (b ?? ''));
    if (order <= 0) {
      left += 1;
      firstPlaces[left] = keys.length;
    }
    if (order >= 0) {
      right += 1;
      secondPlaces[right] = keys.length;
    }
  }
  const ranks = new Uint32Array(first.ranks.length + second.ranks.length);
  first.ranks.forEach((rank, doc) => {
    ranks[doc] = firstPlaces[rank] ?? 0;
  });
  second.ranks.forEach((rank, doc) => {
    ranks[first.ranks.length + doc] = secondPlaces[rank] ?? 0;
  });
  return { ranks, keys };
}
