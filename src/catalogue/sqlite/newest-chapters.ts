import type { WorkId } from '../records.ts';
import { query } from './connection.ts';

/** The chapters of a work's newest revision with their bodies: a query to select from and to order. */
export function newestChapters(work: WorkId) {
  return query
    .selectFrom('work')
    .innerJoin('chapter', 'chapter.revision', 'work.revision_id')
    .innerJoin('chapter_body', 'chapter_body.id', 'chapter.body')
    .where('work.id', '=', work);
}
