import { counting, sortByDigit } from './radix.ts';

/** Stands for a place that is no head. */
export const NO_HEAD = 0xffff;
/** The most heads: their numbers have 16 bits, and one stands for none. */
export const MOST_HEADS = 65_535;

/** The places used most, with numbers of 16 bits in the order of places. */
export type Heads = {
  /** The place of each head, ascending. */
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
  const headPlaces = falling.slice(0, Math.min(most, MOST_HEADS)).sort();
  const headOf = new Uint16Array(cards.length).fill(NO_HEAD);
  headPlaces.forEach((place, head) => {
    headOf[place] = head;
  });
  const headStarts = kindStarts.map((start) => firstNotBelow(headPlaces, start));
  const next = [...kindStarts];
  const placesByCard = new Uint32Array(cards.length);
  const tailMost = kindStarts.slice(1).map(() => 0);
  falling.forEach((place, index) => {
    const kind = kindAt(kindStarts, place);
    if (index >= headPlaces.length) tailMost[kind] = Math.max(tailMost[kind] ?? 0, cards[place] ?? 0);
    const at = next[kind] ?? 0;
    placesByCard[at] = place;
    next[kind] = at + 1;
  });
  return { headPlaces, headOf, headStarts, placesByCard, tailMost };
}

/** The first index whose number is not below another, among ascending ones. */
function firstNotBelow(numbers: Uint32Array, least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The kind of a place by the first place of each. */
function kindAt(kindStarts: readonly number[], place: number): number {
  let kind = 0;
  while ((kindStarts[kind + 1] ?? Number.POSITIVE_INFINITY) <= place) kind += 1;
  return kind;
}
