import { sortKey } from '#text';
import { buildSegment } from './engine/build-segment.ts';
import { picked } from './engine/columns.ts';
import { type KeyColumn, keyColumn } from './engine/key-column.ts';
import type { SegmentRows } from './engine/segment-rows.ts';
import { atOnce } from './engine/slices.ts';
import { indexOfLibrary } from './facet-index.ts';
import { type LibraryOptions, LibrarySegments } from './library-segments.ts';
import type { TermKind } from './names/kinds.ts';
import { TermTable } from './names/term-table.ts';
import type { SearchIndex } from './search-index.ts';

/** Works in columns, for libraries that come in one piece. Every column has one entry for each work. */
export type ColumnarWorks = {
  /** Work numbers, each once, from 1 to below 2³², in any order. */
  ids: ArrayLike<number>;
  batches: Uint32Array;
  words: Uint32Array;
  chapters: Uint32Array;
  /** Kudos, -1 where unknown. */
  kudos: Int32Array;
  /** First and last day of the published date as numbers like 20040131, both 0 where unknown. */
  publishedFrom: Uint32Array;
  publishedTo: Uint32Array;
  /** Milliseconds since 1970, 0 where unknown. */
  added: Float64Array;
  updated: Float64Array;
  /** What titles sort by, as `sortKey` of the text room makes it; null where they need no order. */
  titleKeys: readonly string[] | null;
  /** The name of each work's first creator, -1 where it has none. */
  firstCreators: Int32Array;
  /** The names of work `w` are `terms[termStarts[w]] … terms[termStarts[w + 1] - 1]`, in any order, each once. */
  termStarts: Uint32Array;
  terms: Uint32Array;
  /** Names with their kinds; members of relationships by the number of the name, where the name does not spell them. */
  names: {
    kinds: readonly TermKind[];
    texts: readonly string[];
    members?: ReadonlyMap<number, readonly string[]>;
  };
};

const DAY_MS = 86_400_000;

/**
 * A facet index of works in columns. A work has the terms given and no others: what `save` makes of a work (a warning that was not stated, the words
 * of its title) must be among them. Names that no work has are not kept, and nothing of what is given is. Throws a RangeError where there is no memory for it.
 */
export function buildSearchIndex(works: ColumnarWorks, options: LibraryOptions = {}): SearchIndex {
  const terms = new TermTable();
  const interned = internNames(terms, works);
  const rows: SegmentRows = {
    ids: Uint32Array.from(works.ids),
    batch: works.batches,
    words: works.words,
    chapters: works.chapters,
    kudos: Uint32Array.from(works.kudos, (kudos) => kudos + 1),
    publishedFrom: works.publishedFrom,
    publishedTo: works.publishedTo,
    addedDay: daysOf(works.added),
    updatedDay: daysOf(works.updated),
    added: works.added,
    updated: works.updated,
    titles: works.titleKeys === null ? noKeys(works.ids.length) : atOnce(keyColumn(works.titleKeys)),
    creators: creatorKeys(works),
    ...termRows(works, interned),
  };
  const { size, kindCodes } = terms;
  const { texts } = works.names;
  const names = {
    size,
    kindCodes,
    nameOf: (term: number) => (texts[interned.nameOf[term] ?? 0] ?? '').toWellFormed(),
  };
  const base = atOnce(buildSegment(rows, names, options));
  return indexOfLibrary(new LibrarySegments(terms, base, options));
}

/** Names as terms: the term of each name, the first name of each term, and whether no two names are one term. */
type Interned = { termOf: Uint32Array; nameOf: Uint32Array; areDistinct: boolean };

/** Names that no work has are left out. */
function internNames(table: TermTable, { terms, names: { kinds, texts, members } }: ColumnarWorks): Interned {
  const isUsed = new Uint8Array(texts.length);
  for (let at = 0; at < terms.length; at += 1) isUsed[terms[at] ?? 0] = 1;
  const used = isUsed.reduce((sum, one) => sum + one, 0);
  table.reserve(used);
  const termOf = new Uint32Array(texts.length);
  const nameOf = new Uint32Array(used);
  texts.forEach((text, name) => {
    if (isUsed[name] !== 1) return;
    const { size } = table;
    const term = table.intern(kinds[name] ?? 'tag', text, members?.get(name));
    termOf[name] = term;
    if (term === size) nameOf[term] = name;
  });
  return { termOf, nameOf, areDistinct: table.size === used };
}

function noKeys(length: number): KeyColumn {
  return { ranks: new Uint32Array(length), keys: [] };
}

/** The names as terms; those that fold alike are one, and a work has it once. */
function termRows(
  { termStarts, terms }: ColumnarWorks,
  { termOf, nameOf, areDistinct }: Interned,
): { termStarts: Uint32Array; terms: Uint32Array } {
  if (areDistinct) return { termStarts, terms: picked(termOf, terms) };
  const starts = new Uint32Array(termStarts.length);
  const kept = new Uint32Array(terms.length);
  const lastWork = new Uint32Array(nameOf.length);
  let next = 0;
  for (let work = 0; work + 1 < termStarts.length; work += 1) {
    for (let at = termStarts[work] ?? 0; at < (termStarts[work + 1] ?? 0); at += 1) {
      const term = termOf[terms[at] ?? 0] ?? 0;
      if (lastWork[term] === work + 1) continue;
      lastWork[term] = work + 1;
      kept[next] = term;
      next += 1;
    }
    starts[work + 1] = next;
  }
  return { termStarts: starts, terms: kept.subarray(0, next) };
}

/** The names of first creators are sorted, each once, rather than those of all works. */
function creatorKeys({ firstCreators, names }: ColumnarWorks): KeyColumn {
  const used = [...new Set(firstCreators)].filter((name) => name >= 0);
  const { ranks, keys } = atOnce(keyColumn(used.map((name) => sortKey(names.texts[name] ?? ''))));
  const rankOf = new Uint32Array(names.texts.length);
  used.forEach((name, place) => {
    rankOf[name] = ranks[place] ?? 0;
  });
  return { ranks: Uint32Array.from(firstCreators, (name) => rankOf[name] ?? 0), keys };
}

/** Days of the calendar in UTC, as numbers like 20040131. */
function daysOf(moments: Float64Array): Uint32Array {
  const known = new Map<number, number>();
  const days = new Uint32Array(moments.length);
  for (let work = 0; work < moments.length; work += 1) {
    const moment = moments[work] ?? 0;
    if (moment === 0) continue;
    const day = Math.floor(moment / DAY_MS);
    const number = known.get(day) ?? dayNumber(day);
    known.set(day, number);
    days[work] = number;
  }
  return days;
}

function dayNumber(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}
