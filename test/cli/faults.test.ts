import { mkdirSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openSqliteCatalogue } from '#catalogue';
import { temporaryFolder } from '../library/temporary-library.ts';
import { writeZip } from '../library/write-zip.ts';
import { type Ended, runFanlight, startFanlight } from './run-fanlight.ts';

const MOST_MEMORY_MB = 1024;

function manyStories(count: number): { folder: string; data: string } {
  const top = temporaryFolder();
  const folder = path.join(top, 'in');
  mkdirSync(folder);
  const paragraph =
    'The tide came in over the causeway and took the light with it, as it did every night. '.repeat(40);
  for (let index = 0; index < count; index += 1) {
    writeFileSync(
      path.join(folder, `s${index}.txt`),
      `Title: Tide ${index}\nAuthor: Posy\nRating: G\n\n***\n\nNumber ${index}. ${paragraph}\n`,
    );
  }
  return { folder, data: path.join(top, 'data') };
}

/** How many works a library holds, as a reader beside the importing process sees it. */
async function worksIn(data: string): Promise<number> {
  const catalogue = await openSqliteCatalogue(path.join(data, 'fanlight.db'), { readOnly: true });
  try {
    return (await catalogue.numbers()).works;
  } finally {
    await catalogue.close();
  }
}

/** Resolves when the first works are saved; until its database is made, a library has none. */
async function firstWorksIn(data: string): Promise<void> {
  while ((await worksIn(data).catch(() => 0)) === 0) await wait(10);
}

/** Runs the program and watches the most memory it held, in MB. */
async function runWatched(args: string[]): Promise<Ended & { peakMb: number }> {
  const { child, ended } = startFanlight(args);
  let peakMb = 0;
  const watch = setInterval(() => {
    try {
      const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      peakMb = Math.max(peakMb, Number(line?.[1] ?? 0) / 1024);
    } catch {
      clearInterval(watch);
    }
  }, 25);
  const result = await ended;
  clearInterval(watch);
  return { ...result, peakMb };
}

describe('killed in the middle of an import', () => {
  it.each([150, 300, 600])(
    'after %i ms it has whole works only, and the same import goes on',
    async (milliseconds) => {
      const { folder, data } = manyStories(600);
      const { child, ended } = startFanlight(['--data', data, 'import', folder]);
      await wait(milliseconds);
      child.kill('SIGKILL');
      await ended;
      const again = await runFanlight(['--data', data, 'import', folder, '--json']);
      expect(again.code, again.stderr).toBe(0);
      const report = JSON.parse(again.stdout);
      expect(report.results.imported + report.results.known).toBe(600);
      const stats = JSON.parse((await runFanlight(['--data', data, 'stats', '--json'])).stdout);
      expect(stats.numbers).toMatchObject({ works: 600, chapters: 600, originals: 600 });
      const found = JSON.parse((await runFanlight(['--data', data, 'find', 'causeway', '--json'])).stdout);
      expect(found.total).toBe(600);
    },
  );

  it('Ctrl-C saves what was read and says how to go on', async () => {
    const { folder, data } = manyStories(3000);
    const env = { FANLIGHT_WORKERS: '1' };
    const { child, ended } = startFanlight(['--data', data, 'import', folder], { env });
    await firstWorksIn(data);
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toContain('the same command goes on');
    const works = await worksIn(data);
    expect(works).toBeGreaterThan(0);
    expect(works).toBeLessThan(3000);
  });
});

describe('memory stays bounded', () => {
  it('for a single line of 200 MB', async () => {
    const { folder, data } = manyStories(1);
    const file = openSync(path.join(folder, 'line.txt'), 'w');
    const piece = Buffer.alloc(1024 * 1024, 'la ');
    for (let index = 0; index < 200; index += 1) writeSync(file, piece);
    const { code, stderr, peakMb } = await runWatched(['--data', data, 'import', folder]);
    expect(code).toBe(1);
    expect(stderr).toContain('FL-FILE-TOO-LARGE');
    expect(peakMb).toBeLessThan(MOST_MEMORY_MB);
  });

  it('for the largest file that is allowed, a single line too', async () => {
    const { folder, data } = manyStories(1);
    writeFileSync(path.join(folder, 'line.txt'), 'la '.repeat(20 * 1024 * 1024));
    const { peakMb, stderr } = await runWatched(['--data', data, 'import', folder]);
    expect(stderr).not.toContain('FL-LIB');
    expect(peakMb).toBeLessThan(MOST_MEMORY_MB);
  });

  it('for several large files at once', async () => {
    const { folder, data } = manyStories(1);
    for (const name of ['a', 'b', 'c', 'd'])
      writeFileSync(
        path.join(folder, `${name}.txt`),
        `Title: ${name}\n\n***\n\n${'The tide. '.repeat(4_000_000)}`,
      );
    const { peakMb, stderr } = await runWatched(['--data', data, 'import', folder]);
    expect(stderr).not.toContain('FL-');
    expect(peakMb).toBeLessThan(MOST_MEMORY_MB);
  });

  it('for a zip bomb', async () => {
    const { folder, data } = manyStories(1);
    writeFileSync(
      path.join(folder, 'bomb.zip'),
      writeZip({
        'bomb.txt': Buffer.alloc(300 * 1024 * 1024),
        'story.txt': 'Title: After\nAuthor: Posy\n\n***\n\nStill here.\n',
      }),
    );
    const { peakMb } = await runWatched(['--data', data, 'import', folder]);
    expect(peakMb).toBeLessThan(MOST_MEMORY_MB);
    const found = JSON.parse((await runFanlight(['--data', data, 'find', 'title:After', '--json'])).stdout);
    expect(found.total).toBe(1);
  });
});

describe('a damaged library', () => {
  it('says so in one sentence', async () => {
    const { folder, data } = manyStories(20);
    await runFanlight(['--data', data, 'import', folder]);
    truncateSync(path.join(data, 'fanlight.db'), 5000);
    const { code, stderr } = await runFanlight(['--data', data, 'find', 'tide']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^fanlight: FL-LIB-CORRUPT: .*\n$/);
  });
});
