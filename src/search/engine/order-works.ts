import { kindCode, type TermKind } from '../names/kinds.ts';
import { counting, sortedByWords } from './radix.ts';
import type { SegmentRows } from './segment-rows.ts';
import { inSlices } from './slices.ts';

/** Kinds of few values that works of one fandom are ordered by, the first before all. Each has eight bits of a key. */
const ORDERED_KINDS: readonly TermKind[] = ['rating', 'category', 'warning'];

/** What is known of terms: their kinds' codes, how many works have each, and their places. */
type OrderedTerms = { kindCodes: Uint8Array; cards: Uint32Array; places: Uint32Array };

/**
 * The order in which works become documents: by their most used fandom, then by rating, categories and warnings, then by the day they were
 * published, so that what is found together stands together.
 */
export function* orderWorks(
  rows: SegmentRows,
  { kindCodes, cards, places }: OrderedTerms,
): Generator<void, Uint32Array> {
  const { termStarts, terms, publishedFrom, ids } = rows;
  const fandom = kindCode('fandom');
  const shifts = shiftsOfKinds();
  const primary = new Uint32Array(ids.length);
  const closed = new Uint32Array(ids.length);
  yield* inSlices(ids.length, (from, to) => {
    for (let work = from; work < to; work += 1) {
      let most = 0;
      let key = 0;
      for (let at = termStarts[work] ?? 0; at < (termStarts[work + 1] ?? 0); at += 1) {
        const term = terms[at] ?? 0;
        const code = kindCodes[term] ?? 0;
        const shift = shifts[code] ?? -1;
        if (shift >= 0) key |= 1 << (shift + ((places[term] ?? 0) & 7));
        if (code !== fandom) continue;
        const card = cards[term] ?? 0;
        if (card <= most) continue;
        most = card;
        primary[work] = (places[term] ?? 0) + 1;
      }
      closed[work] = key;
    }
  });
  const byDay = yield* sortedByWords(counting(ids.length), (work) => publishedFrom[work] ?? 0);
  yield;
  const byClosed = yield* sortedByWords(byDay, (work) => closed[work] ?? 0);
  yield;
  return yield* sortedByWords(byClosed, (work) => primary[work] ?? 0);
}

/** How far the bits of each kind are shifted, by its code. */
function shiftsOfKinds(): number[] {
  const shifts: number[] = [];
  ORDERED_KINDS.forEach((kind, nth) => {
    shifts[kindCode(kind)] = 8 * (ORDERED_KINDS.length - 1 - nth);
  });
  return shifts;
}
