import type { ChapterDates, ChapterHead, WorkId } from '#catalogue';
import type { Library } from './context.ts';

/** A chapter with when it came and when its text was last changed (ISO 8601). */
export type NewChapterListed = ChapterHead & Omit<ChapterDates, 'position'>;

/** The chapters of a work, those whose text came last first, then the later ones first. */
export async function listNewChapters(
  { catalogue }: Pick<Library, 'catalogue'>,
  id: WorkId,
): Promise<NewChapterListed[]> {
  const work = await catalogue.work(id);
  const dates = new Map((await catalogue.chapterDates(id)).map((one) => [one.position, one]));
  const chapters = (work?.chapterList ?? []).flatMap((head) => {
    const dated = dates.get(head.position);
    return dated === undefined ? [] : [{ ...head, ...dated }];
  });
  return chapters.sort((a, b) =>
    a.changedAt === b.changedAt ? b.position - a.position : a.changedAt < b.changedAt ? 1 : -1,
  );
}
