import { Buffer } from 'node:buffer';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { FanlightError } from '#errors';
import { FORMAT_VERSIONS, query, ROLLBACK_JOURNAL } from './connection.ts';

/** A value of a row; whole numbers beyond 2⁵³ lose their last digits. */
export type ForeignValue = string | number | Uint8Array | null;

/** Tables of a database that another program made, to be read and never written. */
export type ForeignTables = {
  /** The rows of a table in their order, at most so many, with some of its columns; a column that it lacks is null. None for no such table. */
  rows<Column extends string>(
    table: string,
    columns: readonly Column[],
    most: number,
  ): Iterable<Record<Column, ForeignValue>>;
  close(): void;
};

/** Names of tables and columns that are asked for; nothing out of the file itself becomes part of a statement otherwise. */
const NAME = /^[a-z_][a-z0-9_]{0,63}$/i;
const MAGIC = 'SQLite format 3\0';

/**
 * Opens a copy in memory of another program's SQLite file, which may be hostile: nothing of its schema is trusted, and only plain
 * tables are read, in full, so no view, virtual table, generated column, index or trigger of it ever runs. Damage ends the rows
 * with FL-FILE-DATABASE. The bytes are its own from then on. Throws FL-FILE-DATABASE for what is no database.
 */
export function openForeignTables(bytes: Uint8Array): ForeignTables {
  const copy = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (copy.subarray(0, MAGIC.length).toString('latin1') !== MAGIC)
    throw new FanlightError('FL-FILE-DATABASE');
  // A copy has no WAL beside it, and is opened as it was before that.
  copy.fill(ROLLBACK_JOURNAL, FORMAT_VERSIONS, FORMAT_VERSIONS + 2);
  const db = guarded(() => {
    const opened = new Sqlite(copy, { readonly: true });
    opened.pragma('trusted_schema = off');
    opened.pragma('cell_size_check = on');
    opened.pragma('query_only = on');
    return opened;
  });
  const plain = db.prepare<[string], { sql: string }>(
    `select sql from sqlite_schema where type = 'table' and name = ?`,
  );
  const stored = db.prepare<[string], { name: string }>(
    `select name from pragma_table_xinfo(?) where hidden = 0`,
  );

  function columnsOf(table: string): Set<string> | null {
    if (!NAME.test(table)) return null;
    const made = guarded(() => plain.get(table));
    if (made === undefined || !/^\s*create\s+table\b/i.test(made.sql)) return null;
    return new Set(guarded(() => stored.all(table)).map(({ name }) => name.toLowerCase()));
  }

  return {
    *rows(table, columns, most) {
      const there = columnsOf(table);
      if (there === null) return;
      const wanted = columns.map((column) =>
        NAME.test(column) && there.has(column.toLowerCase())
          ? sql`${sql.ref(column)} as ${sql.ref(column)}`
          : sql`null as ${sql.ref(column)}`,
      );
      const asked =
        sql`select ${sql.join(wanted)} from ${sql.table(table)} not indexed limit ${most}`.compile(query);
      const rows = guarded(() =>
        db
          .prepare<unknown[], Record<(typeof columns)[number], ForeignValue>>(asked.sql)
          .iterate(...asked.parameters),
      );
      try {
        for (;;) {
          const next = guarded(() => rows.next());
          if (next.done === true) return;
          yield next.value;
        }
      } finally {
        rows.return?.();
      }
    },
    close: () => void db.close(),
  };
}

function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new FanlightError('FL-FILE-DATABASE', undefined, { cause });
  }
}
