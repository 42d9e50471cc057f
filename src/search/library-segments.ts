import type { WorkFacets, WorkId } from '#catalogue';
import type { BaseSegment } from './engine/base-segment.ts';
import { BaseSets } from './engine/base-sets.ts';
import { buildSegment, type SegmentOptions } from './engine/build-segment.ts';
import { BaseCounter, type CountLimits } from './engine/count-base.ts';
import { DeltaCounter } from './engine/count-delta.ts';
import { DeltaSegment } from './engine/delta-segment.ts';
import { DeltaSets } from './engine/delta-sets.ts';
import { BaseOrders } from './engine/order-base.ts';
import { rowsOfSegments } from './engine/segment-works.ts';
import { atOnce } from './engine/slices.ts';
import type { TermTable } from './names/term-table.ts';
import { Relevance } from './relevance.ts';
import { termsOfWork } from './work-terms.ts';

/** A base segment with what finds, counts and sorts in it. */
export type OpenBase = {
  segment: BaseSegment;
  sets: BaseSets;
  counter: BaseCounter;
  orders: BaseOrders;
  relevance: Relevance;
};

/** A merge begins when so many works came or went since the last one, and one in so many of all. */
const LEAST_MERGED = 4096;
const MERGED_SHARE = 64;
/** A merge begins when nothing changed for so long, or when this share of all works changed. */
const QUIET_MS = 500;
const URGENT_SHARE = 4;
/** A merge lets others run after so long. */
const SLICE_MS = 4;

/** Limits that tests lower to meet every case in few works. */
export type LibraryOptions = SegmentOptions & CountLimits & { mergeAfter?: number };

/**
 * Every work in one of two segments: the base, which is quick and does not change, or the delta, which holds what was saved since. A
 * work that was saved anew or removed is masked in the base. When the delta has grown, both are merged into a new base between other work.
 */
export class LibrarySegments {
  readonly terms: TermTable;
  readonly lateCounter = new DeltaCounter();
  readonly lateRelevance = new Relevance();
  readonly #options: LibraryOptions;
  #base: OpenBase | null;
  #delta = new DeltaSegment();
  #deltaSets = new DeltaSets(this.#delta);
  /** Works of the base that were masked since it was built. */
  #masked = 0;
  /** What changed since the merge under way began: a work, or null for one that is gone. */
  #sinceMerge: Map<WorkId, WorkFacets | null> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isFilling = false;

  constructor(terms: TermTable, base: BaseSegment | null, options: LibraryOptions = {}) {
    this.terms = terms;
    terms.worksOf = (term) => this.worksOf(term);
    this.#options = options;
    this.#base = base === null ? null : opened(base, options);
  }

  /** Works. */
  get size(): number {
    return (this.#base?.segment.size ?? 0) + this.#delta.size;
  }

  /** Whether all works are in the base segment. */
  get isSettled(): boolean {
    return this.#delta.documents === 0 && this.#masked === 0;
  }

  get base(): OpenBase | null {
    return this.#base;
  }

  get delta(): DeltaSets {
    return this.#deltaSets;
  }

  /** How many works have a term now. */
  worksOf(term: number): number {
    return this.#delta.worksOf(term) + (this.#base?.segment.worksOf(term) ?? 0);
  }

  /** Whether some work has the term now. */
  isUsed(term: number): boolean {
    return this.worksOf(term) > 0;
  }

  save(work: WorkFacets): void {
    this.#take(work.id);
    this.#delta.add(work, termsOfWork(this.terms, work));
    this.#sinceMerge?.set(work.id, work);
    this.#tidy();
  }

  remove(id: WorkId): void {
    this.#take(id);
    this.#sinceMerge?.set(id, null);
    this.#tidy();
  }

  /** Adds works, many of them, and merges once at the end. */
  async fill(pages: AsyncIterable<readonly WorkFacets[]>): Promise<void> {
    this.#isFilling = true;
    try {
      for await (const works of pages) for (const work of works) this.save(work);
    } finally {
      this.#isFilling = false;
    }
    if (this.#isMergeDue()) this.settle();
  }

  /** Merges all that came since into the base, at once. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sinceMerge = null;
    if (!this.isSettled) this.#exchange(atOnce(this.#merged()), []);
  }

  #take(id: WorkId): void {
    this.#delta.remove(id);
    if (this.#base?.segment.mask(id)) this.#masked += 1;
  }

  #tidy(): void {
    if (this.#sinceMerge !== null || this.#isFilling) return;
    if (this.#delta.isWorn) this.#delta.clearDead();
    if (!this.#isMergeDue()) return;
    if (this.#timer !== undefined && this.#changed > this.size / URGENT_SHARE) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#mergeSlowly().catch((thrown) => this.#giveUp(thrown));
    }, QUIET_MS);
    this.#timer.unref?.();
  }

  get #changed(): number {
    return this.#delta.size + this.#masked;
  }

  #isMergeDue(): boolean {
    const least = this.#options.mergeAfter ?? LEAST_MERGED;
    return this.#changed >= Math.max(least, this.size / MERGED_SHARE);
  }

  /** The next base: all works there are when this begins. */
  *#merged(): Generator<void, OpenBase> {
    const before = this.#base;
    const rows = yield* rowsOfSegments(before?.segment ?? null, this.#delta);
    const order = before === null ? new Uint32Array(0) : before.segment.words('terms').slice();
    const base = opened(yield* buildSegment(rows, this.terms, this.#options, order), this.#options);
    for (const [by, descending] of before?.orders.made ?? []) yield* base.orders.make(by, descending);
    return base;
  }

  async #mergeSlowly(): Promise<void> {
    const since = new Map<WorkId, WorkFacets | null>();
    this.#sinceMerge = since;
    const steps = this.#merged();
    let started = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done) {
        this.#sinceMerge = null;
        this.#exchange(step.value, since);
        return;
      }
      if (performance.now() - started < SLICE_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#sinceMerge !== since) return;
      started = performance.now();
    }
  }

  /** Without memory for a new base the delta goes on growing. */
  #giveUp(thrown: unknown): void {
    this.#sinceMerge = null;
    if (!(thrown instanceof RangeError)) throw thrown;
  }

  /** Takes a new base, and a delta of what changed since it was begun. */
  #exchange(base: OpenBase, since: Iterable<[WorkId, WorkFacets | null]>): void {
    this.#base = base;
    this.#delta = new DeltaSegment();
    this.#deltaSets = new DeltaSets(this.#delta);
    this.#masked = 0;
    for (const [id, work] of since) {
      if (base.segment.mask(id)) this.#masked += 1;
      if (work !== null) this.#delta.add(work, termsOfWork(this.terms, work));
    }
    this.#tidy();
  }
}

function opened(segment: BaseSegment, limits: CountLimits): OpenBase {
  const sets = new BaseSets(segment);
  const counter = new BaseCounter(sets, limits);
  return { segment, sets, counter, orders: new BaseOrders(sets), relevance: new Relevance() };
}
