import type { WorkDetail } from '#catalogue';
import type { Library } from './context.ts';

/**
 * When each chapter's text came (ISO 8601), by the chapter's position. Empty where all of them came with the work's first
 * import: the day says nothing of them then.
 */
export async function dateChapters(
  { catalogue }: Pick<Library, 'catalogue'>,
  work: Pick<WorkDetail, 'id' | 'revision' | 'chapterList'>,
): Promise<ReadonlyMap<number, string>> {
  if (work.revision === 1 || work.chapterList.length === 1) return new Map();
  const dates = await catalogue.chapterDates(work.id);
  const differ = dates.some(({ changedAt }) => changedAt !== dates[0]?.changedAt);
  return new Map(differ ? dates.map(({ position, changedAt }) => [position, changedAt]) : []);
}
