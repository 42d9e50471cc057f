import type { BaseSegment } from './base-segment.ts';
import { BaseSets } from './base-sets.ts';
import type { DeltaSegment } from './delta-segment.ts';
import { joinColumns, keyColumn } from './key-column.ts';
import { columnsOf, MOMENT_COLUMNS, type SegmentRows, WORD_COLUMNS } from './segment-rows.ts';
import { inSlices } from './slices.ts';

/**
 * The live works of a base and a delta segment in one set of rows. Yields between parts of the work; works that come or go meanwhile may be
 * missing or still there, so whoever asks must note them.
 */
export function* rowsOfSegments(base: BaseSegment | null, delta: DeltaSegment): Generator<void, SegmentRows> {
  const late = Uint32Array.from(delta.liveDocuments()).sort();
  const lateRows = yield* rowsOfDelta(delta, late);
  if (base === null) return lateRows;
  return joinRows(yield* rowsOfBase(base), lateRows);
}

function* rowsOfDelta(delta: DeltaSegment, docs: Uint32Array): Generator<void, SegmentRows> {
  const termStarts = new Uint32Array(docs.length + 1);
  docs.forEach((doc, row) => {
    termStarts[row + 1] = (termStarts[row] ?? 0) + delta.termsOf(doc).length;
  });
  const terms = new Uint32Array(termStarts[docs.length] ?? 0);
  yield* inSlices(docs.length, (from, to) => {
    for (let row = from; row < to; row += 1) terms.set(delta.termsOf(docs[row] ?? 0), termStarts[row]);
  });
  const titles = yield* keyColumn(Array.from(docs, (doc) => delta.titleKeyOf(doc)));
  const creators = yield* keyColumn(Array.from(docs, (doc) => delta.creatorKeyOf(doc)));
  return {
    ...columnsOf(WORD_COLUMNS, (name) => delta.valuesOf(name, docs)),
    ...columnsOf(MOMENT_COLUMNS, (name) => Float64Array.from(docs, (doc) => delta.moment(name, doc))),
    titles,
    creators,
    termStarts,
    terms,
  };
}

/** Reads a base segment's live works back out of its lists. */
function* rowsOfBase(base: BaseSegment): Generator<void, SegmentRows> {
  const { documents } = base;
  const rowOf = new Int32Array(documents).fill(-1);
  const docs = new Uint32Array(base.size);
  let rows = 0;
  for (let doc = 0; doc < documents; doc += 1) {
    if (!base.isLive(doc)) continue;
    rowOf[doc] = rows;
    docs[rows] = doc;
    rows += 1;
  }
  yield;
  const termStarts = new Uint32Array(rows + 1);
  yield* inPlaces(base, (_, docs) => {
    for (const doc of docs) {
      const row = rowOf[doc] ?? -1;
      if (row >= 0) termStarts[row + 1] = (termStarts[row + 1] ?? 0) + 1;
    }
  });
  for (let row = 0; row < rows; row += 1)
    termStarts[row + 1] = (termStarts[row + 1] ?? 0) + (termStarts[row] ?? 0);
  const next = termStarts.slice();
  const terms = new Uint32Array(termStarts[rows] ?? 0);
  yield* inPlaces(base, (place, docs) => {
    const term = base.word('terms', place);
    for (const doc of docs) {
      const row = rowOf[doc] ?? -1;
      if (row < 0) continue;
      const at = next[row] ?? 0;
      terms[at] = term;
      next[row] = at + 1;
    }
  });
  const ranksOf = (name: 'titleRanks' | 'creatorRanks') => base.column(name).valuesOf(docs);
  return {
    ...columnsOf(WORD_COLUMNS, (name) => base.valuesOf(name, docs)),
    ...columnsOf(MOMENT_COLUMNS, (name) => Float64Array.from(docs, (doc) => base.moment(name, doc))),
    titles: { ranks: ranksOf('titleRanks'), keys: base.keysOf('title') },
    creators: { ranks: ranksOf('creatorRanks'), keys: base.keysOf('creator') },
    termStarts,
    terms,
  };
}

/** Postings that are gone through before others may run. */
const SLICE = 100_000;

/** Goes through the documents of every place, masked ones included. */
function* inPlaces(
  base: BaseSegment,
  visit: (place: number, docs: Uint32Array) => void,
): Generator<void, void> {
  const sets = new BaseSets(base);
  let gone = 0;
  for (let place = 0; place < base.sections.terms.length; place += 1) {
    visit(place, sets.list(sets.ofPlace(place)));
    base.arena.release();
    gone += base.cardOf(place) + 1;
    if (gone < SLICE) continue;
    gone = 0;
    yield;
  }
}

function joinRows(first: SegmentRows, second: SegmentRows): SegmentRows {
  const offset = first.terms.length;
  return {
    ...columnsOf(WORD_COLUMNS, (name) => joined(first[name], second[name])),
    ...columnsOf(MOMENT_COLUMNS, (name) => joined(first[name], second[name])),
    titles: joinColumns(first.titles, second.titles),
    creators: joinColumns(first.creators, second.creators),
    termStarts: joined(
      first.termStarts,
      second.termStarts.subarray(1).map((start) => start + offset),
    ),
    terms: joined(first.terms, second.terms),
  };
}

function joined<Numbers extends Uint32Array | Float64Array>(first: Numbers, second: Numbers): Numbers {
  const all = new (first.constructor as new (length: number) => Numbers)(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
