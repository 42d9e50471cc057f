import type { Selectable } from 'kysely';
import { FanlightError } from '#errors';
import type { Connection } from './connection.ts';
import type { DecisionTable, TagDecisionTable } from './schema.ts';

/** The logs of decisions: about readings that waited, and about tags. */
type Entries = { decision: Selectable<DecisionTable>; tag_decision: Selectable<TagDecisionTable> };
type Log = keyof Entries;

/** A page of a log, newest first, and how long the log is. */
export function readLog<Name extends Log>(
  connection: Connection,
  log: Name,
  page: { limit: number; offset: number },
): { total: number; rows: Entries[Name][] } {
  const total = connection.prepare(`select count(*) from ${log}`).pluck().get() as number;
  const rows = connection
    .prepare(`select * from ${log} order by id desc limit ? offset ?`)
    .all(page.limit, page.offset);
  return { total, rows: rows as Entries[Name][] };
}

/** One entry of a log. */
export function readEntry<Name extends Log>(
  connection: Connection,
  log: Name,
  id: number,
): Entries[Name] | undefined {
  return connection.prepare(`select * from ${log} where id = ?`).get(id) as Entries[Name] | undefined;
}

/** An entry that holds. Throws FL-USE-NO-DECISION when there is none, or it was taken back. */
export function entryToUndo<Name extends Log>(connection: Connection, log: Name, id: number): Entries[Name] {
  const row = readEntry(connection, log, id);
  if (row === undefined || row.undone_at !== null) throw new FanlightError('FL-USE-NO-DECISION', String(id));
  return row;
}

/** Says of an entry that it was taken back. */
export function noteUndone(connection: Connection, log: Log, id: number, at: string): void {
  connection.prepare(`update ${log} set undone_at = ? where id = ?`).run(at, id);
}
