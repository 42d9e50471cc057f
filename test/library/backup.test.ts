import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { holdLock } from '#catalogue';
import { readSettings } from '#config';
import {
  type BackupOptions,
  type BackupReport,
  backupLibrary,
  listPoints,
  restoreLibrary,
  verifyBackup,
} from '#library';
import { type App, KEEPING, openApp } from '../../src/app.ts';
import {
  contentOf,
  filesUnder,
  type Held,
  librariesWithPictures,
  retitle,
  storyText,
} from './library-with-pictures.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const libraryWithPictures = librariesWithPictures();

/** Backs a library up at moments a second apart, so that points have names of their own. */
function backUp(app: Held, to: string, options: BackupOptions = {}): Promise<BackupReport> {
  return backupLibrary({ ...app.library, data: app.data }, to, KEEPING, options);
}

async function restored(backup: string, point?: string): Promise<{ app: App; data: string }> {
  const data = path.join(temporaryFolder(), 'restored');
  await restoreLibrary(backup, data, KEEPING, point === undefined ? {} : { point });
  return { app: await temporaryLibrary(data), data };
}

async function addStory(app: Held, count: number): Promise<void> {
  const file = path.join(app.top, `later-${count}.txt`);
  writeFileSync(file, storyText(count));
  await importInto(app, file);
}

/** A file of a backup that holds an original. */
function anOriginalIn(backup: string, at = 0): string {
  const name = [...filesUnder(path.join(backup, 'originals')).keys()].filter((file) => !file.startsWith('.'))[
    at
  ];
  return path.join(backup, 'originals', name ?? 'none');
}

