import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from '../../src/cli/open-log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fanlight-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('turns its file over by size, keeps so many, and lets nobody else read them', async () => {
  const logFile = path.join(folder, 'fanlight.log');
  const log = openLog({ logFile, logFileMb: 1, logFiles: 2 });
  const line = `${'x'.repeat(1023)}\n`;
  for (let round = 0; round < 5; round += 1) {
    for (let at = 0; at < 1100; at += 1) log.stream.write(line);
    await pause(150);
  }
  await log.close();
  const names = readdirSync(folder).filter((name) => name.startsWith('fanlight.log'));
  expect(names.sort()).toEqual(['fanlight.log', 'fanlight.log.1', 'fanlight.log.2']);
  for (const name of names) {
    const { size, mode } = statSync(path.join(folder, name));
    expect(size).toBeLessThan(3 * 1024 * 1024);
    expect(mode & 0o077).toBe(0);
    // No line was torn.
    expect(
      readFileSync(path.join(folder, name), 'utf8')
        .split('\n')
        .every((one) => [0, 1023].includes(one.length)),
    ).toBe(true);
  }
}, 30_000);

it('goes on with a file that is there', async () => {
  const logFile = path.join(folder, 'fanlight.log');
  writeFileSync(logFile, 'before\n');
  const log = openLog({ logFile, logFileMb: 1, logFiles: 2 });
  log.stream.write('after\n');
  await log.close();
  expect(readFileSync(logFile, 'utf8')).toBe('before\nafter\n');
});

it('that cannot be written stops nothing', async () => {
  writeFileSync(path.join(folder, 'file'), '');
  const log = openLog({ logFile: path.join(folder, 'file', 'fanlight.log'), logFileMb: 1, logFiles: 2 });
  for (let at = 0; at < 20; at += 1) {
    log.stream.write('line\n');
    await pause(5);
  }
  await log.close();
  expect(existsSync(path.join(folder, 'file', 'fanlight.log'))).toBe(false);
});
