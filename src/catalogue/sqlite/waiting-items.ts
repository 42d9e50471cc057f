import { sql } from 'kysely';
import type { BatchId, WorkId } from '../records.ts';
import type { ReviewField, ReviewFilter, ReviewGroup } from '../reviews.ts';
import { type Connection, query } from './connection.ts';
import { listed } from './names-of-works.ts';

/** An item of the queue as its row has it, without its confidence. */
export type WaitingItem = {
  work: WorkId;
  field: ReviewField;
  batch: number;
  label: string;
  proposed: string;
};
/** What items have that are alike. */
type Like = Pick<WaitingItem, 'field' | 'batch' | 'label'>;

const COLUMNS = [
  'review_item.work',
  'review_item.field',
  'review_item.batch',
  'review_item.label',
  'review_item.proposed',
] as const;

/** What waits in a field of a work, if it does; with a revision, only while the work has that one. */
export function waitingAt(
  connection: Connection,
  work: WorkId,
  field: ReviewField,
  revision?: number,
): WaitingItem | undefined {
  let chosen = query
    .selectFrom('review_item')
    .innerJoin('work', 'work.id', 'review_item.work')
    .select(COLUMNS)
    .where('review_item.work', '=', work)
    .where('review_item.field', '=', field)
    .where('review_item.decision', 'is', null);
  if (revision !== undefined) chosen = chosen.where('work.revision', '=', revision);
  return connection.first(chosen) as WaitingItem | undefined;
}

/** All that waits with the batch, field and label of an item. */
export function waitingLike(connection: Connection, like: Like): WaitingItem[] {
  return connection.all(alike(like).select(COLUMNS)) as WaitingItem[];
}

/** A part of that, in the order of the works. */
export function worksWaiting(
  connection: Connection,
  like: Like,
  page: { limit: number; offset: number },
): WorkId[] {
  const rows = connection.all(
    alike(like).select('work').orderBy('work').limit(page.limit).offset(page.offset),
  );
  return rows.map(({ work }) => work as WorkId);
}

function alike({ batch, field, label }: Like) {
  return query
    .selectFrom('review_item')
    .where('decision', 'is', null)
    .where('batch', '=', batch)
    .where('field', '=', field)
    .where('label', '=', label);
}

/** How much waits, by batch (newest first), field and label: the order of the queue. */
export function readGroups(connection: Connection, filter: ReviewFilter = {}): ReviewGroup[] {
  let chosen = query.selectFrom('review_group').selectAll().where('waiting', '>', 0);
  if (filter.batch !== undefined) chosen = chosen.where('batch', '=', filter.batch);
  if (filter.field !== undefined) chosen = chosen.where('field', '=', filter.field);
  if (filter.label !== undefined) chosen = chosen.where('label', '=', filter.label);
  return connection
    .all(chosen.orderBy('batch', 'desc').orderBy('field').orderBy('label'))
    .map((row) => ({ ...row, batch: row.batch as BatchId }));
}

/** How many wait with the batch, field and label of an item. */
export function countAlike(connection: Connection, like: Like): number {
  return readGroups(connection, { ...like, batch: like.batch as BatchId })[0]?.waiting ?? 0;
}

/** How many wait with the batch, field and label of an item for each of some readings. */
export function countEqual(
  connection: Connection,
  like: Like,
  readings: readonly string[],
): Map<string, number> {
  const rows = connection.all(
    alike(like)
      .select(['proposed', sql<number>`count(*)`.as('waiting')])
      .where('proposed', 'in', listed(readings))
      .groupBy('proposed'),
  );
  return new Map(rows.map(({ proposed, waiting }) => [proposed, waiting]));
}
