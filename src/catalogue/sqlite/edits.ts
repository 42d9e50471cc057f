import type { WorkEdits, WorkId, WorkMetadata } from '../records.ts';
import { EDITABLE_FIELDS } from '../records.ts';
import { type Connection, query } from './connection.ts';

/** The corrections that hold for a work now. */
export function editsOf(connection: Connection, work: WorkId): WorkEdits {
  const rows = connection.all(
    query.selectFrom('edit').select(['field', 'value']).where('work', '=', work).orderBy('id'),
  );
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
  for (const field of EDITABLE_FIELDS) {
    const value = edits[field];
    if (value === undefined) continue;
    const corrected = canonical(value) !== canonical(reading[field]);
    connection.run(
      query
        .insertInto('edit')
        .values({ work, field, value: corrected ? JSON.stringify(value) : null, edited_at: at }),
    );
  }
}

/** JSON with the keys of objects in order, so that equal values are equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
