import { everyDocument, type Hits } from './hits.ts';
import { matchSegment } from './match-segment.ts';
import { mergeSegments } from './merge-segments.ts';
import { prepareQuery } from './prepare-query.ts';
import { normsOf, statisticsOf } from './ranking.ts';
import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import type { TextDocument } from './text-document.ts';
import { readQuery, type TextQuery } from './text-query.ts';
import { documentsIn, type WorkSet } from './work-set.ts';

/** Works that match, in no order, and how well each does. */
export type MatchedWorks = { works: Uint32Array; scores: Float64Array };
/** How many works match, and the best of them, best first; equals follow with the greatest id first. */
export type BestWorks = { total: number; works: { work: number; score: number }[] };

/** A segment with the documents in it that are gone: 1 for each, or null where all are there. */
export type LiveSegment = {
  readonly segment: Segment;
  readonly dead: Uint8Array | null;
  readonly gone: number;
};

/** So many segments of about one size become one. */
const MERGED_AT_ONCE = 8;
/** Sizes are about the same within so many times. */
const SIZE_STEP = 8;
/** A segment of which more than a part of four is gone is written anew. */
const MOST_GONE = 0.25;
/** The largest segment that is made by merging, in bytes: as much is in memory while that is done. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Bytes of gathered words at which a segment is made of them: about as many bytes of text, half as much again in memory. */
const USUAL_BATCH = 32 * 1024 * 1024;

/** Full text of works: what is saved is found at once. */
export class TextIndex {
  #segments: LiveSegment[];
  readonly #builder = new SegmentBuilder();
  readonly #batch: number;

  /** `segments` as {@link segments} gave them; no work may be there in two. `batch`: see {@link USUAL_BATCH}. */
  constructor(segments: readonly LiveSegment[] = [], batch = USUAL_BATCH) {
    this.#segments = [...segments];
    this.#batch = batch;
  }

  /** The segments as they are now. None of them changes. */
  get segments(): readonly LiveSegment[] {
    this.#settle();
    return this.#segments;
  }

  /** The segments that were made, without what is still gathered. */
  get made(): readonly LiveSegment[] {
    return this.#segments;
  }

  /** How many works there are. */
  get size(): number {
    return this.segments.reduce((sum, { segment, gone }) => sum + segment.documents - gone, 0);
  }

  /** The languages of the works (BCP 47). */
  get languages(): string[] {
    return [...new Set(this.segments.flatMap(({ segment }) => Object.keys(segment.parts.languages)))].sort();
  }

  /** The stamp that a work was saved with, or null where it is not here. */
  stampOf(work: number): number | null {
    const gathered = this.#builder.stampOf(work);
    if (gathered !== undefined) return gathered;
    for (const { segment, dead } of this.#segments) {
      const document = segment.documentOf(work);
      if (document >= 0 && dead?.[document] !== 1) return segment.parts.stamps[document] ?? 0;
    }
    return null;
  }

  /** How many works have a folded word, counting those that were replaced or removed a while ago. */
  worksWith(word: string): number {
    return this.segments.reduce((sum, { segment }) => sum + (segment.find(word)?.documents ?? 0), 0);
  }

  /** Adds works, or replaces those with the same id. */
  save(documents: Iterable<TextDocument>): void {
    for (const document of documents) {
      this.#builder.add(document);
      if (this.#builder.bytes >= this.#batch) this.#settle();
    }
  }

  remove(works: readonly number[]): void {
    for (const work of works) this.#builder.remove(work);
    this.#segments = this.#segments.map((live) => withoutWorks(live, works));
    this.#tidy();
  }

  /** Puts a segment with the same documents in the place of one: the same bytes, read from elsewhere. */
  replace(segment: Segment, by: Segment): void {
    this.#segments = this.#segments.map((live) =>
      live.segment === segment ? { ...live, segment: by } : live,
    );
  }

  /** Makes one segment of all, as far as its size allows: quickest to ask, and slow to make. */
  mergeAll(): void {
    this.#merge(this.segments.filter(({ segment }) => segment.bytes < MOST_BYTES / 2));
  }

  /** Every work that matches, among those of a set where one is given. */
  match(query: TextQuery, within: WorkSet | null = null): MatchedWorks {
    const found = this.#match(query, within);
    const total = found.reduce((sum, { hits }) => sum + hits.documents.length, 0);
    const works = new Uint32Array(total);
    const scores = new Float64Array(total);
    let at = 0;
    for (const { segment, hits } of found) {
      for (let index = 0; index < hits.documents.length; index += 1)
        works[at + index] = segment.parts.works[hits.documents[index] ?? 0] ?? 0;
      scores.set(hits.scores, at);
      at += hits.documents.length;
    }
    return { works, scores };
  }

