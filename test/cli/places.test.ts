import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';
import { runFanlight, startFanlight } from './run-fanlight.ts';

function stories(count: number): { top: string; folder: string } {
  const top = temporaryFolder();
  const folder = path.join(top, 'in');
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1)
    writeFileSync(
      path.join(folder, `s${index}.txt`),
      `Title: Tide ${index}\nAuthor: Posy\n\n***\n\n${`The tide ${index} came in over the causeway. `.repeat(500)}\n`,
    );
  return { top, folder };
}

/** Only root may mount a file system, and not in every container. */
function mountTest(): boolean {
  const place = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (mounted) spawnSync('umount', [place]);
  spawnSync('rmdir', [place]);
  return mounted;
}
const CAN_MOUNT = process.platform === 'linux' && process.getuid?.() === 0 && mountTest();

function smallDisk(top: string, size: string): string {
  const disk = path.join(top, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  onTestFinished(() => void spawnSync('umount', ['-l', disk]));
  return disk;
}

function onDisksOfTheirOwn(): void {
  it('that fills up ends the import with 3, keeps what was finished, and goes on with more space', async () => {
    const { top, folder } = stories(300);
    const disk = smallDisk(top, '4m');
    const data = path.join(disk, 'data');
    const full = await runFanlight(['--data', data, 'import', folder]);
    expect(full.code).toBe(3);
    expect(full.stderr).toMatch(/^fanlight: FL-LIB-FULL: .*\n$/m);
    expect((await runFanlight(['--data', data, 'stats'])).code).toBe(0);
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    const again = await runFanlight(['--data', data, 'import', folder, '--json']);
    expect(again.code, again.stderr).toBe(0);
    const { results } = JSON.parse(again.stdout);
    expect(results.imported + results.known).toBe(300);
  });

  it('that may only be read is searched, shown and not imported into', async () => {
    const { top, folder } = stories(3);
    const disk = smallDisk(top, '32m');
    const data = path.join(disk, 'data');
    await runFanlight(['--data', data, 'import', folder]);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const found = await runFanlight(['--data', data, 'find', 'tide', '--json']);
    expect(found.code, found.stderr).toBe(0);
    expect(JSON.parse(found.stdout).total).toBe(3);
    expect((await runFanlight(['--data', data, 'show', '1', '--evidence'])).stdout).toContain('Tide');
    const refused = await runFanlight(['--data', data, 'import', folder]);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('FL-LIB-FOLDER')]);
  });
}

if (CAN_MOUNT) describe('a disk of its own', onDisksOfTheirOwn);
else
  it('full and read-only disks were left out: mounting one needs root', () => {
    expect(CAN_MOUNT).toBe(false);
  });

describe('the data folder', () => {
  it('may have any name, lie behind a link, and needs no home', async () => {
    const { top, folder } = stories(1);
    const data = path.join(top, 'dät a', 'ü$x \u{1f4da}');
    const imported = await runFanlight(['--data', data, 'import', folder], { env: { HOME: undefined } });
    expect(imported.code, imported.stderr).toBe(0);
    symlinkSync(data, path.join(top, 'link'));
    expect((await runFanlight(['--data', path.join(top, 'link'), 'find', 'tide'])).stdout).toContain(
      'Tide 0',
    );
  });

  it.each(['in/s0.txt', 'in/s0.txt/sub'])(
    'that is a file (%s) ends with one sentence and 3',
    async (data) => {
      const { top, folder } = stories(1);
      const { code, stderr } = await runFanlight(['--data', path.join(top, data), 'import', folder]);
      expect([code, stderr]).toEqual([3, expect.stringMatching(/^fanlight: FL-LIB-FOLDER: .*\n$/)]);
    },
  );
});

describe('a careless command', () => {
  it('does not write a story over itself, by a link neither', async () => {
    const { top, folder } = stories(1);
    const file = path.join(folder, 's0.txt');
    symlinkSync(file, path.join(top, 'link.txt'));
    const before = readFileSync(file, 'utf8');
    for (const output of [file, path.join(top, 'link.txt')]) {
      const { code, stderr } = await runFanlight(['convert', file, output]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('FL-USE-SAME-FILE')]);
    }
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it.each([
    ['a settings file that is a folder', ['stats'], 'FL-USE-SETTING'],
    ['a name that only looks like this machine', ['serve', '--host', '127.evil.example'], 'FL-USE-REMOTE'],
    [
      'an address of another machine',
      ['serve', '--host', '192.0.2.7', '--allow-remote', '--port', '0'],
      'FL-USE-SETTING',
    ],
  ])('%s ends with 2', async (_, args, expected) => {
    const { top } = stories(0);
    if (args[0] === 'stats') mkdirSync(path.join(top, 'fanlight.json'));
    const { code, stderr } = await runFanlight(args, { cwd: top });
    expect([code, stderr]).toEqual([2, expect.stringContaining(expected)]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('serving ends within two seconds of %s', async (signal) => {
    const { top, folder } = stories(1);
    const { child, ended } = startFanlight(['--data', path.join(top, 'd'), 'serve', folder, '--port', '0']);
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('is open at')) resolve();
      });
    });
    const begun = performance.now();
    child.kill(signal);
    expect((await ended).code).toBe(0);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it.each([
    ['read', true],
    ['everything', false],
  ])('serving to the world says at its start what visitors may: %s', async (visitors, says) => {
    const env = { FANLIGHT_PUBLIC_ADDRESS: 'https://stories.example', FANLIGHT_VISITORS: visitors };
    const args = ['--data', path.join(stories(0).top, 'd'), 'serve', '--port', '0'];
    const { child, ended } = startFanlight(args, { env });
    child.stdout?.on(
      'data',
      (chunk: Buffer) => chunk.toString().includes('is open at') && child.kill('SIGTERM'),
    );
    expect((await ended).stdout.includes('Who comes by https://stories.example reads')).toBe(says);
  });
});
