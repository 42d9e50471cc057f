/** Places in works that changed since they were kept. */
import { inflateRawSync } from 'node:zlib';
import type { Place, ReaderId, WorkDetail, WorkId } from '#catalogue';
import { blockStarts, fragmentText, markupOf } from '#markup';
import { countWords } from '#text';
import { carrySpot } from './carry-spot.ts';
import type { Library } from './context.ts';

type Known = Pick<Library, 'catalogue'>;

/**
 * A place as one in the work as it is now: the block with the same words, where the work has another state than when it was kept. It is not
 * written, since nothing is by being looked at.
 */
export async function carryPlace(
  library: Known,
  work: Pick<WorkDetail, 'id' | 'revision'>,
  kept: Place,
): Promise<Place> {
  if (kept.revision === null || kept.revision === work.revision) return kept;
  const spot = await carrySpot(library, work.id, kept, kept.revision, work.revision);
  const body = await library.catalogue.chapterBody(work.id, spot.chapter);
  if (body === null) return kept;
  const reached = blockReached(body, spot.paragraph);
  return { ...kept, chapter: spot.chapter, ...reached, revision: work.revision };
}

/** Where a reader stands in a work as it is now, or null. */
export async function carriedPlace(library: Known, id: WorkId, reader: ReaderId): Promise<Place | null> {
  const kept = await library.catalogue.place(reader, id);
  const work = kept === null ? null : await library.catalogue.work(id);
  return kept === null || work === null ? null : carryPlace(library, work, kept);
}

/** A block of a chapter, the last one where it has fewer, and the words that stand before it. `body` is the stored one. */
export function blockReached(body: Uint8Array, paragraph: number): { paragraph: number; words: number } {
  const fragment = markupOf(inflateRawSync(body).toString('utf8'));
  const starts = blockStarts(fragment);
  const reached = Math.max(1, Math.min(paragraph, starts.length));
  const before = fragment.value.slice(0, starts[reached - 1] ?? 0);
  return { paragraph: reached, words: countWords(fragmentText(before)) };
}
