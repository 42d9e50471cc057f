import { TERM_KINDS, type TermKind } from '../names/kinds.ts';
import { FACET_KINDS } from '../results.ts';
import type { KernelChoice } from './arena.ts';
import { BaseSegment } from './base-segment.ts';
import { type BuiltColumns, buildColumns } from './build-columns.ts';
import { type BuiltPostings, buildPostings } from './build-postings.ts';
import { planRecords, type RecordPlan, writeRecords } from './build-records.ts';
import { byFallingCard, chooseHeads, type Heads, MOST_HEADS } from './choose-heads.ts';
import { documentRows } from './document-rows.ts';
import { fillArena, type Numbers } from './fill-segment.ts';
import { fillHotSets, HOT_WORDS } from './hot-sets.ts';
import { sortedDocuments } from './order-base.ts';
import { orderTerms } from './order-terms.ts';
import { orderWorks } from './order-works.ts';
import { packKeys } from './packed-keys.ts';
import type { SectionName } from './segment-layout.ts';
import type { SegmentRows, TermNames } from './segment-rows.ts';
import { inSlices } from './slices.ts';

/** Kinds of few values: each document's are one number in either group. */
const SIGNATURE_KINDS: readonly (readonly TermKind[])[] = [
  ['rating', 'warning', 'category', 'status'],
  ['language', 'length', 'year'],
];
/** A place is hot when one document in so many has it, and it has no fewer than this. */
const HOT_SHARE = 250;
const LEAST_HOT = 512;

/** Limits that tests lower to meet every case in few works. */
export type SegmentOptions = {
  /** The most heads. */
  heads?: number;
  kernels?: KernelChoice;
  /** Places with so many documents have their greatest counts kept. */
  hotLeast?: number;
};

/**
 * Builds a base segment. `before` may be the terms of an older segment in the order of their places. Yields between parts of the
 * work, each a few milliseconds long but for single passes over a column.
 */
export function* buildSegment(
  rows: SegmentRows,
  names: TermNames,
  options: SegmentOptions = {},
  before: Uint32Array = new Uint32Array(0),
): Generator<void, BaseSegment> {
  const documents = rows.ids.length;
  const numbered = yield* numberPlaces(rows, names, before);
  const { cards, kindStarts, places, workOf } = numbered;
  const groupOf = groupsOf(kindStarts);
  const docRows = yield* documentRows(rows, workOf, places);
  const falling = byFallingCard(cards);
  yield;
  const counted = falling.filter((place) => place < groupOf.length);
  const heads = chooseHeads(counted, cards, kindStarts, options.heads ?? MOST_HEADS);
  yield;
  const plan = yield* planRecords(docRows, groupOf, heads.headOf);
  const hotLeast = options.hotLeast ?? Math.max(LEAST_HOT, documents / HOT_SHARE);
  const hot = counted.subarray(
    0,
    lengthWhile(counted, (place) => (cards[place] ?? 0) >= hotLeast),
  );
  const built = {
    columns: yield* buildColumns(rows, workOf),
    postings: yield* buildPostings(docRows, cards, falling),
  };
  const { arena, sections } = fillArena(
    contentsOf(numbered, rows, plan, { ...heads, hot }, built),
    options.kernels,
  );
  yield;
  const records = arena.u16At(sections.records.at, sections.records.length);
  yield* writeRecords(docRows, groupOf, plan, records);
  const most = Math.max(0, ...heads.tailMost);
  const segment = new BaseSegment(arena, sections, {
    documents,
    columns: built.columns.facts,
    titles: rows.titles.keys.length,
    creators: rows.creators.keys.length,
    kindStarts,
    headStarts: heads.headStarts,
    tailMost: heads.tailMost,
    tailWidth: most < 0x100 ? 1 : most < 0x10000 ? 2 : 4,
  });
  const order = yield* sortedDocuments(segment, 'added', true);
  segment.words('addedOrder').set(order);
  yield* fillHotSets(segment);
  return segment;
}

type Numbered = {
  /** The term of each place, and how many documents it has. */
  terms: Uint32Array;
  cards: Uint32Array;
  kindStarts: number[];
  /** The place of each term. */
  places: Uint32Array;
  /** The row of each document. */
  workOf: Uint32Array;
};

/** Gives the terms their places and the works their documents. */
function* numberPlaces(rows: SegmentRows, names: TermNames, before: Uint32Array): Generator<void, Numbered> {
  const cardsOfTerms = new Uint32Array(names.size);
  yield* inSlices(rows.terms.length, (from, to) => {
    for (let at = from; at < to; at += 1) {
      const term = rows.terms[at] ?? 0;
      cardsOfTerms[term] = (cardsOfTerms[term] ?? 0) + 1;
    }
  });
  const { terms, kindStarts } = yield* orderTerms(names, cardsOfTerms, TERM_KINDS.length, before);
  const places = new Uint32Array(names.size);
  const cards = new Uint32Array(terms.length);
  terms.forEach((term, place) => {
    places[term] = place;
    cards[place] = cardsOfTerms[term] ?? 0;
  });
  yield;
  const workOf = yield* orderWorks(rows, { kindCodes: names.kindCodes, cards: cardsOfTerms, places });
  return { terms, cards, kindStarts, places, workOf };
}

/** What all sections hold, or how long they are where they are filled later. */
function contentsOf(
  { terms, cards }: Numbered,
  rows: SegmentRows,
  plan: RecordPlan,
  chosen: Heads & { hot: Uint32Array },
  { columns, postings }: { columns: BuiltColumns; postings: BuiltPostings },
): Record<SectionName, Numbers | number> {
  const documents = rows.ids.length;
  const [first, second] = [plan.sets[0].table(), plan.sets[1].table()];
  const titles = packKeys(rows.titles.keys);
  const creators = packKeys(rows.creators.keys);
  const hotPlaces = Uint32Array.of(0, ...chosen.hot.map((place) => place + 1));
  return {
    ...columns.sections,
    titleStarts: titles.starts,
    titleBytes: titles.bytes,
    creatorStarts: creators.starts,
    creatorBytes: creators.bytes,
    addedOrder: documents,
    terms,
    cards,
    listStarts: postings.lists.starts,
    lists: postings.lists.bytes,
    densePlaces: postings.densePlaces,
    denseBits: postings.denseBits,
    headPlaces: chosen.headPlaces,
    placesByCard: chosen.placesByCard,
    recordStarts: plan.starts,
    records: plan.starts[documents] ?? 0,
    firstStarts: first.starts,
    firstHeads: first.heads,
    secondStarts: second.starts,
    secondHeads: second.heads,
    hotPlaces,
    hotCounts: hotPlaces.length * HOT_WORDS,
  };
}

/** How many elements stand before the first that fails a test. */
function lengthWhile(places: Uint32Array, test: (place: number) => boolean): number {
  const length = places.findIndex((place) => !test(place));
  return length < 0 ? places.length : length;
}

/** For each place that facets count, which stand before all others, the group of its kind: 1 and 2 in signatures, 0 in rows. */
function groupsOf(kindStarts: readonly number[]): Uint8Array {
  const groups = new Uint8Array(kindStarts[FACET_KINDS.length] ?? 0);
  FACET_KINDS.forEach((kind, code) => {
    const group = SIGNATURE_KINDS.findIndex((kinds) => kinds.includes(kind)) + 1;
    groups.fill(group, kindStarts[code], kindStarts[code + 1]);
  });
  return groups;
}
