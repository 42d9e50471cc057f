import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Catalogue, openSqliteCatalogue, type WorkId } from '#catalogue';
import { openConnection } from '../../src/catalogue/sqlite/connection.ts';
import { catalogueOn } from '../../src/catalogue/sqlite/index.ts';
import { catalogueContract } from './contract.ts';
import { devicesContract } from './devices-contract.ts';
import { duplicatesContract } from './duplicates-contract.ts';
import { ereadersContract } from './ereaders-contract.ts';
import { portableContract } from './portable-contract.ts';
import { publishingContract } from './publishing-contract.ts';
import { readersContract } from './readers-contract.ts';
import { rereadingsContract } from './rereadings-contract.ts';
import { reviewContract } from './review-contract.ts';
import { file, work } from './samples.ts';
import { sourcesContract } from './sources-contract.ts';
import { tagsContract } from './tags-contract.ts';
import { worksWithWord } from './texts-with-word.ts';
import { traitsContract } from './traits-contract.ts';
import { withdrawalsContract } from './withdrawals-contract.ts';
import { CHAPTERS_PER_WORK, FILES_PER_SAVE, MARK } from './writer-process.ts';

const open = (folder: string) => openSqliteCatalogue(path.join(folder, 'fanlight.db'));
catalogueContract('SQLite', open);
reviewContract('SQLite', open);
sourcesContract('SQLite', open);
tagsContract('SQLite', open);
readersContract('SQLite', open);
portableContract('SQLite', open);
devicesContract('SQLite', open);
duplicatesContract('SQLite', open);
ereadersContract('SQLite', open);
traitsContract('SQLite', open);
withdrawalsContract('SQLite', open);
rereadingsContract('SQLite', open);
publishingContract('SQLite', open);

const BATCH = { sources: [], startedAt: '2026-01-01T00:00:00.000Z' };
const WRITER = path.join(import.meta.dirname, 'writer-process.ts');

