import type { WorkFacets } from '#catalogue';
import { sortKey } from '#text';
import { firstDay, lastDay, readDate } from './dates.ts';
import type { MomentColumn, WordColumn } from './engine/segment-rows.ts';

/** The greatest number that a column holds. */
const GREATEST = 0xffffffff;

/** What a work is compared and sorted by. */
export type WorkRow = {
  words: Record<WordColumn, number>;
  moments: Record<MomentColumn, number>;
  /** What its title and its first creator sort by. */
  title: string;
  creator: string | null;
};

/** The row of a work. A published date of less precision is a stretch of days. */
export function rowOfWork(work: WorkFacets): WorkRow {
  const published = work.published === null ? null : readDate(work.published);
  const [creator] = work.creators;
  return {
    words: {
      ids: work.id,
      batch: work.batch,
      words: Math.min(work.words, GREATEST),
      chapters: Math.min(work.chapters, GREATEST),
      kudos: work.kudos === null ? 0 : Math.min(work.kudos + 1, GREATEST),
      publishedFrom: published === null ? 0 : firstDay(published),
      publishedTo: published === null ? 0 : lastDay(published),
      addedDay: dayOf(work.addedAt),
      updatedDay: dayOf(work.updatedAt),
    },
    moments: { added: momentOf(work.addedAt), updated: momentOf(work.updatedAt) },
    title: sortKey(work.title, work.language ?? undefined),
    creator: creator === undefined ? null : sortKey(creator),
  };
}

function dayOf(moment: string): number {
  const date = readDate(moment.slice(0, 10));
  return date === null ? 0 : firstDay(date);
}

function momentOf(moment: string): number {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? 0 : time;
}
