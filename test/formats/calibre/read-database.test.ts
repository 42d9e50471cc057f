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
  const { cut } = await readCatalog(database);
  clearInterval(others);
  expect(cut).toBe(true);
  expect(given.rows).toBeLessThan(4_001_000);
  expect(turns).toBeGreaterThan(3);
});
