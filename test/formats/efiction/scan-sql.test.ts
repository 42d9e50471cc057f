import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ScanNews, scanSql } from '../../../src/formats/efiction/sql/scan-sql.ts';
import { sourceFile } from '../source-file.ts';
import { makeDump } from './make-dump.ts';

type Scanned = { tables: Record<string, readonly string[]>; rows: (string | null)[][]; news: ScanNews[] };

/** All rows of a dump, read `chunk` bytes at a time; values as Latin-1. */
async function scan(sql: string | Uint8Array, chunk = 1 << 20): Promise<Scanned> {
  const found: Scanned = { tables: {}, rows: [], news: [] };
  const bytes = typeof sql === 'string' ? Buffer.from(sql, 'utf8') : sql;
  const news = scanSql(sourceFile('dump.sql', bytes, chunk).chunks(), {
    table: (name, columns) => {
      found.tables[name] = columns;
    },
    insert: (_, columns) => ({
      width: columns?.length ?? null,
      sink: (row) => {
        const values = Array.from({ length: row.count }, (_unused, at) => row.value(at));
        found.rows.push(
          values.map((value) => (value === null ? null : Buffer.from(value).toString('latin1'))),
        );
      },
    }),
  });
  for await (const one of news) if (one.kind !== 'progress') found.news.push(one);
  return found;
}

describe('a value', () => {
  test.each([
    ["'it''s'", "it's"],
    ['"say ""so"""', 'say "so"'],
    ["'a\\'b\\\"c\\\\'", 'a\'b"c\\'],
    ["'\\n\\r\\t\\0\\Z\\b'", '\n\r\t\0\x1a\b'],
    ["'50\\%\\_x'", '50\\%\\_x'],
    ["'\\q'", 'q'],
    ["''", ''],
    ['0x4142', 'AB'],
    ["X'4142'", 'AB'],
    ["_binary 'x'", 'x'],
    ["_utf8mb4'x'", 'x'],
    ["N'x'", 'x'],
    ["b'101'", '5'],
    ['NULL', null],
    ['null', null],
    ['-12.5', '-12.5'],
    ['NOW()', 'NOW()'],
    ["CONCAT('a,)', 'b')", "CONCAT('a,)', 'b')"],
    ['/* c */ 7 -- d\n', '7'],
  ])('%s', async (written, value) => {
    expect((await scan(`INSERT INTO t VALUES (1, ${written}, 2);`)).rows).toEqual([['1', value, '2']]);
  });
});

test.each([
  [
    'columns, keys left out',
    "CREATE TABLE `t` (`a` int, b text COMMENT 'x, (y)', `key` int, KEY `k` (`a`), UNIQUE KEY (b(3)));",
    ['a', 'b', 'key'],
  ],
  ['a qualified name', 'create table if not exists db.`t` (a int)', ['a']],
  ['a temporary table', "CREATE TEMPORARY TABLE t (a enum('x','y)'), b decimal(5,2))", ['a', 'b']],
])('a definition with %s', async (_, sql, columns) => {
  expect((await scan(sql)).tables).toEqual({ t: columns });
});

test.each([
  ['no semicolon', 'INSERT INTO t VALUES (1),(2)', 2, ['cut']],
  ['the middle of a string', "INSERT INTO t VALUES (1),('ab", 1, ['cut']],
  ['the middle of a name', 'INSERT INTO t VALUES (1);\nINSERT INTO `fanfi', 1, ['cut']],
  ['a comment', 'INSERT INTO t VALUES (1);\n-- the end', 1, []],
])('a dump that ends with %s', async (_, sql, rows, news) => {
  const found = await scan(sql);
  expect(found.rows).toHaveLength(rows);
  expect(found.news.map(({ kind }) => kind)).toEqual(news);
});

test('a damaged row costs itself only', async () => {
  const found = await scan(
    "INSERT INTO t VALUES (1,'a'),(2,'b' c),(3,'d');\nINSERT INTO t VALUES (4,'e');\n",
  );
  expect(found.rows.map(([id]) => id)).toEqual(['1', '3', '4']);
  expect(found.news).toMatchObject([{ kind: 'broken', table: 't' }]);
});

test('bytes of any kind come back as they were put in, however the stream is cut', async () => {
  const value = fc.uint8Array({ maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, chunk) => {
        const quoted = (bytes: Uint8Array, quote: string) =>
          quote +
          Buffer.from(bytes)
            .toString('latin1')
            .replace(/[\\'"\0\n]/g, (character) =>
              character === quote ? quote + quote : `\\${{ '\0': '0', '\n': 'n' }[character] ?? character}`,
            ) +
          quote;
        const sql = `INSERT INTO t VALUES ${rows.map(([a, b]) => `(${quoted(a, "'")},${quoted(b, '"')})`).join(',\n')};`;
        const found = await scan(Buffer.from(sql, 'latin1'), chunk);
        expect(found.rows).toEqual(
          rows.map((row) => row.map((bytes) => Buffer.from(bytes).toString('latin1'))),
        );
        expect(found.news).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test('a dump with a byte changed or cut is read to its end', async () => {
  const dump = makeDump({ version: '3.3', form: 'mysqldump', stories: 1, paragraphs: 1 });
  await fc.assert(
    fc.asyncProperty(fc.nat(dump.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
      const damaged = Buffer.from(cut ? dump.subarray(0, at) : dump);
      if (!cut) damaged[at] = byte;
      expect((await scan(damaged, 777)).rows.length).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});

describe('a dump of many megabytes', () => {
  const row = 'INSERT INTO `t` (`a`) VALUES (1);\n';
  const megabytes = (line: string, count: number) => line.repeat(Math.ceil((count << 20) / line.length));

  test.each([
    ['comments', megabytes('-- nobody reads this\n', 12)],
    ['empty lines', megabytes('\n', 12)],
    ['a quote that never ends, and lines that look like beginnings', `SET x = '${megabytes('-- y\n', 12)}`],
  ])('with %s is read in time', { timeout: 60_000 }, async (_, filler) => {
    const started = performance.now();
    const { rows } = await scan(`${row}${filler}`);
    expect(rows).toEqual([['1']]);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('of comments goes on after them', async () => {
    const { rows, news } = await scan(`${row}${megabytes('-- nobody reads this\n', 6)}${row}`);
    expect(rows).toEqual([['1'], ['1']]);
    expect(news).toEqual([]);
  });
});
