import type { BaseSegment } from './base-segment.ts';
import type { DeltaSegment } from './delta-segment.ts';
import { joinColumns, keyColumn } from './key-column.ts';
import {
  MOMENT_COLUMNS,
  type MomentColumn,
  type SegmentRows,
  WORD_COLUMNS,
  type WordColumn,
} from './segment-rows.ts';
import { inSlices } from './slices.ts';

/** The live works of a base and a delta segment as they are when this begins, in one set of rows. Yields between parts of the work. */
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
    ...columns(WORD_COLUMNS, (name) => docs.map((doc) => delta.word(name, doc))),
    ...columns(MOMENT_COLUMNS, (name) => Float64Array.from(docs, (doc) => delta.moment(name, doc))),
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
  const places = base.sections.terms.length;
  const termStarts = new Uint32Array(rows + 1);
  const lists = new ListReader(base);
  yield* inPlaces(base, places, (place) => {
    for (const doc of lists.read(place)) {
      const row = rowOf[doc] ?? -1;
      if (row >= 0) termStarts[row + 1] = (termStarts[row + 1] ?? 0) + 1;
    }
  });
  for (let row = 0; row < rows; row += 1)
    termStarts[row + 1] = (termStarts[row + 1] ?? 0) + (termStarts[row] ?? 0);
  const next = termStarts.slice();
  const terms = new Uint32Array(termStarts[rows] ?? 0);
  yield* inPlaces(base, places, (place) => {
    const term = base.word('terms', place);
    for (const doc of lists.read(place)) {
      const row = rowOf[doc] ?? -1;
      if (row < 0) continue;
      const at = next[row] ?? 0;
      terms[at] = term;
      next[row] = at + 1;
    }
  });
  return {
    ...columns(WORD_COLUMNS, (name) => picked(base.words(name), docs)),
    ...columns(MOMENT_COLUMNS, (name) => {
      const moments = base.arena.f64At(base.at(name), documents);
      return Float64Array.from(docs, (doc) => moments[doc] ?? 0);
    }),
    titles: { ranks: picked(base.words('titleRanks'), docs), keys: base.keysOf('title') },
    creators: { ranks: picked(base.words('creatorRanks'), docs), keys: base.keysOf('creator') },
    termStarts,
    terms,
  };
}

function picked(numbers: Uint32Array, docs: Uint32Array): Uint32Array {
  return docs.map((doc) => numbers[doc] ?? 0);
}

/** Postings that are gone through before others may run. */
const SLICE = 100_000;

function* inPlaces(base: BaseSegment, places: number, visit: (place: number) => void): Generator<void, void> {
  let gone = 0;
  for (let place = 0; place < places; place += 1) {
    visit(place);
    gone += base.cardOf(place) + 1;
    if (gone < SLICE) continue;
    gone = 0;
    yield;
  }
}

/** The documents of one place at a time. */
class ListReader {
  readonly #base: BaseSegment;
  #docs = new Uint32Array(0);

  constructor(base: BaseSegment) {
    this.#base = base;
  }

  read(place: number): Uint32Array {
    const { arena } = this.#base;
    const card = this.#base.cardOf(place);
    const bits = this.#base.bitsOf(place);
    if (bits === undefined) return arena.u32At(this.#base.listOf(place), card);
    if (this.#docs.length < card) this.#docs = new Uint32Array(card);
    let next = 0;
    for (let word = 0; next < card; word += 1) {
      for (let rest = arena.u32[(bits >>> 2) + word] ?? 0; rest !== 0; rest &= rest - 1) {
        this.#docs[next] = word * 32 + (31 - Math.clz32(rest & -rest));
        next += 1;
      }
    }
    return this.#docs.subarray(0, card);
  }
}

function joinRows(first: SegmentRows, second: SegmentRows): SegmentRows {
  const offset = first.terms.length;
  return {
    ...columns(WORD_COLUMNS, (name) => joined(first[name], second[name])),
    ...columns(MOMENT_COLUMNS, (name) => joinedMoments(first[name], second[name])),
    titles: joinColumns(first.titles, second.titles),
    creators: joinColumns(first.creators, second.creators),
    termStarts: joined(
      first.termStarts,
      second.termStarts.subarray(1).map((start) => start + offset),
    ),
    terms: joined(first.terms, second.terms),
  };
}

function joined(first: Uint32Array, second: Uint32Array): Uint32Array {
  const all = new Uint32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function joinedMoments(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function columns<Name extends WordColumn | MomentColumn, Numbers>(
  names: readonly Name[],
  make: (name: Name) => Numbers,
): Record<Name, Numbers> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Numbers>;
}