describe('a backup', () => {
  it('restores every point as the library was then', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    const states: unknown[] = [];
    const points: string[] = [];
    for (const step of [0, 1, 2]) {
      if (step > 0) await addStory(app, 100 + step);
      if (step > 1) await retitle(app, 1, 'Ebb');
      states.push(await contentOf(app));
      points.push((await backUp(app, backup)).point.name);
    }
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(3);
    expect((await listPoints(backup)).map(({ name }) => name)).toEqual(points);
    for (const [at, name] of points.entries()) {
      const { app: then } = await restored(backup, name);
      expect(await contentOf(then)).toEqual(states[at]);
      expect(await then.library.catalogue.check()).toEqual({ sound: true, faults: [] });
    }
    const { app: newest, data } = await restored(backup);
    expect(await contentOf(newest)).toEqual(states[2]);
    for (const store of ['originals', 'media'])
      expect(filesUnder(path.join(data, store))).toEqual(filesUnder(path.join(app.data, store)));
    expect(await verifyBackup(backup, KEEPING)).toMatchObject({ points: 3, findings: [] });
  });

  it('copies only what it does not have', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    expect((await backUp(app, backup)).copied.files).toBe(12);
    expect((await backUp(app, backup)).copied).toEqual({ files: 0, bytes: 0 });
    await addStory(app, 7000);
    expect((await backUp(app, backup)).copied.files).toBe(1);
  });

  it('is one that sha256sum can read', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    const { point } = await backUp(app, backup);
    const list = readFileSync(path.join(backup, 'points', point.name, 'files.sha256'), 'utf8');
    const lines = list.trimEnd().split('\n');
    expect(lines).toHaveLength(12);
    expect(lines.map((line) => line.slice(66)).sort()).toEqual(lines.map((line) => line.slice(66)));
    for (const line of lines) {
      expect(line).toMatch(/^[0-9a-f]{64} {2}(media|originals)\/[0-9a-f]{2}\/[0-9a-f]{62}$/);
      expect(existsSync(path.join(backup, line.slice(66)))).toBe(true);
    }
  });

  it('keeps as many points as it is told, and the files that they need', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    await backUp(app, backup);
    const stray = await (await KEEPING.openStore(path.join(backup, 'originals'))).put(
      Buffer.from('of no point'),
    );
    await addStory(app, 200);
    await backUp(app, backup);
    const { pruned, point } = await backUp(app, backup, { keep: 2 });
    expect(pruned).toMatchObject({ files: 1, bytes: 11 });
    expect(pruned?.points).toHaveLength(1);
    expect(await (await KEEPING.openStore(path.join(backup, 'originals'))).has(stray)).toBe(false);
    expect((await listPoints(backup)).map(({ name }) => name)).toContain(point.name);
    const { app: then } = await restored(backup);
    expect(await contentOf(then)).toEqual(await contentOf(app));
    expect((await verifyBackup(backup, KEEPING)).findings).toEqual([]);
  });

  it('removes nothing while a list of a kept point is damaged', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    const { point } = await backUp(app, backup);
    await backUp(app, backup);
    const list = path.join(backup, 'points', point.name, 'files.sha256');
    truncateSync(list, readFileSync(list).length - 140);
    const before = filesUnder(path.join(backup, 'originals'));
    await expect(backUp(app, backup, { keep: 3 })).rejects.toMatchObject({ code: 'FL-BACKUP-DAMAGED' });
    expect(filesUnder(path.join(backup, 'originals'))).toEqual(before);
    expect(await listPoints(backup)).toHaveLength(3);
  });

  it('keeps the point that it just made, whatever the clock says', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    await backUp(app, backup);
    await addStory(app, 150);
    const clock = () => new Date('1999-12-31T23:59:59Z');
    const library = { ...app.library, data: app.data, clock };
    const { point, pruned } = await backupLibrary(library, backup, KEEPING, { keep: 1 });
    expect(pruned?.points).toHaveLength(1);
    expect((await listPoints(backup)).map(({ name }) => name)).toEqual([point.name]);
    expect((await verifyBackup(backup, KEEPING)).findings).toEqual([]);
    const { app: again } = await restored(backup);
    expect(await contentOf({ ...app, ...again })).toEqual(await contentOf(app));
  });

  it('removes nothing while a file is in the backup alone', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    await backUp(app, backup);
    const [first] = await app.library.catalogue.holdings('original', '', 1);
    const hash = first?.hash ?? '';
    unlinkSync(path.join(app.data, 'originals', hash.slice(0, 2), hash.slice(2)));
    const report = await backUp(app, backup, { keep: 1 });
    expect([report.onlyThere.length, report.missing.length, report.pruned]).toEqual([1, 0, null]);
    expect(await listPoints(backup)).toHaveLength(2);
  });

  it('says what the library has no longer whole, and keeps what it has of it', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    await backUp(app, backup);
    await addStory(app, 300);
    const { originals } = app.library;
    const [first, second] = await app.library.catalogue.holdings('original', '', 2);
    const added = (await app.library.catalogue.originalsOf(12 as never))[0]?.hash ?? '';
    for (const hash of [first?.hash ?? '', added])
      unlinkSync(path.join(app.data, 'originals', hash.slice(0, 2), hash.slice(2)));
    const report = await backUp(app, backup, { keep: 1 });
    expect(report.onlyThere).toEqual([{ kind: 'original', hash: first?.hash }]);
    expect(report.missing).toEqual([{ kind: 'original', hash: added }]);
    expect(report.pruned).toBeNull();
    expect(await originals.has(second?.hash as never)).toBe(true);
    expect((await verifyBackup(backup, KEEPING)).findings).toMatchObject([{ code: 'FL-BACKUP-INCOMPLETE' }]);
  });

  it.each<[string, (app: Held) => string, string]>([
    ['lies in the data folder', ({ data }) => path.join(data, 'backup'), 'FL-BACKUP-INSIDE'],
    ['holds the data folder', ({ top }) => top, 'FL-BACKUP-INSIDE'],
    [
      'leads into the data folder',
      ({ top, data }) => {
        symlinkSync(data, path.join(top, 'link'));
        return path.join(top, 'link', 'backup');
      },
      'FL-BACKUP-INSIDE',
    ],
    ['holds something else', ({ top }) => path.join(top, 'in'), 'FL-BACKUP-FOLDER'],
    ['is a file', ({ top }) => path.join(top, 'in', 's1.txt'), 'FL-BACKUP-FOLDER'],
  ])('is not made where its folder %s', async (_, place, code) => {
    const app = await libraryWithPictures();
    const to = place(app);
    const before = filesUnder(path.join(app.top, 'in'));
    await expect(backUp(app, to)).rejects.toMatchObject({ code });
    expect(filesUnder(path.join(app.top, 'in'))).toEqual(before);
  });

  it('is of one library, and written by one at a time', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    await backUp(app, backup);
    const data = path.join(app.top, 'other');
    const other = { ...(await temporaryLibrary(data)), data, top: app.top };
    await expect(backUp(other, backup)).rejects.toMatchObject({ code: 'FL-BACKUP-OTHER' });
    const lock = holdLock(path.join(backup, 'lock'));
    await expect(backUp(app, backup)).rejects.toMatchObject({ code: 'FL-BACKUP-BUSY' });
    lock.release();
    await backUp(app, backup);
    writeFileSync(path.join(backup, 'fanlight-backup.json'), '{"version":2,"library":"x"}');
    await expect(backUp(app, backup)).rejects.toMatchObject({ code: 'FL-BACKUP-NEWER' });
  });

  it('that is stopped leaves the points of before, and goes on', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    await backUp(app, backup);
    for (const count of [1, 2, 3]) await addStory(app, 400 + count);
    for (const phase of ['database', 'files', 'checking']) {
      const stop = new AbortController();
      const stopping = backUp(app, backup, {
        signal: stop.signal,
        onProgress: (progress) => progress.phase === phase && stop.abort(),
      });
      await expect(stopping).rejects.toThrow();
      expect(await listPoints(backup)).toHaveLength(1);
      expect(readdirSync(path.join(backup, 'points'))).toHaveLength(1);
      expect((await verifyBackup(backup, KEEPING)).findings).toEqual([]);
    }
    await backUp(app, backup);
    const { app: then } = await restored(backup);
    expect(await contentOf(then)).toEqual(await contentOf(app));
  });

  it('mends its own copy where that was cut', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    await backUp(app, backup);
    truncateSync(anOriginalIn(backup), 5);
    expect((await verifyBackup(backup, KEEPING)).findings).toMatchObject([
      { code: 'FL-BACKUP-FILE-CHANGED' },
    ]);
    expect((await backUp(app, backup)).copied.files).toBe(1);
    expect((await verifyBackup(backup, KEEPING)).findings).toEqual([]);
  });

  it.each<[string, (point: string, backup: string) => void, string]>([
    [
      'a database with a bit that turned',
      (point) => turnBit(path.join(point, 'fanlight.db')),
      'FL-BACKUP-DAMAGED',
    ],
    [
      'a list with a bit that turned',
      (point) => turnBit(path.join(point, 'files.sha256')),
      'FL-BACKUP-DAMAGED',
    ],
    ['no database', (point) => unlinkSync(path.join(point, 'fanlight.db')), 'FL-BACKUP-DAMAGED'],
    [
      'a manifest that is cut',
      (point) => truncateSync(path.join(point, 'manifest.json'), 40),
      'FL-BACKUP-DAMAGED',
    ],
    ['a file that is gone', (_, backup) => unlinkSync(anOriginalIn(backup)), 'FL-BACKUP-FILE-MISSING'],
    [
      'a file with a bit that turned',
      (_, backup) => turnBit(anOriginalIn(backup, 3)),
      'FL-BACKUP-FILE-CHANGED',
    ],
  ])('with %s is told by a check', async (_, damage, code) => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    const { point } = await backUp(app, backup);
    damage(path.join(backup, 'points', point.name), backup);
    const { findings } = await verifyBackup(backup, KEEPING);
    expect(findings.map((finding) => finding.code)).toContain(code);
  });
});

