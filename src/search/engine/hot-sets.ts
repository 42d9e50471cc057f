import { FACET_KINDS } from '../results.ts';
import type { BaseSegment } from './base-segment.ts';
import { BaseSets } from './base-sets.ts';
import { type PlaceCount, readPairs } from './place-counts.ts';
import { RecordCounter } from './record-counter.ts';
import { HOT_KEPT } from './segment-layout.ts';

/** Words of one kind: how many pairs there are, and room for them. */
const KIND_WORDS = 1 + 2 * HOT_KEPT;
/** Words of one hot set in the section. */
export const HOT_WORDS = FACET_KINDS.length * KIND_WORDS;

/** Counts every hot set and keeps the greatest counts of each kind. Yields after each. */
export function* fillHotSets(segment: BaseSegment): Generator<void, void> {
  const sets = new BaseSets(segment);
  const counter = new RecordCounter(sets);
  const places = segment.words('hotPlaces').slice();
  for (const [index, place] of places.entries()) {
    counter.count(place === 0 ? sets.every() : sets.ofPlace(place - 1));
    counter.countTails();
    for (let kind = 0; kind < FACET_KINDS.length; kind += 1) {
      const best = counter.topPlaces(kind, HOT_KEPT);
      const at = (segment.at('hotCounts') >>> 2) + index * HOT_WORDS + kind * KIND_WORDS;
      const { u32 } = segment.arena;
      u32[at] = best.length;
      best.forEach((one, nth) => {
        u32[at + 1 + 2 * nth] = one.place;
        u32[at + 2 + 2 * nth] = one.count;
      });
    }
    counter.clear();
    segment.arena.release();
    yield;
  }
}

/** The greatest counts kept of hot sets. */
export class HotSets {
  readonly #segment: BaseSegment;
  readonly #indexes = new Map<number, number>();

  constructor(segment: BaseSegment) {
    this.#segment = segment;
    segment.words('hotPlaces').forEach((place, index) => {
      this.#indexes.set(place - 1, index);
    });
  }

  /** Whether counts of a place are kept. */
  has(place: number): boolean {
    return this.#indexes.has(place);
  }

  /** What is kept of a place, or of all documents for -1: the greatest counts of a kind, and whether those are all there are. */
  best(place: number, kind: number): { best: PlaceCount[]; isAll: boolean } {
    const index = this.#indexes.get(place) ?? 0;
    const { u32 } = this.#segment.arena;
    const at = (this.#segment.at('hotCounts') >>> 2) + index * HOT_WORDS + kind * KIND_WORDS;
    const length = u32[at] ?? 0;
    return { best: readPairs(u32, at + 1, length), isAll: length < HOT_KEPT };
  }
}
