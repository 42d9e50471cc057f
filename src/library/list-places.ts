import { OWN_READER, type Place, type ReaderId, type WorkDetail } from '#catalogue';
import { carryPlace } from './carry-place.ts';
import type { Library } from './context.ts';
import { mutedWorks } from './reader-view.ts';

/** More places than any reader keeps. */
const ALL_PLACES = 10_000_000;

/** A work that is being read: where its reader stands, after how many of its words, and how many chapters have come since. */
export type WorkUnderWay = { work: WorkDetail; place: Place; wordsBefore: number; newChapters: number };

/** A page of such works, the one read last first; pages count from 1. */
export type UnderWayPage = { total: number; page: number; pages: number; works: WorkUnderWay[] };

/** The works that a reader has begun and not finished, or that have new chapters; muted ones are left out. */
export async function listPlaces(
  library: Library,
  asked: { page: number; size: number },
  reader: ReaderId = OWN_READER,
): Promise<UnderWayPage> {
  const { catalogue } = library;
  const muted = await mutedWorks(library, reader);
  const page = Math.max(1, asked.page);
  const slice = { limit: asked.size, offset: (page - 1) * asked.size };
  let { total, places } = await catalogue.placesUnderWay(
    reader,
    muted.size === 0 ? slice : { limit: ALL_PLACES, offset: 0 },
  );
  if (muted.size > 0) {
    const shown = places.filter(({ work }) => !muted.has(work));
    total = shown.length;
    places = shown.slice(slice.offset, slice.offset + slice.limit);
  }
  const works: WorkUnderWay[] = [];
  for (const place of places) {
    const work = await catalogue.work(place.work);
    if (work !== null) works.push(underWay(work, await carryPlace(library, work, place)));
  }
  return { total, page, pages: Math.max(1, Math.ceil(total / asked.size)), works };
}

/** Where a reader stands in a work; null where no place is kept. */
export async function placeIn(
  library: Pick<Library, 'catalogue'>,
  work: WorkDetail,
  reader: ReaderId = OWN_READER,
): Promise<WorkUnderWay | null> {
  const place = await library.catalogue.place(reader, work.id);
  return place === null ? null : underWay(work, await carryPlace(library, work, place));
}

/** A place in a work that lost chapters since is at its end. */
function underWay(work: WorkDetail, kept: Place): WorkUnderWay {
  const last = Math.max(1, work.chapterList.length);
  const place = kept.chapter <= last ? kept : { ...kept, chapter: last, paragraph: 1, words: 0 };
  return {
    work,
    place,
    wordsBefore: Math.min(work.words, wordsBeforeChapter(work, place.chapter) + place.words),
    newChapters: Math.max(0, last - kept.chapters),
  };
}

/** How many words of a work stand before a chapter; positions count from 1. */
export function wordsBeforeChapter(
  { chapterList }: Pick<WorkDetail, 'chapterList'>,
  position: number,
): number {
  return chapterList
    .filter((chapter) => chapter.position < position)
    .reduce((sum, { words }) => sum + words, 0);
}