describe('a restore', () => {
  async function backedUp(): Promise<{ app: Held; backup: string; point: string }> {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    const { point } = await backUp(app, backup);
    return { app, backup, point: point.name };
  }

  it('goes on where it was stopped, and until then nobody takes the folder for a library', async () => {
    const { app, backup } = await backedUp();
    const into = path.join(app.top, 'into');
    for (const files of [1, 5, 11]) {
      const stop = new AbortController();
      const options = {
        signal: stop.signal,
        onProgress: (progress: { files: number }) => progress.files >= files && stop.abort(),
      };
      await expect(restoreLibrary(backup, into, KEEPING, options)).rejects.toThrow();
      for (const readOnly of [true, false])
        await expect(
          openApp(readSettings({ data: into }, undefined, {}), { readOnly }),
        ).rejects.toMatchObject({
          code: 'FL-RESTORE-UNFINISHED',
        });
    }
    await restoreLibrary(backup, into, KEEPING);
    expect(readdirSync(into).sort()).toEqual(['fanlight.db', 'media', 'originals']);
    expect(await contentOf(await temporaryLibrary(into))).toEqual(await contentOf(app));
  });

  it('is done after the database has its name, when it is begun again', async () => {
    const { app, backup, point } = await backedUp();
    const into = path.join(app.top, 'into');
    await restoreLibrary(backup, into, KEEPING);
    const library = await app.library.catalogue.identity();
    writeFileSync(path.join(into, 'restoring.json'), JSON.stringify({ library, point }));
    await restoreLibrary(backup, into, KEEPING);
    expect(await contentOf(await temporaryLibrary(into))).toEqual(await contentOf(app));
  });

  it.each<[string, (into: string) => void, string]>([
    [
      'a library',
      (into) => cpSync(path.join(into, '..', 'data'), into, { recursive: true }),
      'FL-RESTORE-NOT-EMPTY',
    ],
    ['a file', (into) => writeFileSync(path.join(into, 'note.txt'), 'mine'), 'FL-RESTORE-NOT-EMPTY'],
    [
      'another restore',
      (into) => writeFileSync(path.join(into, 'restoring.json'), '{"library":"x","point":"y"}'),
      'FL-RESTORE-NOT-EMPTY',
    ],
  ])('touches nothing in a folder that holds %s', async (_, fill, code) => {
    const { app, backup } = await backedUp();
    const into = path.join(app.top, 'into');
    mkdirSync(into);
    await app.close();
    fill(into);
    const before = filesUnder(into);
    await expect(restoreLibrary(backup, into, KEEPING)).rejects.toMatchObject({ code });
    expect(filesUnder(into)).toEqual(before);
  });

  it('says which files the backup lost, and restores the others', async () => {
    const { app, backup } = await backedUp();
    turnBit(anOriginalIn(backup, 2));
    unlinkSync(anOriginalIn(backup, 4));
    const into = path.join(app.top, 'into');
    const { missing, files } = await restoreLibrary(backup, into, KEEPING);
    expect([missing.length, files]).toEqual([2, 10]);
    expect(await contentOf(await temporaryLibrary(into))).toEqual(await contentOf(app));
  });

  it.each<[string, (point: string) => void]>([
    ['changed', (point) => turnBit(path.join(point, 'fanlight.db'))],
    ['cut', (point) => truncateSync(path.join(point, 'fanlight.db'), 8192)],
    ['gone', (point) => unlinkSync(path.join(point, 'fanlight.db'))],
  ])('makes no library of a database that is %s', async (_, damage) => {
    const { app, backup, point } = await backedUp();
    damage(path.join(backup, 'points', point));
    const into = path.join(app.top, 'into');
    await expect(restoreLibrary(backup, into, KEEPING)).rejects.toMatchObject({ code: 'FL-BACKUP-DAMAGED' });
    expect(existsSync(path.join(into, 'fanlight.db'))).toBe(false);
  });

  it('asks for a backup, and for a point that it has', async () => {
    const { app, backup } = await backedUp();
    const into = path.join(app.top, 'into');
    const none = restoreLibrary(path.join(app.top, 'in'), into, KEEPING);
    await expect(none).rejects.toMatchObject({ code: 'FL-BACKUP-NONE' });
    const point = restoreLibrary(backup, into, KEEPING, { point: '../../data' });
    await expect(point).rejects.toMatchObject({ code: 'FL-BACKUP-POINT' });
    await expect(restoreLibrary(backup, path.join(backup, 'x'), KEEPING)).rejects.toMatchObject({
      code: 'FL-BACKUP-INSIDE',
    });
    expect(existsSync(into)).toBe(false);
  });

  it('brings a library of an earlier schema up to date when it is opened', async () => {
    const { app, backup, point } = await backedUp();
    const folder = path.join(backup, 'points', point);
    const database = path.join(folder, 'fanlight.db');
    const earlier = KEEPING.surveyDatabase(database, { check: false }).known - 1;
    const db = new Sqlite(database);
    db.pragma(`user_version = ${earlier}`);
    db.close();
    const bytes = readFileSync(database);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
    manifest.schema = earlier;
    manifest.database = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
    const { app: then, data } = await restored(backup);
    expect(await contentOf(then)).toEqual(await contentOf(app));
    expect(readdirSync(path.join(data, 'before-migration'))).toEqual([`fanlight-schema-${earlier}.db`]);
  });
});

function turnBit(file: string): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  writeFileSync(file, bytes);
}
