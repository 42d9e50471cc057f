import { counting, sortedByWords } from './radix.ts';
import type { SegmentRows } from './segment-rows.ts';
import { inSlices } from './slices.ts';

/**
 * The order in which works become documents: by their most used fandom, then by the day they were published, so that what is found together stands
 * together. `places` numbers terms; those from `fandoms.from` to before `fandoms.to` are fandoms.
 */
export function* orderWorks(
  rows: SegmentRows,
  cards: Uint32Array,
  places: Uint32Array,
  fandoms: { from: number; to: number },
): Generator<void, Uint32Array> {
  const { termStarts, terms, publishedFrom, ids } = rows;
  const primary = new Uint32Array(ids.length);
  yield* inSlices(ids.length, (from, to) => {
    for (let work = from; work < to; work += 1) {
      let most = 0;
      for (let at = termStarts[work] ?? 0; at < (termStarts[work + 1] ?? 0); at += 1) {
        const term = terms[at] ?? 0;
        const place = places[term] ?? 0;
        const card = cards[term] ?? 0;
        if (place < fandoms.from || place >= fandoms.to || card <= most) continue;
        most = card;
        primary[work] = place - fandoms.from + 1;
      }
    }
  });
  const byDay = yield* sortedByWords(counting(ids.length), (work) => publishedFrom[work] ?? 0);
  yield;
  return yield* sortedByWords(byDay, (work) => primary[work] ?? 0);
}
