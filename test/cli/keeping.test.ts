import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDaily } from '../../src/cli/daily-check.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { CLI, type Ended, runFanlight, startFanlight } from './run-fanlight.ts';
import { sealDisk, smallDisk } from './small-disk.ts';

const STORIES = 30;

/** The folder of a library, copied from one that was imported once. */
let template = '';
beforeAll(async () => {
  template = mkdtempSync(path.join(tmpdir(), 'fanlight-keeping-'));
  mkdirSync(path.join(template, 'in'));
  for (let count = 0; count < STORIES; count += 1)
    writeFileSync(
      path.join(template, 'in', `s${count}.txt`),
      `Title: Tide ${count}\nAuthor: Posy\nRating: G\n\n***\n\nNumber ${count}. ${'The tide came in. '.repeat(50)}\n`,
    );
  const imported = await runFanlight([
    '--data',
    path.join(template, 'data'),
    'import',
    path.join(template, 'in'),
  ]);
  expect(imported.code, imported.stderr).toBe(0);
}, 120_000);
afterAll(() => rmSync(template, { recursive: true, force: true }));

function aLibrary(folder = temporaryFolder()): {
  data: string;
  top: string;
  run: (...args: string[]) => Promise<Ended>;
} {
  const data = path.join(folder, 'data');
  cpSync(path.join(template, 'data'), data, { recursive: true });
  return { data, top: folder, run: (...args) => runFanlight(['--data', data, ...args]) };
}

async function serving(data: string): Promise<{ stop: () => Promise<void> }> {
  const { child, ended } = startFanlight(['--data', data, 'serve', '--port', '0']);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('Fanlight is open') && resolve());
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

describe('what the manual says of testing a restore', () => {
  it('is true, command by command, while the library is served', async () => {
    const { data, top, run } = aLibrary();
    const backup = path.join(top, 'backup');
    const restored = path.join(top, 'restored');
    const server = await serving(data);
    const made = await run('backup', backup);
    expect(made.code, made.stderr).toBe(0);
    expect(made.stdout).toContain(`${STORIES} works, ${STORIES} originals`);
    const stats = (await run('stats')).stdout;
    await server.stop();
    const read = await runFanlight(['verify', '--backup', backup]);
    expect([read.code, read.stdout]).toEqual([0, expect.stringContaining('All well: 1 point')]);
    const done = await runFanlight(['restore', backup, restored]);
    expect([done.code, done.stdout]).toEqual([0, expect.stringContaining('restored')]);
    const verified = await runFanlight(['--data', restored, 'verify']);
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('All well')]);
    expect((await runFanlight(['--data', restored, 'stats'])).stdout).toBe(stats);
    const opened = await serving(restored);
    await opened.stop();
    const page = readFileSync('docs/manual/backup.md', 'utf8');
    for (const command of ['verify --backup', 'restore /mnt', '/tmp/restored verify', '/tmp/restored stats'])
      expect(page).toContain(command);
  });
});

describe('one library and two processes', () => {
  it.each([
    ['import', path.join('..', 'in')],
    ['tags', 'canonical', 'tag', 'x'],
    ['imports', 'withdraw', '1'],
    ['verify', '--repair-from', 'backup'],
  ])('a second one that would write is refused in a sentence: %s %s', async (...args) => {
    const { data, run } = aLibrary();
    const server = await serving(data);
    const { code, stderr } = await run(
      ...args.map((arg) => (arg.startsWith('..') ? path.join(template, 'in') : arg)),
    );
    await server.stop();
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/^fanlight: FL-LIB-LOCKED: .*Another Fanlight is writing to this data folder/),
    ]);
  });
});

