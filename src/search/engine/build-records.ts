import { NO_HEAD } from './choose-heads.ts';
import type { SegmentRows } from './segment-rows.ts';
import { SignatureSets } from './signatures.ts';
import { inSlices } from './slices.ts';

/** What the records of documents are made of. */
export type RecordPlan = {
  /** The head of each place, or {@link NO_HEAD}. */
  headOf: Uint16Array;
  /** The signature of each document in either group. */
  signatures: [Uint16Array, Uint16Array];
  sets: [SignatureSets, SignatureSets];
  /** The first 16-bit number of each document's record, and the length of all. */
  starts: Uint32Array;
};

/**
 * Numbers the signatures and measures the records. `groupOf` says of each place whether its kind is in signatures (1, 2), in
 * the rows (0), or not counted (3).
 */
export function* planRecords(
  rows: SegmentRows,
  workOf: Uint32Array,
  places: Uint32Array,
  groupOf: Uint8Array,
  headOf: Uint16Array,
): Generator<void, RecordPlan> {
  const sets: RecordPlan['sets'] = [new SignatureSets(), new SignatureSets()];
  const signatures: RecordPlan['signatures'] = [
    new Uint16Array(workOf.length),
    new Uint16Array(workOf.length),
  ];
  const starts = new Uint32Array(workOf.length + 1);
  const row = new RowReader(rows, places, groupOf);
  yield* inSlices(workOf.length, (from, to) => {
    for (let doc = from; doc < to; doc += 1) {
      row.read(workOf[doc] ?? 0);
      const first = signatureOf(row, 1, headOf, sets[0]);
      const second = signatureOf(row, 2, headOf, sets[1]);
      signatures[0][doc] = Math.max(0, first);
      signatures[1][doc] = Math.max(0, second);
      let length = 3;
      for (let at = 0; at < row.length; at += 1)
        if (inRow(row.groups[at] ?? 0, first, second))
          length += headOf[row.places[at] ?? 0] === NO_HEAD ? 2 : 1;
      starts[doc + 1] = (starts[doc] ?? 0) + length;
    }
  });
  return { headOf, signatures, sets, starts };
}

/** Writes the records into an array that has room for them. */
export function* writeRecords(
  rows: SegmentRows,
  workOf: Uint32Array,
  places: Uint32Array,
  groupOf: Uint8Array,
  plan: RecordPlan,
  recordsOf: () => Uint16Array,
): Generator<void, void> {
  const row = new RowReader(rows, places, groupOf);
  const { headOf, sets, signatures, starts } = plan;
  yield* inSlices(workOf.length, (from, to) => {
    const records = recordsOf();
    for (let doc = from; doc < to; doc += 1) {
      row.read(workOf[doc] ?? 0);
      const first = signatureOf(row, 1, headOf, sets[0]);
      const second = signatureOf(row, 2, headOf, sets[1]);
      const start = starts[doc] ?? 0;
      let at = start + 3;
      for (let index = 0; index < row.length; index += 1) {
        const head = headOf[row.places[index] ?? 0] ?? NO_HEAD;
        if (head === NO_HEAD || !inRow(row.groups[index] ?? 0, first, second)) continue;
        records[at] = head;
        at += 1;
      }
      records[start] = signatures[0][doc] ?? 0;
      records[start + 1] = signatures[1][doc] ?? 0;
      records[start + 2] = at - start - 3;
      for (let index = 0; index < row.length; index += 1) {
        const place = row.places[index] ?? 0;
        if (headOf[place] !== NO_HEAD || !inRow(row.groups[index] ?? 0, first, second)) continue;
        records[at] = place & 0xffff;
        records[at + 1] = place >>> 16;
        at += 2;
      }
    }
  });
}

function inRow(group: number, first: number, second: number): boolean {
  return group === 0 || (group === 1 && first < 0) || (group === 2 && second < 0);
}

/** The signature of a row in a group; -1 where it has none, so that its terms belong in the record. */
function signatureOf(row: RowReader, group: number, headOf: Uint16Array, sets: SignatureSets): number {
  let signature = 0;
  for (let at = 0; at < row.length; at += 1) {
    if (row.groups[at] !== group) continue;
    const head = headOf[row.places[at] ?? 0] ?? NO_HEAD;
    if (head === NO_HEAD) return -1;
    signature = sets.withHead(signature, head);
    if (signature < 0) return -1;
  }
  return signature;
}

/** The counted places of one work at a time, ascending. */
class RowReader {
  places = new Uint32Array(64);
  groups = new Uint8Array(64);
  length = 0;
  readonly #rows: SegmentRows;
  readonly #places: Uint32Array;
  readonly #groupOf: Uint8Array;

  constructor(rows: SegmentRows, places: Uint32Array, groupOf: Uint8Array) {
    this.#rows = rows;
    this.#places = places;
    this.#groupOf = groupOf;
  }

  read(work: number): void {
    const { termStarts, terms } = this.#rows;
    const start = termStarts[work] ?? 0;
    const end = termStarts[work + 1] ?? 0;
    if (end - start > this.places.length) {
      this.places = new Uint32Array(2 * (end - start));
      this.groups = new Uint8Array(2 * (end - start));
    }
    this.length = 0;
    for (let at = start; at < end; at += 1) {
      const place = this.#places[terms[at] ?? 0] ?? 0;
      if (this.#groupOf[place] === 3) continue;
      this.places[this.length] = place;
      this.length += 1;
    }
    this.#sort();
    for (let at = 0; at < this.length; at += 1) this.groups[at] = this.#groupOf[this.places[at] ?? 0] ?? 0;
  }

  #sort(): void {
    if (this.length > 64) {
      this.places.subarray(0, this.length).sort();
      return;
    }
    const { places } = this;
    for (let at = 1; at < this.length; at += 1) {
      const place = places[at] ?? 0;
      let free = at;
      for (; free > 0 && (places[free - 1] ?? 0) > place; free -= 1) places[free] = places[free - 1] ?? 0;
      places[free] = place;
    }
  }
}
