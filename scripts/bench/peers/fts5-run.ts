/** SQLite's FTS5 as a peer, in a process of its own: `fts5-run.ts FOLDER OUT`. Contentless, with all places, optimised. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { PAGE } from '../million/answers.ts';
import { timePasses, writeRun } from '../million/runs.ts';
import { storyText, storyWords } from '../texts/stories.ts';
import { remakeTextTask } from '../texts/text-plan.ts';
import type { StoryQuery } from '../texts/text-queries.ts';
import { openQuickDatabase } from './quick-database.ts';

const LIMITS = { passes: 4, seconds: 60 };
const STORIES_A_TRANSACTION = 500;

const [folder = '', out = ''] = process.argv.slice(2);
const { plan, corpus, language, queries } = remakeTextTask(folder);
const file = path.join(folder, 'fts5.sqlite');
const db = openQuickDatabase(file);
db.exec(`CREATE VIRTUAL TABLE story USING fts5(body, content = '', tokenize = 'unicode61');
  INSERT INTO story (story, rank) VALUES ('hashsize', 67108864);
  CREATE TABLE tag_work (tag INTEGER, work INTEGER, PRIMARY KEY (tag, work)) WITHOUT ROWID`);
const built = load();
const run = await timePasses(queries, ask, ({ total, ids }) => `${total};${ids.join(',')}`, LIMITS);
writeRun(out, { facts: { 'build seconds': built, bytes: statSync(file).size }, ...run });
db.close();

/** Seconds of indexing; making the stories is outside. */
function load(): number {
  const { tags, tagStarts, count } = corpus.works;
  const addTag = db.prepare('INSERT INTO tag_work VALUES (?, ?)');
  db.transaction(() => {
    for (let row = 0; row < count; row += 1)
      for (const tag of tags.subarray(tagStarts[row], tagStarts[row + 1])) addTag.run(tag, row + 1);
  })();
  const add = db.prepare('INSERT INTO story (rowid, body) VALUES (?, ?)');
  let milliseconds = 0;
  for (let row = 0; row < count; row += STORIES_A_TRANSACTION) {
    const size = Math.min(STORIES_A_TRANSACTION, count - row);
    const texts = Array.from({ length: size }, (_, place) =>
      storyText(language, storyWords(language, row + place, plan.words)),
    );
    const started = performance.now();
    db.transaction(() => {
      for (const [place, text] of texts.entries()) add.run(row + place + 1, text);
    })();
    milliseconds += performance.now() - started;
  }
  const started = performance.now();
  db.exec("INSERT INTO story (story) VALUES ('optimize'); ANALYZE");
  return (milliseconds + performance.now() - started) / 1000;
}

function ask({ asking, words, tag }: StoryQuery): { total: number; ids: number[] } {
  const named = words.map((word) => language.words[word] ?? '');
  const match =
    asking === 'phrase' ? `"${named.join(' ')}"` : named.join(asking === 'ranked any' ? ' OR ' : ' AND ');
  const among = tag === null ? '' : ' AND +rowid IN (SELECT work FROM tag_work WHERE tag = ?)';
  const values = tag === null ? [match] : [match, tag];
  const order = asking.startsWith('ranked') ? 'rank' : 'rowid DESC';
  const total = db
    .prepare(`SELECT count(*) FROM story WHERE story MATCH ?${among}`)
    .pluck()
    .get(...values);
  const ids = db
    .prepare(`SELECT rowid FROM story WHERE story MATCH ?${among} ORDER BY ${order} LIMIT ${PAGE}`)
    .pluck()
    .all(...values);
  return { total: total as number, ids: ids as number[] };
}
