import type { Insertable } from 'kysely';
import type { Connection, SqlValue } from './connection.ts';
import type { Schema } from './schema.ts';

/**
 * A prepared insert for the columns named, checked against the schema's types; what a row leaves out is null. Answers the row id. For paths that
 * save thousands of rows, where building a query for each would cost more than running it.
 */
export function inserter<Table extends keyof Schema, Column extends keyof Insertable<Schema[Table]> & string>(
  connection: Connection,
  table: Table,
  columns: readonly Column[],
): (row: Pick<Insertable<Schema[Table]>, Column>) => number {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const statement = connection.prepare(`insert into "${table}" (${names}) values (${places})`);
  return (row) => {
    const values = columns.map((column) => (row[column] ?? null) as SqlValue);
    return Number(statement.run(...values).lastInsertRowid);
  };
}
