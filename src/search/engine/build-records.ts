import { NO_HEAD } from './choose-heads.ts';
import type { DocumentRows } from './document-rows.ts';
import { SignatureSets } from './signatures.ts';
import { inSlices } from './slices.ts';

/** What the records of documents are made of. */
export type RecordPlan = {
  /** The head of each place, or {@link NO_HEAD}. */
  headOf: Uint16Array;
  /** The signature of each document in either group. */
  signatures: [Uint16Array, Uint16Array];
  /** Bit 1 or 2 where a document's terms of group 1 or 2 stand in its record, since their set has no number. */
  unsigned: Uint8Array;
  sets: [SignatureSets, SignatureSets];
  /** The first 16-bit number of each document's record, and the length of all. */
  starts: Uint32Array;
};

/**
 * Numbers the signatures and measures the records. `groupOf` says of each place whether its kind is in signatures (1, 2) or in the rows (0);
 * places beyond are not counted.
 */
export function* planRecords(
  rows: DocumentRows,
  groupOf: Uint8Array,
  headOf: Uint16Array,
): Generator<void, RecordPlan> {
  const documents = rows.starts.length - 1;
  const sets: RecordPlan['sets'] = [new SignatureSets(), new SignatureSets()];
  const signatures: RecordPlan['signatures'] = [new Uint16Array(documents), new Uint16Array(documents)];
  const unsigned = new Uint8Array(documents);
  const starts = new Uint32Array(documents + 1);
  yield* inSlices(documents, (from, to) => {
    for (let doc = from; doc < to; doc += 1) {
      let first = 0;
      let second = 0;
      let length = 3;
      const end = rows.starts[doc + 1] ?? 0;
      for (let at = rows.starts[doc] ?? 0; at < end; at += 1) {
        const place = rows.places[at] ?? 0;
        if (place >= groupOf.length) break;
        const head = headOf[place] ?? NO_HEAD;
        const group = groupOf[place];
        if (group === 1) first = first < 0 || head === NO_HEAD ? -1 : sets[0].withHead(first, head);
        else if (group === 2) second = second < 0 || head === NO_HEAD ? -1 : sets[1].withHead(second, head);
        else if (group === 0) length += head === NO_HEAD ? 2 : 1;
      }
      signatures[0][doc] = Math.max(0, first);
      signatures[1][doc] = Math.max(0, second);
      const loose = (first < 0 ? 1 : 0) | (second < 0 ? 2 : 0);
      unsigned[doc] = loose;
      if (loose > 0) length += lengthOfUnsigned(rows, doc, groupOf, headOf, loose);
      starts[doc + 1] = (starts[doc] ?? 0) + length;
    }
  });
  return { headOf, signatures, unsigned, sets, starts };
}

/** Writes the records into an array that has room for them. */
export function* writeRecords(
  rows: DocumentRows,
  groupOf: Uint8Array,
  { headOf, signatures, unsigned, starts }: RecordPlan,
  records: Uint16Array,
): Generator<void, void> {
  yield* inSlices(signatures[0].length, (from, to) => {
    for (let doc = from; doc < to; doc += 1) {
      const start = starts[doc] ?? 0;
      const first = rows.starts[doc] ?? 0;
      const end = rows.starts[doc + 1] ?? 0;
      const loose = unsigned[doc] ?? 0;
      let next = start + 3;
      for (let at = first; at < end; at += 1) {
        const place = rows.places[at] ?? 0;
        if (place >= groupOf.length) break;
        const head = headOf[place] ?? NO_HEAD;
        if (head === NO_HEAD || !isInRecord(groupOf[place] ?? 3, loose)) continue;
        records[next] = head;
        next += 1;
      }
      records[start] = signatures[0][doc] ?? 0;
      records[start + 1] = signatures[1][doc] ?? 0;
      records[start + 2] = next - start - 3;
      if (next === starts[doc + 1]) continue;
      for (let at = first; at < end; at += 1) {
        const place = rows.places[at] ?? 0;
        if (place >= groupOf.length) break;
        if (headOf[place] !== NO_HEAD || !isInRecord(groupOf[place] ?? 3, loose)) continue;
        records[next] = place & 0xffff;
        records[next + 1] = place >>> 16;
        next += 2;
      }
    }
  });
}

/** Whether a place of a group stands in the record of a document whose `loose` groups have no signature. */
function isInRecord(group: number, loose: number): boolean {
  return group === 0 || (group < 3 && (loose & group) !== 0);
}

function lengthOfUnsigned(
  rows: DocumentRows,
  doc: number,
  groupOf: Uint8Array,
  headOf: Uint16Array,
  loose: number,
): number {
  let length = 0;
  for (const place of rows.places.subarray(rows.starts[doc], rows.starts[doc + 1])) {
    const group = groupOf[place] ?? 3;
    if (group === 0 || !isInRecord(group, loose)) continue;
    length += headOf[place] === NO_HEAD ? 2 : 1;
  }
  return length;
}
