import { partOf } from '../edits.ts';
import type { EditableField, WorkEdits, WorkId, WorkMetadata } from '../records.ts';
import type { Connection } from './connection.ts';

/** The corrections that hold for a work now. */
export function editsOf(connection: Connection, work: WorkId): WorkEdits {
  const rows = connection.prepare('select field, value from edit where work = ? order by id').all(work) as {
    field: string;
    value: string | null;
  }[];
  const edits: Record<string, unknown> = {};
  for (const { field, value } of rows) {
    if (value === null) delete edits[field];
    else edits[field] = JSON.parse(value);
  }
  return edits as WorkEdits;
}

/** Adds corrections to the history. One that says what the reading says takes back the correction before it. */
export function addEdits(
  connection: Connection,
  work: WorkId,
  reading: WorkMetadata,
  edits: WorkEdits,
  at: string,
): void {
  for (const field of Object.keys(edits) as EditableField[]) {
    const read = partOf(reading, [field])[field];
    const corrected = canonical(edits[field]) !== canonical(read);
    writeEdit(connection, work, field, corrected ? JSON.stringify(edits[field]) : null, at);
  }
}

/**
 * Adds to the history what fields are from now on, also where the reading says the same; a field that `edits` do not
 * have is as read again. Answers the number of the last entry.
 */
export function holdEdits(
  connection: Connection,
  work: WorkId,
  fields: readonly EditableField[],
  edits: WorkEdits,
  at: string,
): number {
  let last = 0;
  for (const field of fields) {
    const value = edits[field];
    last = writeEdit(connection, work, field, value === undefined ? null : JSON.stringify(value), at);
  }
  return last;
}

/** Null: the field is as read again. */
function writeEdit(
  connection: Connection,
  work: WorkId,
  field: string,
  value: string | null,
  at: string,
): number {
  const insert = connection.prepare('insert into edit (work, field, value, edited_at) values (?, ?, ?, ?)');
  return Number(insert.run(work, field, value, at).lastInsertRowid);
}

/** The number of the newest entry of a work's history in some fields, 0 when there is none. */
export function newestEdit(connection: Connection, work: WorkId, fields: readonly EditableField[]): number {
  const newest = connection
    .prepare('select max(id) from edit where work = ? and field in (select value from json_each(?))')
    .pluck()
    .get(work, JSON.stringify(fields));
  return Number(newest ?? 0);
}

/** JSON with the keys of objects in order, so that equal values are equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
