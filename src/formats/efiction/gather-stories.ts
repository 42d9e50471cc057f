import { Buffer } from 'node:buffer';
import { bytesOf, numberOf, type Row, textOf } from './row.ts';
import type { RowPlace } from './row-index.ts';
import type { Site } from './site.ts';
import type { RecordTable, StoryFile, StoryRows } from './story-record.ts';

/** Bytes of rows that are read at once, and of one story's rows at most. */
const BATCH_BYTES = 1 << 20;
const BATCH_STORIES = 200;
const MOST_STORY_BYTES = 96 << 20;
const LONGEST_FILE = 32 << 20;

/** A story with its rows; `headless` when the row of the story itself is missing. `bytes` of the dump were read for it. */
export type GatheredStory = { sid: number; rows: StoryRows; headless: boolean; bytes: number };

type StoryPlaces = { sid: number; tables: Map<RecordTable, RowPlace[]>; bytes: number };
const STORY_TABLES: readonly (readonly [RecordTable, string])[] = [
  ['stories', 'stories'],
  ['chapters', 'chapters'],
  ['coauthors', 'coauthors'],
  ['inseries', 'inseries-of-story'],
  ['reviews', 'reviews'],
];

/** The stories of a site by number, each with the rows it names. What was never shown is left out and counted. */
export async function* gatherStories(site: Site): AsyncGenerator<GatheredStory> {
  let batch: StoryPlaces[] = [];
  let size = 0;
  for (const sid of storyNumbers(site)) {
    const places = placesOf(site, sid);
    if (batch.length > 0 && (size + places.bytes > BATCH_BYTES || batch.length >= BATCH_STORIES)) {
      yield* readBatch(site, batch);
      batch = [];
      size = 0;
    }
    batch.push(places);
    size += places.bytes;
  }
  yield* readBatch(site, batch);
}

/** Numbers of stories; in a damaged dump also of those that only chapters speak of. */
function* storyNumbers({ index, damaged, losses }: Site): Generator<number> {
  const stories = new Set(index.rows('stories').keys());
  yield* stories;
  for (const [table, rows] of [
    ['chapters', index.rows('chapters')],
    ['reviews', index.rows('reviews')],
  ] as const) {
    let orphans = 0;
    for (const sid of rows.keys()) {
      if (stories.has(sid)) continue;
      if (damaged && table === 'chapters') yield sid;
      else orphans += rows.rowsOf(sid).length;
    }
    losses.add('FL-LOSS-ORPHAN', `${index.prefix}fanfiction_${table}`, orphans);
  }
}

function placesOf({ index, losses }: Site, sid: number): StoryPlaces {
  const tables = new Map<RecordTable, RowPlace[]>();
  let bytes = 0;
  for (const [table, name] of STORY_TABLES) {
    const kept: RowPlace[] = [];
    for (const place of index.rows(name).rowsOf(sid)) {
      if (bytes + place.length > MOST_STORY_BYTES) losses.add('FL-LOSS-TRUNCATED', `story ${sid}, ${table}`);
      else {
        kept.push(place);
        bytes += place.length;
      }
    }
    tables.set(table, kept);
  }
  return { sid, tables, bytes };
}

async function* readBatch(site: Site, batch: readonly StoryPlaces[]): AsyncGenerator<GatheredStory> {
  const places = batch.flatMap(({ tables }) => [...tables.values()].flat());
  const rows = await site.reader.read(places);
  let at = 0;
  for (const { sid, tables, bytes } of batch) {
    const own = new Map<RecordTable, Row[]>();
    for (const [table, list] of tables) {
      own.set(table, rows.slice(at, at + list.length));
      rows.fill(EMPTY, at, at + list.length);
      at += list.length;
    }
    const shown = keepShown(site, sid, own);
    if (shown === null) continue;
    const headless = (shown.get('stories') ?? []).length === 0;
    if (headless) shown.set('stories', [headFrom(sid, shown.get('chapters')?.[0])]);
    yield { sid, rows: await completeRows(site, shown), headless, bytes };
  }
}

const EMPTY: Row = new Map();

/** The rows without what waits for approval; null where that is the whole story. */
function keepShown(
  { index, losses }: Site,
  sid: number,
  own: Map<RecordTable, Row[]>,
): Map<RecordTable, Row[]> | null {
  const isShown = (row: Row) => !row.has('validated') || numberOf(row, 'validated') > 0;
  for (const table of ['stories', 'chapters'] as const) {
    const rows = own.get(table) ?? [];
    const shown = rows.filter(isShown);
    if (shown.length === rows.length || (table === 'stories' && index.validated === 0)) continue;
    if (shown.length === 0 && table === 'chapters') continue;
    losses.add('FL-LOSS-QUEUE', `${index.prefix}fanfiction_${table}`, rows.length - shown.length);
    if (shown.length === 0) return null;
    own.set(table, shown);
  }
  if (sid === 0) {
    losses.add('FL-LOSS-ORPHAN', `${index.prefix}fanfiction_stories`, own.get('stories')?.length ?? 0);
    return null;
  }
  return own;
}

