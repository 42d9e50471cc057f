import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteCatalogue, type WorkId } from '#catalogue';
import { MIGRATIONS } from '../../src/catalogue/sqlite/migrations/index.ts';
import { hashLike, metadata } from './samples.ts';

const AT = '2026-01-01T00:00:00.000Z';
const SCHEMAS = Object.keys(MIGRATIONS).map((name, index) => ({ name, version: index + 1 }));
/** Since when `work` is a view of the works that are in the library. */
const VIEWED = SCHEMAS.findIndex(({ name }) => name === '0010-withdrawals') + 1;
const PICTURE = hashLike('lamp');
const BODIES = ['<p>The lamp turned.</p>', `<p><img src="media/${PICTURE}" alt="A lamp" /></p>`];
const EVIDENCE = JSON.stringify([
  {
    field: 'title',
    evidence: { source: 'label', label: '** Story  TITLE:', raw: 'x', start: 0, end: 1, confidence: 1 },
  },
  { field: 'rating', evidence: { source: 'prose', raw: 'x', start: 0, end: 1, confidence: 1 } },
]);
const TAGS = [
  ['fandom', 'Harbour Lights', null],
  ['relationship', 'Mara/Ives', '["Mara","Ives"]'],
  ['relationship', 'Jo & Mara', null],
] as const;

describe('a library of an earlier schema', () => {
  let folder = '';
  let database = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fanlight-schemas-'));
    database = path.join(folder, 'fanlight.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** What a new library is: its mark as one of this program, and its tables. */
  async function newLibrary(): Promise<{ application: number; tables: unknown[] }> {
    const file = path.join(folder, 'new.db');
    await (await openSqliteCatalogue(file)).close();
    return tablesIn(file);
  }

  function tablesIn(file: string): { application: number; tables: unknown[] } {
    const db = new Sqlite(file, { readonly: true });
    const application = db.pragma('application_id', { simple: true }) as number;
    const tables = db.prepare('select type, name, sql from sqlite_schema order by type, name').all();
    db.close();
    return { application, tables };
  }

  /** Makes the database by the migrations that there were then, and fills it as programs of then did. */
  async function make(version: number, application: number): Promise<void> {
    const db = new Sqlite(database);
    const then = Object.entries(MIGRATIONS).slice(0, version);
    const migrator = new Migrator({
      db: new Kysely<unknown>({ dialect: new SqliteDialect({ database: db }) }),
      provider: { getMigrations: async () => Object.fromEntries(then) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    db.pragma(`application_id = ${application}`);
    db.pragma(`user_version = ${version}`);
    fill(db, version);
    db.close();
  }

  function fill(db: Sqlite.Database, version: number): void {
    const insert = (table: string, row: Record<string, unknown>) =>
      db
        .prepare(
          `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).fill('?').join(', ')})`,
        )
        .run(...Object.values(row));
    const works = version >= VIEWED ? 'work_row' : 'work';
    insert('batch', { id: 1, sources: '[]', started_at: AT, status: 'finished' });
    insert('original', { id: 1, hash: hashLike('a'), bytes: 1 });
    const said = { format: 'plain-text', encoding: '{"name":"utf-8","confidence":1,"repaired":[]}' };
    const file = { result: 'imported', losses: '[]', attention: 0, ...said };
    insert('batch_file', { id: 1, batch: 1, path: 'a.txt', original: 1, bytes: 1, ...file });
    for (const [index, body] of BODIES.entries())
      insert('chapter_body', { id: index + 1, xhtml: deflateRawSync(body) });
    insert('creator', { id: 1, name: 'Anne Elk' });
    for (const [index, [kind, name]] of TAGS.entries()) insert('tag', { id: index + 1, kind, name });
    for (const id of [1, 2]) {
      const counts = { revision: 1, words: 3, chapters: 1, warnings_stated: 0 };
      const times = { added_at: AT, updated_at: AT };
      const lists = { warnings: '[]', categories: '[]', other: '[]' };
      const one = { title: `Work ${id}`, rating: 'Teen', status: 'complete', permission: 'unknown' };
      insert(works, { id, batch: 1, ...counts, ...times, ...lists, ...one });
      const reading = JSON.stringify(metadata({ title: one.title }));
      insert('work_revision', {
        id,
        work: id,
        number: 1,
        file: 1,
        place: id - 1,
        reading,
        evidence: EVIDENCE,
      });
      db.prepare(`update ${works} set revision_id = ? where id = ?`).run(id, id);
      insert('chapter', { revision: id, position: 1, words: 3, body: id });
      insert('work_creator', { work: id, position: 0, creator: 1 });
      for (const [position, [, , members]] of TAGS.entries())
        insert('work_tag', { work: id, position, tag: position + 1, members });
      insert('change', { work: id });
      if (version < 7) insert('work_text', { rowid: id, title: one.title, body: 'The lamp turned.' });
    }
    if (version >= 3) insert('picture', { hash: PICTURE, media_type: 'image/png', bytes: 12 });
    if (version >= 4) for (const name of ['Mara', 'Ives']) insert('tag_member', { tag: 2, name });
    if (version >= 8) for (const name of ['Jo', 'Mara']) insert('tag_member', { tag: 3, name });
    if (version >= 6) db.exec(`update ${works} set pictures = 1 where id = 2`);
  }

  it.each(SCHEMAS)('$name keeps what it held, and becomes what a new one is', async ({ name, version }) => {
    const fresh = await newLibrary();
    await make(version, fresh.application);
    const catalogue = await openSqliteCatalogue(database);
    expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
    const works = await catalogue.facets(0, 10);
    expect(works.map(({ title, creators }) => [title, creators])).toEqual([
      ['Work 1', ['Anne Elk']],
      ['Work 2', ['Anne Elk']],
    ]);
    const shown = works.map(({ has }) => has.includes('pictures'));
    expect(shown).toEqual([false, version >= 3]);
    const bodies = await Promise.all(works.map(({ id }) => catalogue.chapterBodies(id)));
    expect(bodies.flat().map((body) => inflateRawSync(body).toString())).toEqual(BODIES);
    if (name < '0011') {
      expect(await catalogue.headerLabels(0)).toEqual([{ id: 1, field: 'title', name: 'story title' }]);
      expect((await catalogue.traits(0, 10)).map(({ labels }) => labels)).toEqual([[1], [1]]);
    }
    const before = await catalogue.lastChange();
    const names = ['Jo'];
    const joined = { does: 'merge', kind: 'character', into: 'Jo Kell', names, fandom: null } as const;
    expect(await catalogue.decideTags(joined, AT)).toMatchObject({ works: 2 });
    if (version < 8)
      expect((await catalogue.changesSince(before, 10)).map(({ work }) => work)).toEqual([1, 2]);
    expect((await catalogue.work(2 as WorkId))?.original.path).toBe('a.txt');
    await catalogue.close();
    expect(tablesIn(database)).toEqual(fresh);
  });
});
