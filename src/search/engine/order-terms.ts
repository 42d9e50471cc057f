import type { TermNames } from './segment-rows.ts';
import { inSlices } from './slices.ts';
import { sortedStrings } from './sort-strings.ts';

/**
 * The terms that some document has, by kind, then by name in the order of code units. `before` may hold an order of this sort of some of
 * them, so that only the others need to be sorted. Yields between parts of the work.
 */
export function* orderTerms(
  names: TermNames,
  cards: Uint32Array,
  kinds: number,
  before: Uint32Array,
): Generator<void, { terms: Uint32Array; kindStarts: number[] }> {
  const isOld = new Uint8Array(names.size);
  const old: number[][] = Array.from({ length: kinds }, () => []);
  const fresh: number[][] = Array.from({ length: kinds }, () => []);
  yield* inSlices(before.length, (from, to) => {
    for (const term of before.subarray(from, to)) {
      isOld[term] = 1;
      if ((cards[term] ?? 0) > 0) old[names.kindCodes[term] ?? 0]?.push(term);
    }
  });
  yield* inSlices(names.size, (from, to) => {
    for (let term = from; term < to; term += 1)
      if (isOld[term] === 0 && (cards[term] ?? 0) > 0) fresh[names.kindCodes[term] ?? 0]?.push(term);
  });
  const kindStarts = [0];
  const parts: Uint32Array[] = [];
  for (let kind = 0; kind < kinds; kind += 1) {
    const part = mergeByName(names, old[kind] ?? [], yield* sortByName(names, fresh[kind] ?? []));
    parts.push(part);
    kindStarts.push((kindStarts[kind] ?? 0) + part.length);
    yield;
  }
  const terms = new Uint32Array(kindStarts[kinds] ?? 0);
  parts.forEach((part, kind) => {
    terms.set(part, kindStarts[kind]);
  });
  return { terms, kindStarts };
}

function* sortByName(names: TermNames, terms: readonly number[]): Generator<void, Uint32Array> {
  const texts: string[] = [];
  yield* inSlices(terms.length, (from, to) => {
    for (let at = from; at < to; at += 1) texts.push(names.nameOf(terms[at] ?? 0));
  });
  const order = yield* sortedStrings(texts);
  return order.map((place) => terms[place] ?? 0);
}

/** Puts each fresh term before the first old one whose name is greater. */
function mergeByName(names: TermNames, old: readonly number[], fresh: Uint32Array): Uint32Array {
  const merged = new Uint32Array(old.length + fresh.length);
  let taken = 0;
  let next = 0;
  for (const term of fresh) {
    const name = names.nameOf(term);
    let high = old.length;
    let low = taken;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (names.nameOf(old[middle] ?? 0) <= name) low = middle + 1;
      else high = middle;
    }
    for (; taken < low; taken += 1) merged[next++] = old[taken] ?? 0;
    merged[next++] = term;
  }
  for (; taken < old.length; taken += 1) merged[next++] = old[taken] ?? 0;
  return merged;
}
