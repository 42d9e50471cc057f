import { expect, it } from 'vitest';
import { readCatalog } from '../../../src/formats/calibre/read-database.ts';

/** A database whose tables have as many rows as anybody asks for, all alike. */
function endless(row: Record<string, string | number>) {
  const given = { rows: 0, tables: new Set<string>() };
  const database = {
    *rows(table: string, columns: readonly string[], most: number) {
      given.tables.add(table);
      if (table === 'custom_columns') return;
      for (let at = 0; at < most; at += 1) {
        given.rows += 1;
        yield Object.fromEntries(columns.map((column) => [column, row[column] ?? at]));
      }
    },
    close() {},
  };
  return { given, database: database as Parameters<typeof readCatalog>[0] };
}

it.each([
  ['empty names', { name: '', lang_code: '' }],
  ['links to books that are not there', { book: 1, name: 1, lang_code: 1 }],
])('bounds what all tables of a hostile database hold together: %s', async (_what, row) => {
  const { given, database } = endless(row);
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  const { books, cut } = await readCatalog(database);
  clearInterval(others);
  expect(cut).toBe(true);
  expect(books).toHaveLength(200_000);
  expect(given.rows).toBeLessThan(4_201_000);
  expect(turns).toBeGreaterThan(3);
});

it('has every book of a database whose other tables are too full, and says that it is cut', async () => {
  const { database } = endless({ book: 1, title: 'The Lamp', name: 'x'.repeat(1000), lang_code: 'x' });
  const { rows } = database;
  database.rows = (table, columns, most) => rows(table, columns, table === 'books' ? 3 : most);
  const { books, cut } = await readCatalog(database);
  expect(books.map(({ book }) => book.title)).toEqual(['The Lamp', 'The Lamp', 'The Lamp']);
  expect(books[1]?.files).not.toEqual([]);
  expect(cut).toBe(true);
});
