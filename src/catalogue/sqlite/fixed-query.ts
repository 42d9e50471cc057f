import type { CompiledQuery } from 'kysely';
import type { Connection, SqlValue } from './connection.ts';

/**
 * A query whose text is always the same: it is built the first time and asked with other values after that, in the order in which its text has
 * them. To build one takes longer than SQLite needs for a row, which counts where works are read one by one.
 */
export function fixedQuery<Row>(
  build: () => { compile(): CompiledQuery<Row> },
): (connection: Connection, ...values: SqlValue[]) => Row[] {
  let sql: string | undefined;
  return (connection, ...values) => {
    sql ??= build().compile().sql;
    return connection.prepare(sql).all(...values) as Row[];
  };
}
