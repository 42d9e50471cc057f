import { counting, sortByDigit } from './radix.ts';

/** Stands for a place that is no head. */
export const NO_HEAD = 0xffff;
/** The most heads: their numbers have 16 bits, and one stands for none. */
export const MOST_HEADS = 65_535;

/** The places used most, with numbers of 16 bits: by kind, then by falling number of documents, so that the counts met most stand together. */
export type Heads = {
  /** The place of each head. */
  headPlaces: Uint32Array;
  /** The head of each place, or {@link NO_HEAD}. */
  headOf: Uint16Array;
  /** The first head of each kind, and the number of heads. */
  headStarts: number[];
  /** The places of every kind by falling number of documents, its heads first. */
  placesByCard: Uint32Array;
  /** The most documents that a place outside the heads has, by kind. */
  tailMost: number[];
};

/** Places by their number of documents, the most first, of equal ones the lower first. */
export function byFallingCard(cards: Uint32Array): Uint32Array {
  const places = counting(cards.length);
  const low = sortByDigit(places, new Uint32Array(places.length), (place) => ~(cards[place] ?? 0) & 0xffff);
  return sortByDigit(low, places, (place) => ~(cards[place] ?? 0) >>> 16);
}

/** Chooses heads among places by falling number of documents. `kindStarts` has the first place of each kind, and the number of places. */
export function chooseHeads(
  falling: Uint32Array,
  cards: Uint32Array,
  kindStarts: readonly number[],
  most: number,
): Heads {
  const chosen = falling.subarray(0, Math.min(most, MOST_HEADS));
  const headStarts = startsOfHeads(chosen, kindStarts);
  const headPlaces = new Uint32Array(chosen.length);
  const headOf = new Uint16Array(cards.length).fill(NO_HEAD);
  const met = kindStarts.map(() => 0);
  const placesByCard = new Uint32Array(cards.length);
  const tailMost = kindStarts.slice(1).map(() => 0);
  falling.forEach((place, index) => {
    const kind = kindAt(kindStarts, place);
    const nth = met[kind] ?? 0;
    met[kind] = nth + 1;
    placesByCard[(kindStarts[kind] ?? 0) + nth] = place;
    if (index < chosen.length) {
      const head = (headStarts[kind] ?? 0) + nth;
      headPlaces[head] = place;
      headOf[place] = head;
    } else tailMost[kind] = Math.max(tailMost[kind] ?? 0, cards[place] ?? 0);
  });
  return { headPlaces, headOf, headStarts, placesByCard, tailMost };
}

/** The first head of each kind, and the number of heads. */
function startsOfHeads(chosen: Uint32Array, kindStarts: readonly number[]): number[] {
  const starts = kindStarts.map(() => 0);
  for (const place of chosen) {
    const after = kindAt(kindStarts, place) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let kind = 1; kind < starts.length; kind += 1)
    starts[kind] = (starts[kind] ?? 0) + (starts[kind - 1] ?? 0);
  return starts;
}

/** The kind of a place by the first place of each. */
function kindAt(kindStarts: readonly number[], place: number): number {
  let kind = 0;
  while ((kindStarts[kind + 1] ?? Number.POSITIVE_INFINITY) <= place) kind += 1;
  return kind;
}
