import type { WorkId } from '#catalogue';
import type { TextHits } from './evaluate.ts';
import type { LibraryTables } from './library-tables.ts';
import type { Sort } from './query.ts';

/** Beyond so many works from the top, all are sorted; up to it, only the best are kept while going through. */
const MOST_KEPT = 1000;
/** Damping of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). */
const FUSION = 60;

/** Whether document `a` stands before `b`. Every order is total: works that are equal in it follow with the newest id first. */
type Before = (a: number, b: number) => boolean;

/**
 * One page of documents in an order. Works without what is sorted by (a date, a creator) come last in either direction. Relevance adds up
 * 1 / (60 + place) over the text answers of the words wanted; works found by a tag only follow. Random orders of
 * one seed agree as long as works have their ids.
 */
export function pageOf(
  docs: Uint32Array,
  tables: LibraryTables,
  sort: Sort,
  page: { offset: number; limit: number },
  wanted: TextHits,
): WorkId[] {
  const before = orderOf(tables, sort, wanted);
  const end = page.offset + page.limit;
  const best = end > MOST_KEPT ? sortAll(docs, before) : keepBest(docs, end, before);
  return best.slice(page.offset, end).map((doc) => tables.columns.idOf(doc));
}

function orderOf(tables: LibraryTables, sort: Sort, wanted: TextHits): Before {
  const { columns } = tables;
  const ids = columns.column('id');
  const keyOf = keysFor(tables, sort, wanted);
  const sign = sort.descending ? 1 : -1;
  const hasGaps = sort.by !== 'words' && sort.by !== 'chapters';
  return (a, b) => {
    const left = keyOf(a);
    const right = keyOf(b);
    if (left === right) return (ids[a] ?? 0) > (ids[b] ?? 0);
    if (hasGaps && (left === 0 || right === 0)) return right === 0;
    return sign * (left - right) > 0;
  };
}

/** The number a document is sorted by; 0 stands for none, except in counts. */
function keysFor(tables: LibraryTables, sort: Sort, wanted: TextHits): (doc: number) => number {
  const { columns } = tables;
  const read = (numbers: Float64Array | Uint32Array) => (doc: number) => numbers[doc] ?? 0;
  switch (sort.by) {
    case 'added':
    case 'updated':
    case 'words':
    case 'chapters':
      return read(columns.column(sort.by));
    case 'kudos': {
      const kudos = columns.column('kudos');
      return (doc) => (kudos[doc] ?? -1) + 1;
    }
    case 'published':
      return read(columns.column('publishedFrom'));
    case 'title':
      return read(columns.titles.ranks());
    case 'creator':
      return read(columns.creators.ranks());
    case 'random': {
      const ids = columns.column('id');
      const seed = sort.seed ?? 0;
      return (doc) => shuffled(ids[doc] ?? 0, seed);
    }
    case 'relevance': {
      const scores = scoresOf(tables, wanted);
      return (doc) => scores.get(doc) ?? 0;
    }
  }
}

function scoresOf(tables: LibraryTables, wanted: TextHits): Map<number, number> {
  const scores = new Map<number, number>();
  for (const ids of wanted.values()) {
    ids.forEach((id, place) => {
      const doc = tables.documentOf(id);
      if (doc !== undefined) scores.set(doc, (scores.get(doc) ?? 0) + 1 / (FUSION + place + 1));
    });
  }
  return scores;
}

/** The best documents, best first, by a heap whose top is the worst kept. */
function keepBest(docs: Uint32Array, count: number, before: Before): number[] {
  const heap: number[] = [];
  for (const doc of docs) {
    if (heap.length < count) {
      heap.push(doc);
      siftUp(heap, before);
    } else if (before(doc, heap[0] ?? 0)) {
      heap[0] = doc;
      siftDown(heap, before);
    }
  }
  return sortAll(heap, before);
}

function siftUp(heap: number[], before: Before): void {
  let place = heap.length - 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!before(heap[parent] ?? 0, heap[place] ?? 0)) return;
    swap(heap, place, parent);
    place = parent;
  }
}

function siftDown(heap: number[], before: Before): void {
  let place = 0;
  for (;;) {
    let worst = place;
    for (const child of [2 * place + 1, 2 * place + 2])
      if (child < heap.length && before(heap[worst] ?? 0, heap[child] ?? 0)) worst = child;
    if (worst === place) return;
    swap(heap, place, worst);
    place = worst;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] ?? 0;
  heap[a] = heap[b] ?? 0;
  heap[b] = kept;
}

function sortAll(docs: Uint32Array | readonly number[], before: Before): number[] {
  return Array.from(docs).sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
}

/** A number from 1 to 2³² that looks random, the same for one id and seed (the finalizer of MurmurHash3). */
function shuffled(id: number, seed: number): number {
  let mixed = (id ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) + 1;
}