describe('a library that was changed', () => {
  it('is told by verify, mended from a backup, and by doctor before and after', async () => {
    const { data, top, run } = aLibrary();
    const backup = path.join(top, 'backup');
    await run('backup', backup);
    const [shelf = ''] = readdirSync(path.join(data, 'originals')).filter((name) => name.length === 2);
    const [file = ''] = readdirSync(path.join(data, 'originals', shelf));
    unlinkSync(path.join(data, 'originals', shelf, file));
    const found = await run('verify');
    expect([found.code, found.stdout]).toEqual([1, expect.stringContaining('FL-VERIFY-ORIGINAL-MISSING')]);
    const ill = await run('doctor');
    expect([ill.code, ill.stdout]).toEqual([1, expect.stringMatching(/WRONG +checked/)]);
    const again = await run('backup', backup);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('the backup has kept them')]);
    const mended = await run('verify', '--repair-from', backup);
    expect([mended.code, mended.stdout]).toEqual([0, expect.stringContaining('repaired')]);
    const checked = await run('verify', '--json');
    expect([checked.code, JSON.parse(checked.stdout).findings]).toEqual([0, []]);
    const well = await run('doctor');
    expect([well.code, well.stdout.includes('WRONG')]).toEqual([0, false]);
  });

  it('is named by its newer schema, and left alone', async () => {
    const { data, top, run } = aLibrary();
    const db = new Sqlite(path.join(data, 'fanlight.db'));
    db.pragma('user_version = 999');
    db.close();
    for (const args of [
      ['stats'],
      ['import', path.join(template, 'in')],
      ['backup', path.join(top, 'backup')],
    ]) {
      const { code, stderr } = await run(...args);
      expect([code, stderr]).toEqual([3, expect.stringContaining('FL-LIB-NEWER')]);
    }
    const { code, stdout } = await run('doctor');
    expect([code, stdout]).toEqual([3, expect.stringMatching(/WRONG +database/)]);
    expect(existsSync(path.join(data, 'before-migration'))).toBe(false);
  });
});

describe('a disk', () => {
  const room = smallDiskIsAllowed();

  it.skipIf(!room)(
    'that is full ends a backup in a sentence, and its points stay (needs the right to mount)',
    async () => {
      const { top, run } = aLibrary();
      const disk = smallDisk(2500) ?? '';
      const backup = path.join(disk, 'backup');
      expect((await run('backup', backup)).code).toBe(0);
      writeFileSync(path.join(disk, 'filler'), Buffer.alloc(900_000));
      const full = await run('backup', backup);
      expect([full.code, full.stderr]).toEqual([3, expect.stringContaining('FL-LIB-FULL')]);
      expect((await runFanlight(['verify', '--backup', backup])).code).toBe(0);
      expect((await runFanlight(['restore', backup, path.join(top, 'restored')])).code).toBe(0);
      unlinkSync(path.join(disk, 'filler'));
      expect((await run('backup', backup, '--keep', '1')).code).toBe(0);
    },
  );

  it.skipIf(!room)(
    'that is full ends an import and a restore in a sentence (needs the right to mount)',
    async () => {
      const { run, top } = aLibrary();
      const backup = path.join(top, 'backup');
      await run('backup', backup);
      const disk = smallDisk(400) ?? '';
      const restored = await runFanlight(['restore', backup, path.join(disk, 'into')]);
      expect([restored.code, restored.stderr]).toEqual([3, expect.stringContaining('FL-LIB-FULL')]);
      const opened = await runFanlight(['--data', path.join(disk, 'into'), 'stats']);
      expect(opened.stderr).toMatch(/FL-RESTORE-UNFINISHED|FL-LIB-NONE/);
      const small = smallDisk(1300) ?? '';
      cpSync(path.join(template, 'data', 'fanlight.db'), path.join(small, 'data', 'fanlight.db'), {
        recursive: true,
      });
      const more = path.join(top, 'more');
      mkdirSync(more);
      for (let count = 0; count < 40; count += 1)
        writeFileSync(path.join(more, `${count}.txt`), longStory(count));
      const imported = await runFanlight(['--data', path.join(small, 'data'), 'import', more]);
      expect([imported.code, imported.stderr]).toEqual([3, expect.stringContaining('FL-LIB-FULL')]);
    },
  );

  it.skipIf(!room)(
    'that may only be read lets a library be read, checked and restored from (needs the right to mount)',
    async () => {
      const disk = smallDisk(20_000) ?? '';
      const { data, run } = aLibrary(disk);
      const backup = path.join(disk, 'backup');
      await run('backup', backup);
      sealDisk(disk);
      expect((await run('stats')).code).toBe(0);
      const verified = await run('verify');
      expect([verified.code, verified.stderr]).toEqual([0, expect.stringContaining('cannot be written')]);
      const refused = await run('import', path.join(template, 'in'));
      expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('FL-LIB-FOLDER')]);
      const unwritten = await run('backup', backup);
      expect([unwritten.code, unwritten.stderr]).toEqual([3, expect.stringContaining('FL-BACKUP-FOLDER')]);
      const restored = path.join(temporaryFolder(), 'restored');
      expect((await runFanlight(['restore', backup, restored])).code).toBe(0);
      expect((await runFanlight(['verify', '--backup', backup])).code).toBe(0);
      expect((await run('doctor')).stdout).toMatch(/look +folder/);
      expect(data.startsWith(disk)).toBe(true);
    },
  );
});

