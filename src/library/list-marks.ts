import {
  type MarkKind,
  OWN_READER,
  type ReaderId,
  type WorkCard,
  type WorkId,
  type WorkMarks,
} from '#catalogue';
import type { Library } from './context.ts';
import { mutedWorks } from './reader-view.ts';

/** Works on a page of marked ones. */
const MARKS_PAGE = 20;
/** More marks than any reader sets. */
const ALL_MARKS = 10_000_000;

/** A page of the works with a mark, the one set last first. Muted works are left out. Pages count from 1. */
export type MarkedPage = {
  total: number;
  page: number;
  pages: number;
  works: { work: WorkCard; marks: WorkMarks }[];
};

/** The works that a reader has opened, finished or bookmarked. */
export async function listMarks(
  library: Library,
  mark: MarkKind,
  asked: number,
  reader: ReaderId = OWN_READER,
): Promise<MarkedPage> {
  const { catalogue } = library;
  const muted = await mutedWorks(library, reader);
  const page = Math.max(1, asked);
  const slice = { limit: MARKS_PAGE, offset: (page - 1) * MARKS_PAGE };
  let { total, marks } = await catalogue.marks(
    reader,
    mark,
    muted.size === 0 ? slice : { limit: ALL_MARKS, offset: 0 },
  );
  if (muted.size > 0) {
    const shown = marks.filter(({ work }) => !muted.has(work));
    total = shown.length;
    marks = shown.slice(slice.offset, slice.offset + slice.limit);
  }
  const cards = new Map(
    (await catalogue.cards(marks.map(({ work }) => work))).map((card) => [card.id, card]),
  );
  return {
    total,
    page,
    pages: Math.max(1, Math.ceil(total / MARKS_PAGE)),
    works: marks.flatMap((one) => {
      const work = cards.get(one.work);
      return work === undefined ? [] : { work, marks: one };
    }),
  };
}

/** A reader's marks on some works, by work. */
export async function marksOn(
  { catalogue }: Pick<Library, 'catalogue'>,
  works: readonly WorkId[],
  reader: ReaderId = OWN_READER,
): Promise<ReadonlyMap<WorkId, WorkMarks>> {
  return new Map((await catalogue.marksOf(reader, works)).map((marks) => [marks.work, marks]));
}
