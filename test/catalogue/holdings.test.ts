import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Catalogue, holdLock, openSqliteCatalogue, surveyDatabase, type WorkId } from '#catalogue';
import { MIGRATIONS } from '../../src/catalogue/sqlite/migrations/index.ts';
import { file, hashLike, work } from './samples.ts';

const AT = '2026-01-01T00:00:00.000Z';
const NEWEST = Object.keys(MIGRATIONS).length;

describe('what a catalogue counts on', () => {
  let folder = '';
  let database = '';
  let catalogue: Catalogue;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'fanlight-holdings-'));
    database = path.join(folder, 'fanlight.db');
    catalogue = await openSqliteCatalogue(database);
  });
  afterEach(async () => {
    await catalogue.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function save(
    names: readonly string[],
    chapters: readonly string[] = ['One.', 'Two.'],
  ): Promise<void> {
    const batch = await catalogue.startBatch({ sources: [], startedAt: AT });
    for (const name of names)
      await catalogue.saveFiles(batch, [
        {
          ...file(`${name}.txt`, name, [work({ title: `Work ${name}` }, chapters)]),
          pictures: [{ hash: hashLike(`p${name}`), mediaType: 'image/png', bytes: 3 }],
        },
      ]);
  }

  /** Changes the database behind the catalogue's back. */
  function raw(sql: string): void {
    const db = new Sqlite(database);
    db.pragma('foreign_keys = off');
    db.exec(sql);
    db.close();
  }

  it.each(['original', 'picture'] as const)(
    'lists each %s once, in the order of their hashes',
    async (kind) => {
      await save(['c', 'a', 'b']);
      const all = await catalogue.holdings(kind, '', 10);
      const hashes = ['a', 'b', 'c'].map((name) => hashLike(kind === 'picture' ? `p${name}` : name));
      expect(all.map(({ hash }) => hash)).toEqual(hashes);
      const after = await catalogue.holdings(kind, hashes[0] ?? '', 1);
      expect(after.map(({ hash }) => hash)).toEqual(hashes.slice(1, 2));
      expect(await catalogue.isHeld(kind, hashes[1] ?? '')).toBe(true);
      expect(await catalogue.isHeld(kind, hashLike('other'))).toBe(false);
    },
  );

  it('finds every chapter as it was written, a few bytes at a time', async () => {
    await save(['a', 'b', 'c']);
    let after = 0;
    let seen = 0;
    for (let turns = 0; turns < 20; turns += 1) {
      const check = await catalogue.checkChapters(after, 1);
      expect(check.damaged).toEqual([]);
      seen += check.chapters;
      if (check.last === null) break;
      after = check.last;
    }
    expect(seen).toBe(6);
  });

  it.each([
    ['changed', "update chapter_body set xhtml = cast('x' as blob) where id = 4"],
    ['without a hash', 'delete from chapter_hash where body = 4'],
  ])('tells a chapter that is %s, and takes only the right bytes for it', async (_, damage) => {
    await save(['a', 'b']);
    const right = await catalogue.soundChapter(4);
    raw(damage);
    expect(await catalogue.checkChapters(0, 1e6)).toMatchObject({
      chapters: 4,
      damaged: [{ id: 4, work: 2, title: 'Work b', position: 2 }],
    });
    expect(await catalogue.soundChapter(4)).toBeNull();
    expect(await catalogue.repairChapter(4, Buffer.from('wrong'))).toBe(false);
    if (right === null) throw new Error('the chapter was sound before');
    const canRepair = damage.startsWith('update');
    expect(await catalogue.repairChapter(4, right)).toBe(canRepair);
    expect((await catalogue.checkChapters(0, 1e6)).damaged).toHaveLength(canRepair ? 0 : 1);
  });

  it('is copied while others write, as it was when that began', async () => {
    await save(
      ['a', 'b'],
      Array.from({ length: 300 }, () => randomBytes(20_000).toString('hex')),
    );
    const copy = path.join(folder, 'copy.db');
    let more = 0;
    const steps: number[] = [];
    const copying = catalogue.copyTo(copy, ({ bytes }) => steps.push(bytes));
    const writing = (async () => {
      for (; more < 5; more += 1) {
        await save([`later ${more}`]);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await Promise.all([copying, writing]);
    expect(steps.length).toBeGreaterThan(1);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy.db'))).toEqual(['copy.db']);
    const then = await openSqliteCatalogue(copy, { readOnly: true });
    expect((await then.numbers()).works).toBe(2);
    expect(await then.check()).toEqual({ sound: true, faults: [] });
    expect((await then.checkChapters(0, 1e9)).damaged).toEqual([]);
    await then.close();
    expect((await catalogue.numbers()).works).toBe(7);
  });

  it('leaves no copy where there is no room for one', async () => {
    const held = path.join(folder, 'held.db');
    writeFileSync(held, 'somebody’s own');
    await expect(catalogue.copyTo(held)).rejects.toMatchObject({ code: 'FL-LIB-FOLDER' });
    expect(readFileSync(held, 'utf8')).toBe('somebody’s own');
    await expect(catalogue.copyTo(path.join(folder, 'none', 'copy.db'))).rejects.toMatchObject({
      code: 'FL-LIB-FOLDER',
    });
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
  });

  it('says what a file is, whatever its version', async () => {
    await save(['a']);
    const identity = await catalogue.identity();
    const said = { schema: NEWEST, known: NEWEST, identity, faults: [], bytes: statSync(database).size };
    expect(surveyDatabase(database, { check: true })).toEqual(said);
    raw('pragma user_version = 999; delete from chapter_body where id = 1');
    const later = surveyDatabase(database, { check: true });
    expect(later.schema).toBe(999);
    expect(later.faults.join()).toContain('names what is not there');
    expect(() => surveyDatabase(path.join(folder, 'none.db'), { check: false })).toThrow(
      /FL-LIB|data folder/,
    );
  });

  it('is kept as it was before its schema changes, twice at most', async () => {
    await save(['a']);
    await catalogue.close();
    const earlier = path.join(folder, 'before-migration');
    expect(existsSync(earlier)).toBe(false);
    for (const version of [NEWEST - 1, NEWEST - 2, NEWEST - 3]) {
      raw(`pragma user_version = ${version}`);
      await (await openSqliteCatalogue(database)).close();
    }
    expect(readdirSync(earlier).sort()).toEqual(
      [NEWEST - 3, NEWEST - 2].map((version) => `fanlight-schema-${version}.db`).sort(),
    );
    const kept = path.join(earlier, `fanlight-schema-${NEWEST - 3}.db`);
    expect(surveyDatabase(kept, { check: true })).toMatchObject({ schema: NEWEST - 3, faults: [] });
    if (process.platform !== 'win32') expect(statSync(earlier).mode & 0o077).toBe(0);
    catalogue = await openSqliteCatalogue(database);
    expect((await catalogue.cards([1 as WorkId])).map(({ title }) => title)).toEqual(['Work a']);
  });

  it('holds a lock for one, until it is let go', () => {
    const place = path.join(folder, 'lock');
    const lock = holdLock(place);
    expect(() => holdLock(place)).toThrow(expect.objectContaining({ code: 'FL-LIB-LOCKED' }));
    lock.release();
    holdLock(place).release();
  });
});