/** What a chapter says of a story whose own row is missing. */
function headFrom(sid: number, chapter: Row | undefined): Row {
  const row = new Map<string, Uint8Array | null>([['sid', Buffer.from(String(sid))]]);
  for (const column of ['title', 'uid']) row.set(column, chapter?.get(column) ?? null);
  return row;
}

/** Adds the rows that a story's own rows name, and its files. */
async function completeRows(site: Site, own: Map<RecordTable, Row[]>): Promise<StoryRows> {
  const stories = own.get('stories') ?? [];
  const parts = own.get('chapters')?.length ? (own.get('chapters') ?? []) : stories;
  const tables = new Map(own);
  const listed = (column: string) =>
    stories.flatMap((row) => textOf(row, column).split(',')).map((id) => id.trim());
  tables.set('categories', withParents(site, listed('catid')));
  tables.set('characters', lookUp(site, 'characters', 'charid', listed('charid')));
  const classes = lookUp(site, 'classes', 'class_id', listed('classes'));
  tables.set('classes', classes);
  tables.set(
    'classtypes',
    lookUp(
      site,
      'classtypes',
      'classtype_id',
      classes.map((row) => textOf(row, 'class_type')),
    ),
  );
  tables.set('genres', lookUp(site, 'genres', 'gid', listed('gid')));
  tables.set('warnings', lookUp(site, 'warnings', 'wid', listed('wid')));
  tables.set('ratings', ratingsOf(site, listed('rid')));
  const series = (own.get('inseries') ?? []).map((row) => numberOf(row, 'seriesid'));
  tables.set('series', named(site.index.seriesTitles, series, 'seriesid', 'title'));
  tables.set(
    'challenges',
    named(site.index.challengeTitles, listed('challenges').map(Number), 'chalid', 'title'),
  );
  const creators = [...stories, ...parts, ...(own.get('coauthors') ?? [])].map((row) => numberOf(row, 'uid'));
  const coauthors = listed('coauthors').map(Number);
  for (const uid of [...creators, ...coauthors]) if (uid > 0) site.writers.add(uid);
  const voices = (own.get('reviews') ?? []).map((row) => numberOf(row, 'uid', 'member'));
  tables.set('authors', named(site.index.pennames, [...creators, ...coauthors, ...voices], 'uid', 'penname'));
  return { site: site.row, tables, files: await filesOf(site, parts) };
}

function lookUp({ index }: Site, table: RecordTable, column: string, ids: readonly string[]): Row[] {
  const rows = new Set<Row>();
  for (const id of ids) {
    const row = /^\d{1,10}$/.test(id) ? index.find(table, column, Number(id)) : undefined;
    if (row !== undefined) rows.add(row);
  }
  return [...rows];
}

function withParents(site: Site, ids: readonly string[]): Row[] {
  const rows = lookUp(site, 'categories', 'catid', ids);
  for (let at = 0; at < rows.length && rows.length < 500; at++) {
    const parent = numberOf(rows[at] ?? EMPTY, 'parentcatid');
    const row = parent > 0 ? site.index.find('categories', 'catid', parent) : undefined;
    if (row !== undefined && !rows.includes(row)) rows.push(row);
  }
  return rows;
}

/** A rating by number, or by name as sites made of older versions have it. */
function ratingsOf(site: Site, ids: readonly string[]): Row[] {
  const found = lookUp(site, 'ratings', 'rid', ids);
  if (found.length > 0) return found;
  const all = site.index.small.get('ratings') ?? [];
  return all.filter((row) => ids.includes(textOf(row, 'rating')));
}

/** Rows of numbers and names, for tables of which only the names were kept. */
function named(names: ReadonlyMap<number, string>, ids: readonly number[], id: string, name: string): Row[] {
  const rows: Row[] = [];
  for (const number of new Set(ids)) {
    const text = names.get(number);
    if (text === undefined) continue;
    rows.push(
      new Map([
        [id, Buffer.from(String(number))],
        [name, Buffer.from(text, 'utf8')],
      ]),
    );
  }
  return rows;
}

/** The files of a story's chapters, by the number of the author (3.x) or their pen name (1.x). */
async function filesOf({ files, index, losses }: Site, parts: readonly Row[]): Promise<StoryFile[]> {
  const found: StoryFile[] = [];
  for (const part of parts) {
    const number = numberOf(part, 'chapid') || numberOf(part, 'sid');
    const uid = numberOf(part, 'uid');
    const author = bytesOf(part, 'chapid') === null ? (index.pennames.get(uid) ?? '') : String(uid);
    const file = files.find(author, number);
    if (file === null) continue;
    if (file.size > LONGEST_FILE) losses.add('FL-LOSS-TRUNCATED', file.path);
    found.push({ path: file.path, number, bytes: await file.read(0, Math.min(file.size, LONGEST_FILE)) });
  }
  return found;
}
