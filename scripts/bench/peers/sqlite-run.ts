/**
 * SQLite as a peer, in a process of its own: `sqlite-run.ts FOLDER OUT FORM`. The forms are `sql` (two join tables, a table of
 * hits, facets by GROUP BY and a window) and `packed` (the same hits; tags of each work packed in a blob and counted here).
 */
import { Buffer } from 'node:buffer';
import { statSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { type Answer, answerLine, PAGE, VALUES } from '../million/answers.ts';
import { remakeCorpus } from '../million/corpus-folder.ts';
import { KINDS } from '../million/kinds.ts';
import { countTags, type TagQuery } from '../million/queries.ts';
import { timePasses, writeRun } from '../million/runs.ts';
import type { Corpus } from '../million/works.ts';
import { openQuickDatabase } from './quick-database.ts';

/** Passes and the seconds in which they begin; plain SQL takes a minute and a half for one at a million works. */
const LIMITS = { passes: 3, seconds: 60 };

const [folder = '', out = '', form = 'sql'] = process.argv.slice(2);
const { corpus, queries } = remakeCorpus(folder);
const { kindStarts } = corpus.universe;
const uses = countTags(corpus);
const file = path.join(folder, `${form}.sqlite`);
const db = openQuickDatabase(file);
const started = performance.now();
load(db, corpus);
const built = (performance.now() - started) / 1000;
db.exec('CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY, key INTEGER NOT NULL)');
const counts = new Uint32Array(uses.length);
const ask = form === 'packed' ? askPacked : askSql;
const run = await timePasses(queries, ask, answerLine, LIMITS);
writeRun(out, { facts: { 'build seconds': built, bytes: statSync(file).size }, ...run });
db.close();

function load(into: Database.Database, { works }: Corpus): void {
  into.exec(`
    CREATE TABLE work (id INTEGER PRIMARY KEY, updated INTEGER, kudos INTEGER, words INTEGER, language INTEGER);
    CREATE TABLE tag_work (tag INTEGER, work INTEGER, PRIMARY KEY (tag, work)) WITHOUT ROWID;
    CREATE TABLE work_tag (work INTEGER, tag INTEGER, PRIMARY KEY (work, tag)) WITHOUT ROWID;
    CREATE TABLE packed (work INTEGER PRIMARY KEY, tags BLOB);`);
  const addWork = into.prepare('INSERT INTO work VALUES (?, ?, ?, ?, ?)');
  const addTag = into.prepare('INSERT INTO work_tag VALUES (?, ?)');
  const addPacked = into.prepare('INSERT INTO packed VALUES (?, ?)');
  into.transaction(() => {
    for (let row = 0; row < works.count; row += 1) {
      addWork.run(row + 1, works.updated[row], works.kudos[row], works.words[row], works.language[row]);
      const tags = works.tags.slice(works.tagStarts[row], works.tagStarts[row + 1]);
      if (form === 'packed') addPacked.run(row + 1, Buffer.from(tags.buffer));
      for (const tag of tags) addTag.run(row + 1, tag);
    }
    into.exec('INSERT INTO tag_work SELECT tag, work FROM work_tag ORDER BY tag, work');
  })();
  into.exec('ANALYZE');
}

/** Fills the table of hits, beginning with the rarest tag that is asked for. */
function fillHits({ includes, excludes, language, words, order }: TagQuery): void {
  const [first, ...others] = includes.toSorted((a, b) => (uses[a] ?? 0) - (uses[b] ?? 0));
  const has = 'EXISTS (SELECT 1 FROM tag_work WHERE tag = ? AND work = t.work)';
  const conditions = [
    't.tag = ?',
    ...others.map(() => has),
    ...excludes.map(() => `NOT ${has}`),
    ...(language === null ? [] : ['w.language = ?']),
    ...(words.from === null ? [] : ['w.words >= ?']),
    ...(words.to === null ? [] : ['w.words <= ?']),
  ];
  db.exec('DELETE FROM hit');
  db.prepare(
    `INSERT INTO hit SELECT w.id, w.${order} FROM tag_work t CROSS JOIN work w ON w.id = t.work WHERE ${conditions.join(' AND ')}`,
  ).run(first, ...others, ...excludes, ...[language, words.from, words.to].filter((value) => value !== null));
}

function totalAndPage(): { total: number; ids: number[] } {
  const total = db.prepare('SELECT count(*) FROM hit').pluck().get() as number;
  const ids = db
    .prepare(`SELECT id FROM hit ORDER BY key DESC, id DESC LIMIT ${PAGE}`)
    .pluck()
    .all() as number[];
  return { total, ids };
}

function askSql(query: TagQuery): Answer {
  fillHits(query);
  const cases = KINDS.slice(0, -1).map((_, kind) => `WHEN tag < ${kindStarts[kind + 1]} THEN ${kind}`);
  const kind = `CASE ${cases.join(' ')} ELSE ${KINDS.length - 1} END`;
  const rows = db
    .prepare(
      `SELECT kind, tag, works FROM (
         SELECT kind, tag, works, row_number() OVER (PARTITION BY kind ORDER BY works DESC, tag) AS place
         FROM (SELECT ${kind} AS kind, tag, works FROM (
           SELECT tag, count(*) AS works FROM hit CROSS JOIN work_tag ON work_tag.work = hit.id GROUP BY tag)))
       WHERE place <= ${VALUES} ORDER BY kind, place`,
    )
    .raw()
    .all() as [number, number, number][];
  const facets = KINDS.map((_, place) =>
    rows.filter((row) => row[0] === place).map(([, tag, works]): [number, number] => [tag, works]),
  );
  return { ...totalAndPage(), facets };
}

function askPacked(query: TagQuery): Answer {
  fillHits(query);
  const met: number[] = [];
  const rows = db.prepare('SELECT tags FROM hit CROSS JOIN packed ON packed.work = hit.id').pluck().iterate();
  for (const blob of rows as IterableIterator<Buffer>) {
    for (const tag of new Uint32Array(blob.buffer, blob.byteOffset, blob.length / 4)) {
      if (counts[tag] === 0) met.push(tag);
      counts[tag] = (counts[tag] ?? 0) + 1;
    }
  }
  const gathered: [number, number][][] = KINDS.map(() => []);
  for (const tag of met) gathered[kindPlace(tag)]?.push([tag, counts[tag] ?? 0]);
  for (const tag of met) counts[tag] = 0;
  const facets = gathered.map((values) => values.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, VALUES));
  return { ...totalAndPage(), facets };
}

function kindPlace(tag: number): number {
  let kind = 0;
  while (tag >= (kindStarts[kind + 1] ?? Number.POSITIVE_INFINITY)) kind += 1;
  return kind;
}
