/**
 * What reading a calibre library needs of a database: rows of plain tables, in their order. Handed in by whoever puts the
 * program together, since formats open no databases.
 */
export type Database = {
  rows<Column extends string>(
    table: string,
    columns: readonly Column[],
    most: number,
  ): Iterable<Record<Column, DatabaseValue>>;
  close(): void;
};

/** A value of a row. */
export type DatabaseValue = string | number | Uint8Array | null;

/** Opens the bytes of a database file. Throws FL-FILE-DATABASE, then or while rows are read. */
export type OpenDatabase = (bytes: Uint8Array) => Database;