describe('the daily check', () => {
  it('reads a slice beside the server, once a day', async () => {
    const { data } = aLibrary();
    const record = path.join(data, 'keeping.json');
    const daily = checkDaily({ data, megabytes: 1, program: CLI, first: 0, every: 50 });
    while (!existsSync(record)) await wait(20);
    const first = readFileSync(record, 'utf8');
    await wait(300);
    daily.stop();
    expect(JSON.parse(first).last).toMatchObject({ found: 0 });
    expect(readFileSync(record, 'utf8')).toBe(first);
  });

  it('is not made where nothing is to be read', async () => {
    const { data } = aLibrary();
    checkDaily({ data, megabytes: 0, program: CLI, first: 0, every: 10 }).stop();
    await wait(50);
    expect(existsSync(path.join(data, 'keeping.json'))).toBe(false);
  });
});

describe('doctor', () => {
  it('says that there is no library', async () => {
    const { code, stdout } = await runFanlight(['--data', path.join(temporaryFolder(), 'none'), 'doctor']);
    expect([code, stdout]).toEqual([3, expect.stringContaining('fanlight import PATH')]);
  });

  it('says of a damaged database, a restore begun and old checks what to do', async () => {
    const { data, run } = aLibrary();
    writeFileSync(path.join(data, 'restoring.json'), '{}');
    expect((await run('doctor')).stdout).toMatch(/WRONG +folder .*restore/i);
    unlinkSync(path.join(data, 'restoring.json'));
    const round = {
      startedAt: '2020-01-01T00:00:00Z',
      sliceAt: '2020-01-01T00:00:00Z',
      files: 1,
      bytes: 1,
      found: 0,
      findings: [],
    };
    const backups = [{ folder: path.join(data, 'gone'), point: 'x', at: '2020-01-01T00:00:00Z' }];
    writeFileSync(
      path.join(data, 'keeping.json'),
      JSON.stringify({ version: 1, round: null, last: round, backups }),
    );
    const old = await run('doctor', '--json');
    const parts: { part: string; state: string }[] = JSON.parse(old.stdout).parts;
    expect(old.code).toBe(0);
    expect(parts.filter(({ state }) => state === 'look').map(({ part }) => part)).toEqual([
      'checked',
      'backup',
    ]);
    writeFileSync(path.join(data, 'fanlight.db'), 'no database '.repeat(2000));
    const { code, stdout } = await run('doctor');
    expect([code, stdout]).toEqual([3, expect.stringMatching(/WRONG +database .*FL-LIB-CORRUPT/)]);
  });
});

/** A story whose text cannot be packed much. */
function longStory(count: number): string {
  return `Title: Flood ${count}\nAuthor: Posy\nRating: G\n\n***\n\n${randomBytes(20_000)
    .toString('hex')
    .replaceAll(/(.{8})/g, '$1 ')}\n`;
}

/** Whether this user may mount a file system at all; asked once, outside of a test. */
function smallDiskIsAllowed(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}
