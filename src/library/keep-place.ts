import { OWN_READER, type Place, type ReaderId, type WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { blockReached, carriedPlace } from './carry-place.ts';
import type { Library } from './context.ts';

/**
 * A place to keep: a chapter and a block of it, from 1; the last block where there are fewer. `following`: the page says it by itself
 * while the reader reads, so it holds only where it goes on from the place that is kept.
 */
export type PlaceAsked = { chapter: number; paragraph: number; following: boolean };

/**
 * Keeps where a reader stands in a work, and answers the place that is kept then. Throws FL-USE-NO-WORK, and FL-USE-VALUE when the
 * work has no such chapter.
 */
export async function keepPlace(
  library: Pick<Library, 'catalogue' | 'clock'>,
  work: WorkId,
  { chapter, paragraph, following }: PlaceAsked,
  reader: ReaderId = OWN_READER,
): Promise<Place> {
  const { catalogue } = library;
  const body = await catalogue.chapterBody(work, chapter);
  if (body === null) throw await noChapter(library, work, chapter);
  if (following) {
    const kept = await carriedPlace(library, work, reader);
    if (kept !== null && !(await goesOn(library, reader, kept, { chapter, paragraph }))) return kept;
  }
  const keptAt = library.clock().toISOString();
  return catalogue.keepPlace(reader, work, { chapter, ...blockReached(body, paragraph), keptAt });
}

/** Keeps a reader's place in a work no longer. */
export function forgetPlace(
  { catalogue }: Pick<Library, 'catalogue'>,
  work: WorkId,
  reader: ReaderId = OWN_READER,
): Promise<void> {
  return catalogue.forgetPlace(reader, work);
}

async function noChapter(
  { catalogue }: Pick<Library, 'catalogue'>,
  work: WorkId,
  chapter: number,
): Promise<FanlightError> {
  if ((await catalogue.work(work)) === null) return new FanlightError('FL-USE-NO-WORK', String(work));
  return new FanlightError('FL-USE-VALUE', `chapter ${chapter} of work ${work}`);
}

/** Whether a reader may have read on from one place to another: to look elsewhere in the work, or at the chapter's beginning, moves no place. */
async function goesOn(
  { catalogue }: Pick<Library, 'catalogue'>,
  reader: ReaderId,
  kept: Place,
  { chapter, paragraph }: { chapter: number; paragraph: number },
): Promise<boolean> {
  if (chapter === kept.chapter) return paragraph > 1;
  if (chapter === kept.chapter + 1) return true;
  if (chapter !== 1) return false;
  const [marks] = await catalogue.marksOf(reader, [kept.work]);
  return marks !== undefined && marks.finished !== null;
}
