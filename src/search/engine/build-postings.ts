import { DENSE } from '../doc-set.ts';
import { bitBytes } from './arena.ts';
import type { DocumentRows } from './document-rows.ts';
import { type PackedLists, packLists } from './packed-lists.ts';
import { inSlices } from './slices.ts';

/** The documents of every place: of those that many have as bits, of the others as packed lists. */
export type BuiltPostings = {
  /** Of places that are kept as bits the lists are empty. */
  lists: PackedLists;
  /** The places kept as bits, ascending, and their bitsets in that order. */
  densePlaces: Uint32Array;
  denseBits: Uint32Array;
};

/** `cards` has the number of documents of each place, `falling` the places by it, the greatest first. */
export function* buildPostings(
  rows: DocumentRows,
  cards: Uint32Array,
  falling: Uint32Array,
): Generator<void, BuiltPostings> {
  const documents = rows.starts.length - 1;
  const firstSparse = falling.findIndex((place) => (cards[place] ?? 0) * DENSE <= documents);
  const densePlaces = falling.slice(0, firstSparse < 0 ? falling.length : firstSparse).sort();
  const bitWords = bitBytes(documents) / 4;
  const denseBits = new Uint32Array(densePlaces.length * bitWords);
  /** For each place 1 more than the first word of its bits; 0 where it is a list. */
  const bitsOf = new Uint32Array(cards.length);
  densePlaces.forEach((place, index) => {
    bitsOf[place] = index * bitWords + 1;
  });
  const starts = new Uint32Array(cards.length + 1);
  for (let place = 0; place < cards.length; place += 1)
    starts[place + 1] = (starts[place] ?? 0) + (bitsOf[place] === 0 ? (cards[place] ?? 0) : 0);
  const next = starts.slice();
  const ids = new Uint32Array(starts[cards.length] ?? 0);
  yield* inSlices(documents, (from, to) => {
    for (let doc = from; doc < to; doc += 1) {
      const end = rows.starts[doc + 1] ?? 0;
      for (let at = rows.starts[doc] ?? 0; at < end; at += 1) {
        const place = rows.places[at] ?? 0;
        const bits = bitsOf[place] ?? 0;
        if (bits === 0) {
          const free = next[place] ?? 0;
          ids[free] = doc;
          next[place] = free + 1;
        } else {
          const word = bits - 1 + (doc >>> 5);
          denseBits[word] = (denseBits[word] ?? 0) | (1 << (doc & 31));
        }
      }
    }
  });
  return { lists: yield* packLists(ids, starts), densePlaces, denseBits };
}
