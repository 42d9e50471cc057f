/**
 * A library of the corpus: the real catalogue, made by its own migrations and then filled in bulk, because an import of a
 * million files would take an hour and measure something else. Works have a card's worth of metadata, one short chapter of one of a
 * thousand bodies, and stand in the change feed; all are from one file of one import.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { openSqliteCatalogue, type WorkFacets } from '#catalogue';
import { sentenceRun, vocabulary } from '../corpus.ts';
import { seeded } from '../random.ts';
import { creatorNames } from './invented-names.ts';
import { CATEGORIES, idsOfKind, KINDS, RATINGS, WARNINGS } from './kinds.ts';
import type { TagNames } from './search-queries.ts';
import { facetsMaker, membersOf } from './work-facets.ts';
import type { Works } from './works.ts';

const BODIES = 1000;
/** Words of a body and of a summary. */
const BODY_WORDS = 60;
const SUMMARY_WORDS = 25;
/** The four kinds of tags that the catalogue has a table for come after these. */
const CLOSED = RATINGS.length + WARNINGS.length + CATEGORIES.length;

type Value = string | number | null | Uint8Array;

/** Makes the library in a data folder. */
export async function writeLibrary(data: string, works: Works, tags: TagNames): Promise<void> {
  mkdirSync(data, { recursive: true });
  const file = path.join(data, 'fanlight.db');
  await (await openSqliteCatalogue(file)).close();
  const db = new Database(file);
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000');
  db.transaction(() => {
    const indexes = dropIndexes(db);
    writeImport(db, works);
    writeNames(db, works, tags);
    writeWorks(db, works, tags);
    writeLabels(db, works);
    for (const sql of indexes) db.exec(sql);
  })();
  db.exec('ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

/** A prepared insert that takes the values of a row by their columns, and leaves out columns that are not there. */
function inserter(db: Database.Database, table: string, columns: readonly string[]) {
  const marks = columns.map((column) => `@${column}`).join(', ');
  const insert = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
  return (row: Record<string, Value>) => Number(insert.run(row).lastInsertRowid);
}

/** Drops the indexes, which are made more quickly at the end, and says how. */
function dropIndexes(db: Database.Database): string[] {
  const indexes = db
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  return indexes.map(({ sql }) => sql);
}

function writeImport(db: Database.Database, works: Works): void {
  const at = '2026-01-01T00:00:00.000Z';
  db.prepare(
    "INSERT INTO batch (id, sources, started_at, finished_at, status, files, works) VALUES (1, '[\"bench\"]', ?, ?, 'finished', 1, ?)",
  ).run(at, at, works.count);
  db.prepare('INSERT INTO original (id, hash, bytes) VALUES (1, ?, 1)').run('0'.repeat(64));
  db.exec(`INSERT INTO batch_file (id, batch, path, original, bytes, format, result, losses, attention)
    VALUES (1, 1, 'bench.zip', 1, 1, 'plain-text', 'imported', '[]', 0)`);
  const random = seeded(23);
  const words = vocabulary(random, 20_000);
  const body = inserter(db, 'chapter_body', ['xhtml']);
  for (let count = 0; count < BODIES; count += 1)
    body({ xhtml: deflateRawSync(`<p>${sentenceRun(random, words, BODY_WORDS)}</p>`) });
}

/** Tags have their ids of the corpus less those of the closed lists, plus one; creators their numbers plus one. */
function writeNames(db: Database.Database, works: Works, { names, kindStarts }: TagNames): void {
  const tag = db.prepare('INSERT INTO tag (id, kind, name) VALUES (?, ?, ?)');
  const member = db.prepare('INSERT OR IGNORE INTO tag_member (tag, name) VALUES (?, ?)');
  let kind = KINDS.indexOf('fandom');
  for (let id = CLOSED; id < names.length; id += 1) {
    while (id >= (kindStarts[kind + 1] ?? 0)) kind += 1;
    tag.run(id - CLOSED + 1, KINDS[kind], names[id]);
    if (KINDS[kind] === 'relationship')
      for (const name of membersOf(names[id] ?? '')) member.run(id - CLOSED + 1, name);
  }
  const creator = db.prepare('INSERT INTO creator (id, name) VALUES (?, ?)');
  const creators = Math.ceil(works.count / 5) + 1;
  const nameOf = creatorNames(creators);
  for (let index = 0; index < creators; index += 1) creator.run(index + 1, nameOf(index));
}

const WORK_COLUMNS = [
  'id revision revision_id batch words chapters warnings_stated added_at updated_at title rating',
  'warnings categories status permission other language published summary',
]
  .join(' ')
  .split(' ');

function writeWorks(db: Database.Database, works: Works, tags: TagNames): void {
  const random = seeded(29);
  const words = vocabulary(random, 20_000);
  const summaries = Array.from({ length: BODIES }, () => sentenceRun(random, words, SUMMARY_WORDS));
  const record = facetsMaker(works, tags);
  const work = inserter(db, 'work_row', WORK_COLUMNS);
  const revision = inserter(db, 'work_revision', [
    'id',
    'work',
    'number',
    'file',
    'place',
    'reading',
    'evidence',
  ]);
  const chapter = inserter(db, 'chapter', ['revision', 'position', 'title', 'words', 'body']);
  const creator = db.prepare('INSERT INTO work_creator (work, position, creator) VALUES (?, 0, ?)');
  const tag = db.prepare('INSERT INTO work_tag (work, position, tag, members) VALUES (?, ?, ?, ?)');
  const ships = idsOfKind(tags.kindStarts, 'relationship');
  const change = db.prepare('INSERT INTO change (work) VALUES (?)');
  for (let row = 0; row < works.count; row += 1) {
    const id = row + 1;
    const facets = record(row);
    work(workRow(facets, summaries[(row * 7) % BODIES] ?? ''));
    revision({ id, work: id, number: 1, file: 1, place: row, reading: readingOf(facets), evidence: '[]' });
    chapter({ revision: id, position: 1, title: null, words: facets.words, body: 1 + (row % BODIES) });
    creator.run(id, (works.creator[row] ?? 0) + 1);
    let position = 0;
    for (let place = works.tagStarts[row] ?? 0; place < (works.tagStarts[row + 1] ?? 0); place += 1) {
      const number = works.tags[place] ?? 0;
      if (number < CLOSED) continue;
      const isShip = number >= ships.from && number < ships.to;
      const members = isShip ? JSON.stringify(membersOf(tags.names[number] ?? '')) : null;
      tag.run(id, position, number - CLOSED + 1, members);
      position += 1;
    }
    change.run(id);
  }
}

/** Labels of headers by field; a work has one of most fields, later ones more often as years go by. */
const LABELS: readonly (readonly [field: string, ...names: string[]])[] = [
  ['title', 'title'],
  ['authors', 'author', 'by', 'written by'],
  ['relationships', 'pairing', 'pairings', 'relationship', 'ship'],
  ['rating', 'rating', 'rated'],
  ['warnings', 'warnings', 'warning', 'content'],
  ['summary', 'summary', 'summery', 'blurb'],
  ['disclaimer', 'disclaimer', 'not mine'],
  ['archivePermission', 'archive', 'distribution'],
];
/** How many works of a hundred have a field under a label. */
const LABELLED = 80;

function writeLabels(db: Database.Database, works: Works): void {
  const random = seeded(31);
  const label = inserter(db, 'label', ['field', 'name']);
  const ids = LABELS.map(([field, ...names]) => names.map((name) => label({ field, name })));
  const add = db.prepare('INSERT INTO work_label (work, label) VALUES (?, ?)');
  for (let row = 0; row < works.count; row += 1) {
    const late = (works.published[row] ?? 0) / 20_454;
    for (const names of ids) {
      if (random() * 100 >= LABELLED) continue;
      add.run(row + 1, names[Math.floor(random() ** (2 - late) * names.length)] ?? names[0]);
    }
  }
}

function workRow(work: WorkFacets, summary: string): Record<string, Value> {
  return {
    id: work.id,
    revision: 1,
    revision_id: work.id,
    batch: work.batch,
    words: work.words,
    chapters: work.chapters,
    warnings_stated: 1,
    added_at: work.addedAt,
    updated_at: work.updatedAt,
    title: work.title,
    rating: work.rating,
    warnings: JSON.stringify(work.warnings),
    categories: JSON.stringify(work.categories),
    status: work.status,
    permission: 'unknown',
    other: JSON.stringify([{ label: 'Kudos', value: String(work.kudos) }]),
    language: work.language,
    published: work.published,
    summary,
  };
}

/** The reading of a revision, which pages of results do not read: without tags and summary. */
function readingOf({
  title,
  creators,
  rating,
  warnings,
  categories,
  language,
  published,
}: WorkFacets): string {
  return JSON.stringify({ title, creators, rating, warnings, categories, tags: [], language, published });
}