describe('SQLite catalogue', () => {
  let folder = '';
  let database = '';
  const children: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fanlight-sqlite-'));
    database = path.join(folder, 'fanlight.db');
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await kill(child);
    rmSync(folder, { recursive: true, force: true });
  });

  async function startWriter(mode: 'idle' | 'saving'): Promise<ChildProcess> {
    const args = ['--no-warnings', '--experimental-strip-types', WRITER, database, mode];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    if (child.stdout) await once(child.stdout, 'data');
    return child;
  }

  /** A library with some works, closed. */
  async function makeLibrary(works = 200): Promise<void> {
    const catalogue = await openSqliteCatalogue(database);
    await fill(catalogue, works, 'lantern '.repeat(500));
    await catalogue.close();
  }

  async function codeOf(opening: Promise<Catalogue>): Promise<unknown> {
    try {
      await (await opening).close();
      return 'opened';
    } catch (thrown) {
      return (thrown as { code?: unknown }).code;
    }
  }

  const raw = <Row>(sql: string): Row[] => {
    const db = new Sqlite(database);
    try {
      const statement = db.prepare(sql);
      if (statement.reader) return statement.all() as Row[];
      statement.run();
      return [];
    } finally {
      db.close();
    }
  };

  describe('one writer', () => {
    it('refuses a second writing process at once, and lets any number read', async () => {
      await startWriter('idle');
      const started = performance.now();
      expect(await codeOf(openSqliteCatalogue(database))).toBe('FL-LIB-LOCKED');
      expect(performance.now() - started).toBeLessThan(1000);
      for (let readers = 0; readers < 3; readers += 1) {
        expect(await codeOf(openSqliteCatalogue(database, { readOnly: true }))).toBe('opened');
      }
    });

    it('refuses a second writer in the same process', async () => {
      const first = await openSqliteCatalogue(database);
      expect(await codeOf(openSqliteCatalogue(database))).toBe('FL-LIB-LOCKED');
      expect(await codeOf(openSqliteCatalogue(database, { readOnly: true }))).toBe('opened');
      expect(await codeOf(openSqliteCatalogue(database))).toBe('FL-LIB-LOCKED');
      await first.close();
      expect(await codeOf(openSqliteCatalogue(database))).toBe('opened');
    });

    it('leaves no lock behind when it is killed', async () => {
      await kill(await startWriter('idle'));
      expect(await codeOf(openSqliteCatalogue(database))).toBe('opened');
    });

    it('shows readers what is saved, and keeps them from writing', async () => {
      const writer = await openSqliteCatalogue(database);
      const reader = await openSqliteCatalogue(database, { readOnly: true });
      await fill(writer, 3, 'lantern');
      expect((await reader.numbers()).works).toBe(3);
      expect(await worksWithWord(reader, 'lantern')).toHaveLength(3);
      expect(await reader.check()).toEqual({ sound: true, faults: [] });
      await expect(reader.startBatch(BATCH)).rejects.toMatchObject({ code: 'FL-LIB-FOLDER' });
      await expect(reader.revise(1 as WorkId, { title: 'x' }, '')).rejects.toMatchObject({
        code: 'FL-LIB-FOLDER',
      });
      await reader.close();
      await writer.close();
    });
  });

  it('holds whole works only, however often it is killed in the middle of saving', async () => {
    for (const delay of [0, 3, 10, 25, 45, 80, 130, 210]) {
      const child = await startWriter('saving');
      await pause(delay + Math.random() * 20);
      await kill(child);

      const catalogue = await openSqliteCatalogue(database);
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      const { works, chapters } = await catalogue.numbers();
      expect(works % FILES_PER_SAVE).toBe(0);
      expect(chapters).toBe(works * CHAPTERS_PER_WORK);
      expect(await worksWithWord(catalogue, MARK)).toHaveLength(works);
      expect(await catalogue.changesSince(0, 1_000_000)).toHaveLength(works);
      const { batches } = await catalogue.batches({ limit: 20, offset: 0 });
      expect(batches.reduce((sum, batch) => sum + batch.files, 0)).toBe(works);
      expect(batches.map(({ status }) => status).slice(0, 2)).toEqual(
        batches.length > 1 ? ['running', 'interrupted'] : ['running'],
      );
      const last = (await catalogue.facets(0, 1_000_000)).at(-1);
      if (last) expect(await catalogue.chapterBodies(last.id)).toHaveLength(CHAPTERS_PER_WORK);
      if (delay > 100) expect(works).toBeGreaterThan(0);
      await catalogue.close();
    }
  });

  describe('what it cannot open', () => {
    it('says so of a newer schema, and touches nothing', async () => {
      await makeLibrary(1);
      raw('pragma user_version = 999');
      expect(await codeOf(openSqliteCatalogue(database))).toBe('FL-LIB-NEWER');
      expect(await codeOf(openSqliteCatalogue(database, { readOnly: true }))).toBe('FL-LIB-NEWER');
      raw('pragma user_version = 1');
      expect(await codeOf(openSqliteCatalogue(database))).toBe('opened');
    });

    it('asks to bring an older schema up to date before it is only read', async () => {
      await makeLibrary(1);
      raw('pragma user_version = 0');
      expect(await codeOf(openSqliteCatalogue(database, { readOnly: true }))).toBe('FL-LIB-OLDER');
      expect(await codeOf(openSqliteCatalogue(database))).toBe('opened');
      expect(await codeOf(openSqliteCatalogue(database, { readOnly: true }))).toBe('opened');
    });

    it('tells a damaged file and a file of another program', async () => {
      writeFileSync(database, 'This is a text file. '.repeat(1000));
      expect(await codeOf(openSqliteCatalogue(database))).toBe('FL-LIB-CORRUPT');
      rmSync(database);
      raw('create table bookmarks (url text)');
      expect(await codeOf(openSqliteCatalogue(database))).toBe('FL-LIB-CORRUPT');
      expect(raw('select name from sqlite_schema')).toEqual([{ name: 'bookmarks' }]);
    });

    it('tells a folder that is not there or not a folder', async () => {
      writeFileSync(path.join(folder, 'file'), '');
      mkdirSync(path.join(folder, 'fanlight.d'));
      for (const place of ['none/fanlight.db', 'file/fanlight.db', 'fanlight.d']) {
        expect(await codeOf(openSqliteCatalogue(path.join(folder, place)))).toBe('FL-LIB-FOLDER');
      }
      expect(await codeOf(openSqliteCatalogue(database, { readOnly: true }))).toBe('FL-LIB-FOLDER');
    });
  });

  describe('damage', () => {
    const answers = async (): Promise<string[]> => {
      const said: string[] = [];
      const catalogue = await openSqliteCatalogue(database).catch((thrown) => {
        said.push(thrown.code);
      });
      if (!catalogue) return said;
      const tries = [
        () => catalogue.facets(0, 1000),
        () => catalogue.texts([150 as WorkId]),
        () => catalogue.chapterBodies(150 as WorkId),
        () => fill(catalogue, 50, 'added'),
      ];
      for (const attempt of tries) {
        said.push(
          await attempt().then(
            () => 'answered',
            (thrown: { code: string }) => thrown.code,
          ),
        );
      }
      said.push((await catalogue.check()).sound ? 'sound' : 'unsound');
      await catalogue.close();
      return said;
    };

    it('is told as damage when half of the file is gone', async () => {
      await makeLibrary();
      truncateSync(database, Math.floor(readFileSync(database).length / 2 / 8192) * 8192);
      const said = await answers();
      expect(said).toContain('FL-LIB-CORRUPT');
      expect(said.filter((answer) => !['FL-LIB-CORRUPT', 'answered', 'unsound'].includes(answer))).toEqual(
        [],
      );
    });

    it('is found by the check wherever a page was overwritten', async () => {
      await makeLibrary();
      const whole = path.join(folder, 'whole.db');
      copyFileSync(database, whole);
      const pages = readFileSync(whole).length / 8192;
      for (let tenth = 1; tenth < 10; tenth += 1) {
        const bytes = readFileSync(whole);
        bytes.fill(
          0xa5,
          Math.floor((pages * tenth) / 10) * 8192,
          Math.floor((pages * tenth) / 10 + 1) * 8192,
        );
        writeFileSync(database, bytes);
        const said = await answers();
        expect(['unsound', 'FL-LIB-CORRUPT']).toContain(said.at(-1));
        expect(said.filter((answer) => !['FL-LIB-CORRUPT', 'answered', 'unsound'].includes(answer))).toEqual(
          [],
        );
      }
    });
  });

  it('stops at a full disk with what was saved whole, and goes on when there is room', async () => {
    const connection = await openConnection(database, false);
    const catalogue = catalogueOn(connection, database);
    await fill(catalogue, 20, 'lantern '.repeat(500));
    const [{ page_count: used }] = connection.pragma('page_count') as [{ page_count: number }];
    connection.pragma(`max_page_count = ${used + 40}`);
    const random = () => Array.from({ length: 3000 }, () => Math.random().toString(36).slice(2)).join(' ');
    await expect(fill(catalogue, 60, random())).rejects.toMatchObject({ code: 'FL-LIB-FULL' });
    expect((await catalogue.numbers()).works).toBe(20);
    await expect(catalogue.revise(1 as WorkId, { summary: random().repeat(30) }, '')).rejects.toMatchObject({
      code: 'FL-LIB-FULL',
    });
    connection.pragma('max_page_count = 1000000');
    expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
    await fill(catalogue, 60, random());
    expect((await catalogue.numbers()).works).toBe(80);
    expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
    await catalogue.close();
  });

  it('keeps private fields in their own table, and a chapter that did not change once', async () => {
    const catalogue = await openSqliteCatalogue(database);
    const batch = await catalogue.startBatch(BATCH);
    const first = work({}, ['one', 'two']);
    first.private = [{ kind: 'email', value: 'anne@lighthouse.example' }];
    await catalogue.saveFiles(batch, [file('a.txt', '1', [first])]);
    await catalogue.saveFiles(batch, [file('a.txt', '2', [work({}, ['one', 'two, longer', 'three'])])]);
    await catalogue.close();
    expect(raw('select kind, value from private_field')).toEqual([
      { kind: 'email', value: 'anne@lighthouse.example' },
    ]);
    expect(raw('select count(*) as bodies from chapter_body')).toEqual([{ bodies: 4 }]);
    expect(raw('select count(*) as chapters from chapter')).toEqual([{ chapters: 5 }]);
  });

  it('tells loops of meta tags that another program made, and never follows them', async () => {
    const catalogue = await openSqliteCatalogue(database);
    const batch = await catalogue.startBatch(BATCH);
    const tags = ['low', 'middle', 'high'].map((name) => ({ kind: 'tag' as const, name }));
    await catalogue.saveFiles(batch, [file('a.txt', '1', [work({ tags: tags.slice(0, 1) })])]);
    for (const { name } of tags) await catalogue.decideTags({ does: 'canonize', kind: 'tag', name }, '');
    await catalogue.close();
    raw(`insert into tag_link (below, above, meta) select b.id, a.id, 1 from tag b, tag a
      where (b.name, a.name) in (values ('low', 'middle'), ('middle', 'high'), ('high', 'low'), ('high', 'middle'))`);
    const opened = await openSqliteCatalogue(database);
    const { sound, faults } = await opened.check();
    expect(sound).toBe(false);
    expect(faults).toHaveLength(2);
    for (const fault of faults) expect(fault).toMatch(/^tags stand above themselves: \d( > \d)+$/);
    expect((await opened.facets(0, 10))[0]?.tags.map((tag) => tag.name).sort()).toEqual([
      'high',
      'low',
      'middle',
    ]);
    const below = { kind: 'tag' as const, name: 'new' };
    await opened.decideTags({ does: 'link', below, above: { kind: 'tag', name: 'low' } }, '');
    expect((await opened.tag('tag', 'low'))?.subs.total).toBe(2);
    await opened.close();
  });

  it('is readable by its owner only', async () => {
    await makeLibrary(1);
    if (process.platform !== 'win32') expect(statSync(database).mode & 0o777).toBe(0o600);
  });

  it('takes ten thousand works in time', async () => {
    const catalogue = await openSqliteCatalogue(database);
    const words = Array.from({ length: 5000 }, (_, index) => `word${index.toString(36)}`);
    const text = Array.from({ length: 400 }, (_, index) => words[(index * 7919) % 5000]).join(' ');
    const started = performance.now();
    await fill(catalogue, 10_000, text);
    const seconds = (performance.now() - started) / 1000;
    const reading = performance.now();
    const facets = await catalogue.facets(0, 10_000);
    const loaded = performance.now() - reading;
    console.log(
      `10,000 works of ${text.length} characters: saved in ${seconds.toFixed(1)} s, facets read in ${loaded.toFixed(0)} ms`,
    );
    expect(facets).toHaveLength(10_000);
    expect(seconds).toBeLessThan(60);
    await catalogue.close();
  });

  async function fill(catalogue: Catalogue, count: number, text: string): Promise<void> {
    const batch = await catalogue.startBatch(BATCH);
    const unique = Math.random();
    for (let start = 0; start < count; start += 100) {
      const outcomes = Array.from({ length: Math.min(100, count - start) }, (_, index) => {
        const title = `Work ${start + index}`;
        const tags = [{ kind: 'fandom' as const, name: `Fandom ${index % 7}` }];
        return file(`${unique}/${title}.txt`, `${unique} ${title}`, [work({ title, tags }, [text])]);
      });
      await catalogue.saveFiles(batch, outcomes);
    }
  }

  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
});
