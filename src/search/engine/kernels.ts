/**
 * The loops of the facet index, over one memory. All places are byte addresses in it; ids are unsigned 32-bit numbers in ascending
 * order, bitsets have one bit a document (document `d` is bit `d & 31` of the word `d >> 5`) and a multiple of 64 bytes. `out` may be `ids`
 * where a list is only made shorter, and `a` where bits are combined.
 *
 * A *record* is what a document is counted by, in 16-bit numbers: its signature in either group, how many head terms follow, those,
 * then its tail terms as two numbers each, low half first. `starts` has the first number of each record (32 bits), and one more.
 * A *pair* is two 32-bit numbers.
 */
export interface Kernels {
  /** How many bits are set. */
  countOnes(bits: number, bytes: number): number;
  /** How many bits are set in both. */
  countCommon(a: number, b: number, bytes: number): number;
  /** Writes `a` and `b`; returns how many bits are set in it. */
  andBits(a: number, b: number, out: number, bytes: number): number;
  /** Writes `a` without `b`; returns how many bits are set in it. */
  andNotBits(a: number, b: number, out: number, bytes: number): number;
  /** Writes `a` or `b`; returns how many bits are set in it. */
  orBits(a: number, b: number, out: number, bytes: number): number;
  /** Writes the ids of a bitset; returns how many. */
  idsOfBits(bits: number, bytes: number, out: number): number;
  /** Sets the bits of some ids. */
  setIds(ids: number, length: number, bits: number): void;
  /** How many of the ids are in a bitset. */
  countIdsIn(ids: number, length: number, bits: number): number;
  /** Writes the ids that are (`wanted` 1) or are not (0) in a bitset; returns how many. Writes one id beyond them. */
  keepIdsIn(ids: number, length: number, bits: number, wanted: 0 | 1, out: number): number;
  /** Writes the ids that are (`wanted` 1) or are not (0) in another list; returns how many. */
  keepIdsInList(
    ids: number,
    length: number,
    list: number,
    listed: number,
    wanted: 0 | 1,
    out: number,
  ): number;
  /** Writes the ids of a list packed as packed-lists.ts says; `spread` is where the table of that name stands. */
  unpackIds(list: number, length: number, spread: number, out: number): void;
  /** How many ids of a packed list are in a bitset. */
  countListed(list: number, length: number, spread: number, bits: number): number;
  /** Writes the ids whose number in a column of so many bytes (1, 2, 4) is within bounds; returns how many. Writes one id beyond them. */
  keepIdsInRange(
    column: number,
    width: number,
    least: number,
    most: number,
    ids: number,
    length: number,
    out: number,
  ): number;
  /** Writes the bits of the documents `among` others whose number in a column is within bounds; returns how many. */
  bitsInRange(
    column: number,
    width: number,
    least: number,
    most: number,
    documents: number,
    among: number,
    out: number,
  ): number;
  /** Adds the documents' signatures to the counts of either group, their head terms to `counts` (all 32 bits). */
  countHeads(
    ids: number,
    length: number,
    starts: number,
    records: number,
    first: number,
    second: number,
    counts: number,
  ): number;
  /** Adds the documents' tail terms to counts of so many bytes (1, 2, 4). */
  countTails(
    ids: number,
    length: number,
    starts: number,
    records: number,
    counts: number,
    width: number,
  ): number;
  /** Adds all terms of the documents to the counts of heads and tails that a {@link FewLayout} tells of. */
  countFew(ids: number, length: number, layout: number): number;
  /**
   * Sets what {@link countFew} counted back to 0, and writes the greatest counts of those kinds (by code) whose bit is set in `kinds`: for each
   * kind its block of `4 + 8 * wanted` bytes gets how many there are, and pairs of place and count, of equal counts the lower place first.
   * The blocks' first numbers are 0 before. `kindStarts` has the first place of each kind (32 bits), and the end of all.
   */
  takeFew(
    ids: number,
    length: number,
    layout: number,
    kindStarts: number,
    kinds: number,
    wanted: number,
    out: number,
  ): void;
  /** Adds the counts of signatures to those of their terms (16-bit numbers from `starts`), and sets them to 0. */
  foldSignatures(counts: number, length: number, starts: number, terms: number, into: number): void;
  /** Writes pairs of place and count: the greatest counts that are not 0, of equal ones the first; returns how many. */
  topCounts(counts: number, width: number, from: number, to: number, wanted: number, out: number): number;
  /**
   * As {@link topCounts}, for heads that stand by falling numbers of documents: `places` has the place of each head, `cards` the number of
   * documents of each place (32 bits), which no count is above. Writes places, of equal counts the lower first.
   */
  topHeads(
    counts: number,
    places: number,
    cards: number,
    from: number,
    to: number,
    wanted: number,
    out: number,
  ): number;
  /** How many counts are not 0. */
  countMet(counts: number, width: number, from: number, to: number): number;
  /** Writes pairs of id and rank: the ids of least rank, each rank being one id's own; returns how many. */
  bestRanked(ids: number, length: number, ranks: number, wanted: number, out: number): number;
  /** Writes the first ids of an order that are in a bitset; returns how many. Writes one id beyond them. */
  firstOrdered(order: number, documents: number, bits: number, wanted: number, out: number): number;
}

/**
 * What {@link Kernels.countFew} reads, 32 bits each, in this order: the addresses of the starts of records, of records, of the starts and the
 * heads of signatures in either group, of the places of heads, of the counts of heads and of tails, and the bytes of a tail's count.
 */
export type FewLayout = readonly [
  recordStarts: number,
  records: number,
  firstStarts: number,
  firstHeads: number,
  secondStarts: number,
  secondHeads: number,
  headPlaces: number,
  heads: number,
  tails: number,
  tailWidth: number,
];