  /** How many works match, and the best `limit` of them after the first `offset`. */
  best(query: TextQuery, { within = null, limit, offset = 0 }: BestOptions): BestWorks {
    const { works, scores } = this.match(query, within);
    return { total: works.length, works: bestOf(works, scores, offset + limit).slice(offset) };
  }

  #match(query: TextQuery, within: WorkSet | null): { segment: Segment; hits: Hits }[] {
    const read = readQuery(query);
    if (read === null) return [];
    const segments = this.segments.map(({ segment }) => segment);
    const statistics = statisticsOf(segments);
    const prepared = prepareQuery(read, segments, statistics, this.languages);
    return this.#segments.map(({ segment, dead }, place) => {
      const candidates = within === null ? null : documentsIn(segment, within);
      const scope = { segment, place, norms: normsOf(segment, statistics) };
      return { segment, hits: living(matchSegment(prepared, scope, candidates), dead) };
    });
  }

  /** Makes a segment of what was gathered. */
  #settle(): void {
    if (this.#builder.isEmpty) return;
    const segment = this.#builder.finish();
    const works = [...segment.parts.works];
    this.#segments = this.#segments.map((live) => withoutWorks(live, works));
    this.#segments.push({ segment, dead: null, gone: 0 });
    this.#tidy();
  }

  /** Merges segments of about one size once there are many, and writes anew what is full of holes. */
  #tidy(): void {
    for (const live of this.#segments)
      if (live.gone > live.segment.documents * MOST_GONE) this.#merge([live]);
    for (;;) {
      const group = this.#crowded();
      if (group === null) return;
      this.#merge(group);
    }
  }

  /** Segments of about one size, of which there are too many, the smallest as far as one may be large; or null. */
  #crowded(): LiveSegment[] | null {
    const bySize = Map.groupBy(this.#segments, ({ segment }) =>
      Math.floor(Math.log(1 + segment.bytes) / Math.log(SIZE_STEP)),
    );
    for (const group of bySize.values()) {
      let total = 0;
      const smallest = group
        .sort((a, b) => a.segment.bytes - b.segment.bytes)
        .filter(({ segment }) => {
          total += segment.bytes;
          return total < MOST_BYTES;
        });
      if (smallest.length >= MERGED_AT_ONCE) return smallest;
    }
    return null;
  }

  #merge(group: readonly LiveSegment[]): void {
    if (group.length === 0) return;
    const left = this.#segments.filter((live) => !group.includes(live));
    const segment = mergeSegments(group);
    this.#segments = segment.documents === 0 ? left : [...left, { segment, dead: null, gone: 0 }];
  }
}

/** Which of the matching works, and how many. */
export type BestOptions = { within?: WorkSet | null; limit: number; offset?: number };

function withoutWorks(live: LiveSegment, works: readonly number[]): LiveSegment {
  const { segment } = live;
  let { dead, gone } = live;
  for (const work of works) {
    const document = segment.documentOf(work);
    if (document < 0 || dead?.[document] === 1) continue;
    if (dead === live.dead) dead = dead?.slice() ?? new Uint8Array(segment.documents);
    if (dead) dead[document] = 1;
    gone += 1;
  }
  return gone === live.gone ? live : { segment, dead, gone };
}

function living(hits: Hits, dead: Uint8Array | null): Hits {
  if (dead === null) return hits;
  const places = everyDocument(hits.documents.length).filter((at) => dead[hits.documents[at] ?? 0] !== 1);
  return {
    documents: places.map((at) => hits.documents[at] ?? 0),
    scores: Float64Array.from(places, (at) => hits.scores[at] ?? 0),
  };
}

/** The best works, best first: a heap whose top is the worst that is kept. */
function bestOf(works: Uint32Array, scores: Float64Array, count: number): { work: number; score: number }[] {
  const isBefore = (a: number, b: number) => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference > 0 || (difference === 0 && (works[a] ?? 0) > (works[b] ?? 0));
  };
  const heap: number[] = [];
  for (let at = 0; at < works.length; at += 1) {
    if (heap.length < count) {
      heap.push(at);
      if (heap.length === count)
        for (let parent = count >> 1; parent >= 0; parent -= 1) sink(heap, parent, isBefore);
    } else if (count > 0 && isBefore(at, heap[0] ?? 0)) {
      heap[0] = at;
      sink(heap, 0, isBefore);
    }
  }
  return heap
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))
    .map((at) => ({ work: works[at] ?? 0, score: scores[at] ?? 0 }));
}

function sink(heap: number[], from: number, isBefore: (a: number, b: number) => boolean): void {
  let place = from;
  for (;;) {
    let worst = place;
    for (const child of [2 * place + 1, 2 * place + 2])
      if (child < heap.length && isBefore(heap[worst] ?? 0, heap[child] ?? 0)) worst = child;
    if (worst === place) return;
    const moved = heap[place] ?? 0;
    heap[place] = heap[worst] ?? 0;
    heap[worst] = moved;
    place = worst;
  }
}
