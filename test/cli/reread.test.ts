import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { rereadBatch } from '#library';
import { withSecondReader } from '../library/second-reader.ts';
import { temporaryFolder, temporaryLibrary } from '../library/temporary-library.ts';
import { runFanlight } from './run-fanlight.ts';

const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\nWherein: Three nights.\n\nThe lamp had been out for an hour when Dane came.\n';

/** A library that an older reader filled: the second reader took in what it understands, as one that is worse would have. */
async function olderLibrary() {
  const folder = temporaryFolder();
  const data = path.join(temporaryFolder(), 'data');
  writeFileSync(path.join(folder, 'lamp.txt'), STORY);
  writeFileSync(path.join(folder, 'bell.txt'), STORY.replace('Lamp', 'Bell'));
  const run = (...args: string[]) => runFanlight(['--data', data, ...args]);
  await run('import', folder);
  const app = await temporaryLibrary(data);
  await rereadBatch(app.library, 1 as never, {
    workers: withSecondReader(app),
    accept: { parts: null, shown: null, mended: true },
  });
  await app.close();
  return { data, run };
}

it('fanlight imports reread shows the difference, takes in what is chosen, and undoes it', async () => {
  const { data, run } = await olderLibrary();
  const shown = await run('imports', 'reread', '1');
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain('The Bell Room');
  expect(shown.stdout).toMatch(/summary: Summary\n {4}- Three nights\.\n {4}\+ \n/);
  expect(shown.stdout).toMatch(
    /read again +2 files, 2 works compared\ndiffer +2 works\n {2}summary +2 works\n/,
  );
  expect(shown.stdout).not.toContain('taken in');
  const json = JSON.parse((await run('imports', 'reread', '1', '--works', '2', '--json')).stdout);
  expect(json).toMatchObject({ works: 1, differ: 1, taken: null });
  expect(json.changed[0].fields).toContainEqual({
    field: 'summary',
    before: 'Three nights.',
    after: '',
    locked: false,
  });

  const done = await run('imports', 'reread', '1', '--works', '1', '--fields', 'summary', '--accept');
  expect(done.stdout).toMatch(/taken in +1 work, as rereading 2\n/);
  expect((await run('show', '1', '--json')).stdout).toContain('"summary": null');
  expect((await run('show', '2', '--json')).stdout).toContain('"summary": "Three nights."');
  expect((await run('imports', 'report', '1')).stdout).toMatch(
    /rereading 2 .* taken in {2}1 work\nrereading 1 .* taken in {2}2 works\n/,
  );
  expect((await run('imports', 'undo-reread', '2')).stdout).toBe('rereading 2 is undone: 1 work\n');
  expect((await run('show', '1', '--json')).stdout).toContain('"summary": "Three nights."');

  rmSync(path.join(data, 'originals'), { recursive: true });
  const left = await run('imports', 'reread', '1');
  expect(left.stdout).toMatch(/left out +2 files/);
  expect(left.stderr).toContain('FL-LIB-ORIGINAL-MISSING');
});

it.each([
  [['reread', 'x'], 'FL-USE-NO-BATCH'],
  [['reread', '9'], 'FL-USE-NO-BATCH'],
  [['reread', '1', '--fields', 'colour'], 'FL-USE-VALUE'],
  [['reread', '1', '--works', 'x'], 'FL-USE-NO-WORK'],
  [['undo-reread', '1'], 'FL-USE-NO-REREADING'],
  [['undo-reread', 'x'], 'FL-USE-NO-REREADING'],
])('fanlight imports %j says what is wrong', async (args, code) => {
  const data = path.join(temporaryFolder(), 'data');
  await runFanlight(['--data', data, 'import', temporaryFolder()]);
  const ended = await runFanlight(['--data', data, 'imports', ...args]);
  expect([ended.code, ended.stdout]).toEqual([2, '']);
  expect(ended.stderr).toContain(code);
});
