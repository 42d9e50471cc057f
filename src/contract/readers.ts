import { z } from 'zod';
import { COUNT, digits, listOf, MOMENT, NUMBER, named, PAGED, SIZED } from './shapes.ts';
import { WORK } from './works.ts';

const MARK_KIND = named(
  'MarkKind',
  'A mark that a reader sets: to be read, or kept (`bookmarked`), opened, or read (`finished`).',
  z.enum(['opened', 'finished', 'bookmarked']),
);
/** A mark that a reader sets. */
export type Mark = z.infer<typeof MARK_KIND>;

const MARK_FIELDS = {
  work: NUMBER,
  opened: MOMENT.nullable(),
  finished: MOMENT.nullable(),
  bookmarked: MOMENT.nullable(),
  note: z.string().nullable().describe('What the reader says of a bookmark.'),
};

/** A reader's marks on a work. */
export const MARKS = named(
  'Marks',
  'A reader’s marks on a work: when each was set, null where it was not.',
  z.object(MARK_FIELDS),
);
/** A reader's marks on a work. */
export type Marks = z.infer<typeof MARKS>;

/** Works with a mark. */
export const MARKED_WORKS = listOf(
  'MarkedWorks',
  'Works with a mark, the one set last first.',
  z.object({ work: WORK, marks: MARKS }),
);
/** Works with a mark. */
export type MarkedWorks = z.infer<typeof MARKED_WORKS>;

/** Which mark. */
export const MARK_PARAMS = z.strictObject({ mark: MARK_KIND });
/** Which mark on which work. */
export const WORK_MARK_PARAMS = z.strictObject({ id: digits(), mark: MARK_KIND });
/** Which page of marked works. */
export const MARKED_QUERY = z.strictObject(PAGED);
/** What is said with a mark. */
export const NEW_MARK = named(
  'NewMark',
  'What goes with a mark; only bookmarks keep a note.',
  z.strictObject({ note: z.string().max(4_000).default('') }),
);

/** A reader's place in a work. */
export const PLACE = named(
  'Place',
  'Where a reader stands in a work: a chapter and a block of it, both from 1.',
  z.object({
    work: NUMBER,
    chapter: NUMBER,
    paragraph: NUMBER,
    wordsBefore: COUNT.describe('Words of the work before the place.'),
    words: COUNT.describe('Words of the work.'),
    newChapters: COUNT.describe('Chapters that came since the place was kept.'),
    keptAt: MOMENT,
  }),
);
/** A reader's place in a work. */
export type Place = z.infer<typeof PLACE>;

/** Works that are being read. */
export const PLACES = listOf(
  'Places',
  'Works that are being read, the one read last first.',
  z.object({ work: WORK, place: PLACE }),
);
/** Works that are being read. */
export type Places = z.infer<typeof PLACES>;

/** Which works that are being read. */
export const PLACES_QUERY = z.strictObject(SIZED);
/** A place to keep. */
export const NEW_PLACE = named(
  'NewPlace',
  'A place to keep; the last block of the chapter where it has fewer.',
  z.strictObject({ chapter: z.int().min(1).max(1_000_000), paragraph: z.int().min(1).max(1_000_000_000) }),
);
