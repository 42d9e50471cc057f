import { type Selectable, sql } from 'kysely';
import type { TagDecisionId, TagDecisionRecord } from '../tags.ts';
import { type Connection, query } from './connection.ts';
import type { TagDecisionTable } from './schema.ts';

/** The log of decisions about tags, newest first. */
export function readTagDecisions(
  connection: Connection,
  page: { limit: number; offset: number },
): { total: number; decisions: TagDecisionRecord[] } {
  const count = connection.first(query.selectFrom('tag_decision').select(sql<number>`count(*)`.as('total')));
  const rows = connection.all(
    query.selectFrom('tag_decision').selectAll().orderBy('id', 'desc').limit(page.limit).offset(page.offset),
  );
  return { total: count?.total ?? 0, decisions: rows.map(recordOf) };
}

/** One entry of the log, or null when there is none of this number. */
export function readTagDecision(connection: Connection, id: TagDecisionId): TagDecisionRecord | null {
  const row = connection.first(query.selectFrom('tag_decision').selectAll().where('id', '=', id));
  return row ? recordOf(row) : null;
}

function recordOf(row: Selectable<TagDecisionTable>): TagDecisionRecord {
  return {
    id: row.id as TagDecisionId,
    request: JSON.parse(row.request) as TagDecisionRecord['request'],
    changes: row.changes,
    works: row.works,
    decidedAt: row.decided_at,
    undoneAt: row.undone_at,
  };
}
