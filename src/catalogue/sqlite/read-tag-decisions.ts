import type { Selectable } from 'kysely';
import type { TagDecisionId, TagDecisionRecord } from '../tags.ts';
import type { Connection } from './connection.ts';
import { readEntry, readLog } from './decision-log.ts';
import type { TagDecisionTable } from './schema.ts';

/** The log of decisions about tags, newest first. */
export function readTagDecisions(
  connection: Connection,
  page: { limit: number; offset: number },
): { total: number; decisions: TagDecisionRecord[] } {
  const { total, rows } = readLog(connection, 'tag_decision', page);
  return { total, decisions: rows.map(recordOf) };
}

/** One entry of the log, or null when there is none of this number. */
export function readTagDecision(connection: Connection, id: TagDecisionId): TagDecisionRecord | null {
  const row = readEntry(connection, 'tag_decision', id);
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
