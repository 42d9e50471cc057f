import type { Selectable } from 'kysely';
import type { BatchId, WorkEdits, WorkId } from '../records.ts';
import {
  type DecisionId,
  type DecisionRecord,
  decidedIn,
  type ReviewField,
  type ReviewFilter,
  type ReviewItem,
  reviewFieldOf,
} from '../reviews.ts';
import { type Connection, query } from './connection.ts';
import { readEntry, readLog } from './decision-log.ts';
import { editsOf } from './edits.ts';
import { creatorsOf } from './names-of-works.ts';
import { readEvidence } from './read-works.ts';
import type { DecisionTable, ReviewItemTable } from './schema.ts';
import { countAlike, countEqual, readGroups, worksWaiting } from './waiting-items.ts';

/** Where to begin and how much to read. */
type Page = { limit: number; offset: number };

/** Works that an entry of the log names. */
const NAMED_WORKS = 3;

/** What waits, in the order of the queue, and how much of it there is. */
export function readReviews(
  connection: Connection,
  filter: ReviewFilter,
  page: Page,
): { total: number; items: ReviewItem[] } {
  const { total, keys } =
    filter.work === undefined ? keysOfGroups(connection, filter, page) : keysOfWork(connection, filter, page);
  const rows = keys.map((key) => rowOf(connection, key));
  const equal = equalReadings(connection, rows);
  return { total, items: rows.map((row) => itemOf(connection, row, equal(row))) };
}

/** How many read the same as each of some rows: each group is gone through once, however many of the rows are in it. */
function equalReadings(connection: Connection, rows: readonly ItemRow[]): (row: ItemRow) => number {
  const groups = Map.groupBy(rows, groupOf);
  const counts = new Map(
    [...groups].map(([group, [first, ...more]]) => [
      group,
      first === undefined
        ? new Map<string, number>()
        : countEqual(
            connection,
            first,
            [first, ...more].map(({ proposed }) => proposed),
          ),
    ]),
  );
  return (row) => counts.get(groupOf(row))?.get(row.proposed) ?? 1;
}

function groupOf({ batch, field, label }: ItemRow): string {
  return `${batch} ${field} ${label}`;
}

/** What names an item. */
type Key = { work: WorkId; field: ReviewField };

/** The sizes of groups tell in which a page begins, so nothing before it is read. */
function keysOfGroups(
  connection: Connection,
  filter: ReviewFilter,
  page: Page,
): { total: number; keys: Key[] } {
  const groups = readGroups(connection, filter);
  const keys: Key[] = [];
  let before = 0;
  for (const { waiting, ...like } of groups) {
    const offset = Math.max(0, page.offset - before);
    const limit = page.limit - keys.length;
    before += waiting;
    if (offset >= waiting || limit === 0) continue;
    const works = worksWaiting(connection, like, { limit, offset });
    keys.push(...works.map((work) => ({ work, field: like.field })));
  }
  return { total: before, keys };
}

function keysOfWork(
  connection: Connection,
  { work, batch, field, label }: ReviewFilter,
  page: Page,
): { total: number; keys: Key[] } {
  const rows = connection.all(
    query
      .selectFrom('review_item')
      .select(['work', 'field', 'batch', 'label', 'decision'])
      .where('work', '=', work ?? 0)
      .orderBy('field'),
  );
  const met = rows.filter(
    (row) =>
      row.decision === null &&
      (batch === undefined || row.batch === batch) &&
      (field === undefined || row.field === field) &&
      (label === undefined || row.label === label),
  );
  return {
    total: met.length,
    keys: met
      .slice(page.offset, page.offset + page.limit)
      .map((row) => ({ work: row.work as WorkId, field: row.field })),
  };
}

/** An item as its row has it, with what is needed of its work. */
type ItemRow = Selectable<ReviewItemTable> & { work: WorkId; title: string; revision: number };

function rowOf(connection: Connection, { work, field }: Key): ItemRow {
  const row = connection.first(
    query
      .selectFrom('review_item')
      .innerJoin('work', 'work.id', 'review_item.work')
      .selectAll('review_item')
      .select(['work.title', 'work.revision'])
      .where('review_item.work', '=', work)
      .where('review_item.field', '=', field),
  );
  if (!row) throw new Error(`no item for ${field} of work ${work}`);
  return { ...row, work };
}

function itemOf(connection: Connection, row: ItemRow, equal: number): ReviewItem {
  const { work, field, label, confidence, title, revision } = row;
  const creators = creatorsOf(connection, [work]).get(work) ?? [];
  return {
    work: { id: work, title, creators, revision },
    field,
    label,
    confidence,
    proposed: JSON.parse(row.proposed) as WorkEdits,
    batch: row.batch as BatchId,
    decided: decidedIn(editsOf(connection, work), field),
    evidence: readEvidence(connection, work)
      .filter((one) => reviewFieldOf(one.field) === field)
      .map((one) => one.evidence),
    alike: countAlike(connection, row),
    equal,
  };
}

/** The log, newest first. */
export function readDecisions(
  connection: Connection,
  page: Page,
): { total: number; decisions: DecisionRecord[] } {
  const { total, rows } = readLog(connection, 'decision', page);
  return { total, decisions: rows.map((row) => recordOf(connection, row)) };
}

/** One entry of the log, or null when there is none of this number. */
export function readDecision(connection: Connection, id: DecisionId): DecisionRecord | null {
  const row = readEntry(connection, 'decision', id);
  return row ? recordOf(connection, row) : null;
}

function recordOf(connection: Connection, row: Selectable<DecisionTable>): DecisionRecord {
  const works = connection.all(
    query
      .selectFrom('decision_work')
      .innerJoin('work', 'work.id', 'decision_work.work')
      .select(['work.id', 'work.title', 'decision_work.proposed'])
      .where('decision_work.decision', '=', row.id)
      .orderBy('decision_work.work')
      .limit(NAMED_WORKS),
  );
  return {
    id: row.id as DecisionId,
    kind: row.kind,
    field: row.field,
    label: row.label,
    batch: row.batch as BatchId,
    corrected: row.corrected === null ? null : (JSON.parse(row.corrected) as WorkEdits),
    total: row.works,
    works: works.map(({ id, title, proposed }) => ({
      id: id as WorkId,
      title,
      proposed: JSON.parse(proposed) as WorkEdits,
    })),
    decidedAt: row.decided_at,
    undoneAt: row.undone_at,
  };
}
