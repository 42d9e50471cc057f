import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';
import { runFanlight, startFanlight } from './run-fanlight.ts';

const TIMEOUT = { timeout: 120_000 };

/** A library of three stories in a new folder, and how to run commands on it. */
async function aLibrary() {
  const top = temporaryFolder();
  const stories = path.join(top, 'in');
  mkdirSync(stories);
  for (const name of ['Bell', 'Lamp', 'Tide'])
    writeFileSync(
      path.join(stories, `${name}.txt`),
      `Title: ${name}\nAuthor: Posy\nSeries: Shore\n\n***\n\nThe ${name} again.\n`,
    );
  const run = (...args: string[]) => runFanlight(['--data', path.join(top, 'data'), ...args], { cwd: top });
  expect((await run('import', stories)).code).toBe(0);
  return { top, stories, run, bag: path.join(top, 'bag'), other: path.join(top, 'other') };
}

it('a library goes into a bag, is checked and comes out again', TIMEOUT, async () => {
  const { bag, run, other } = await aLibrary();
  const written = await run('export', '--bag', bag);
  expect(written.stdout).toMatch(/holds\s+3 works/);
  expect(written.code).toBe(0);
  const checked = await run('bag', 'check', bag);
  expect([checked.code, checked.stdout]).toEqual([
    0,
    expect.stringMatching(/^A valid bag of version 1\.0: \d+ files, .*sha256 and sha512\.\n$/),
  ]);
  const taken = await run('import', bag, '--data', other, '--json');
  expect([taken.code, JSON.parse(taken.stdout)]).toEqual([
    0,
    expect.objectContaining({ how: 'whole', works: 3, batch: null }),
  ]);
  const again = await run('import', bag);
  expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/here already\s+3 works/)]);
  expect((await run('stats', '--data', other)).stdout).toContain('3');
});

it('a bag that was changed is refused, and nothing is imported', TIMEOUT, async () => {
  const { bag, run, other } = await aLibrary();
  await run('export', '--bag', bag, '--with-private');
  appendFileSync(path.join(bag, 'data', 'works.tsv'), 'x');
  const checked = await run('bag', 'check', bag, '--json');
  const { problems } = JSON.parse(checked.stdout);
  expect(checked.code).toBe(1);
  expect(problems.map(({ code }: { code: string }) => code)).toContain('FL-BAG-FILE-CHANGED');
  expect((await run('bag', 'check', bag)).stdout).toContain('Not a valid bag');
  const taken = await run('import', bag, '--data', other);
  expect([taken.code, taken.stderr]).toEqual([1, expect.stringContaining('FL-BUNDLE-INVALID')]);
  expect((await run('find', '', '--data', other, '--json')).stdout).toContain('"total": 0');
});

it('chosen works go into a bag, each way of choosing at a time', TIMEOUT, async () => {
  const { bag, run, stories } = await aLibrary();
  const one = await run('export', '2', '--bag', bag, '--json');
  expect([one.code, JSON.parse(one.stdout)]).toEqual([0, expect.objectContaining({ of: 'works', works: 1 })]);
  expect((await run('export', '--series', 'Shore', '--bag', `${bag}-2`)).stdout).toMatch(/holds\s+3 works/);
  expect((await run('export', '--query', 'Lamp', '--bag', `${bag}-3`)).stdout).toMatch(/holds\s+1 work/);
  const wrong = [
    await run('export', '1', '--query', 'Lamp', '--bag', `${bag}-4`),
    await run('export', '1', '--bag', bag),
    await run('export', '1', '--bag', `${bag}-4`, '-o', `${bag}-5`),
    await run('export', '1'),
    await run('import', bag, stories),
    await run('bag', 'check', stories),
  ];
  expect(wrong.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(
    readdirSync(path.dirname(bag)).filter((name) => name.startsWith('bag-4') || name.startsWith('.bag')),
  ).toEqual([]);
  expect(readFileSync(path.join(bag, 'README.txt'), 'utf8')).toContain(
    'some works of a library of fan fiction: 1 work.',
  );
});

/** Kills a command after so many milliseconds, if it runs for as long. */
async function killed(args: string[], milliseconds: number): Promise<void> {
  const { child, ended } = startFanlight(args);
  await Promise.race([ended, wait(milliseconds)]);
  child.kill('SIGKILL');
  await ended;
}

it('an export and an import that are killed leave nothing half done', TIMEOUT, async () => {
  const { bag, run, top, other } = await aLibrary();
  for (const milliseconds of [900, 1300, 1700]) {
    await killed(['--data', path.join(top, 'data'), 'export', '--bag', bag], milliseconds);
    if (!readdirSync(top).includes('bag')) continue;
    expect((await run('bag', 'check', bag)).code).toBe(0);
    break;
  }
  if (!readdirSync(top).includes('bag')) expect((await run('export', '--bag', bag)).code).toBe(0);
  expect(readdirSync(top).sort()).toEqual(['bag', 'data', 'in']);
  for (const milliseconds of [900, 1300, 1700]) {
    await killed(['--data', other, 'import', bag], milliseconds);
    const found = await run('find', '', '--data', other, '--json');
    if (found.code !== 3) expect([0, 3]).toContain(JSON.parse(found.stdout).total);
  }
  const taken = await run('import', bag, '--data', other);
  expect([taken.code, taken.stdout]).toEqual([0, expect.stringMatching(/3 works/)]);
  expect((await run('verify', '--data', other)).code).toBe(0);
});
