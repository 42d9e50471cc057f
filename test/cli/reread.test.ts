import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteCatalogue, type WorkId, type WorkMetadata } from '#catalogue';
import { readOtherwise } from '../library/read-otherwise.ts';
import { importInto, temporaryFolder, temporaryLibrary } from '../library/temporary-library.ts';
import { type Ended, runFanlight } from './run-fanlight.ts';

const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\nWherein: Three nights.\n\nThe lamp had been out for an hour when Dane came.\n';

/** A library of some files, whose works show what an older reader `said` of them. */
async function olderLibrary(
  files: Record<string, string>,
  said: (metadata: WorkMetadata, index: number) => Partial<WorkMetadata>,
) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const data = path.join(temporaryFolder(), 'data');
  const app = await temporaryLibrary(data);
  const { batch } = await importInto({ ...app, workers: { ...app.workers, count: 1 } }, folder);
  let index = 0;
  await readOtherwise(app.library, batch, ({ metadata }) => ({
    metadata: { ...metadata, ...said(metadata, index++) },
  }));
  await app.close();
  return { data, run: (...args: string[]) => runFanlight(['--data', data, ...args]) };
}

/** What some works are said to be about. */
async function summaries(data: string, ...works: number[]): Promise<(string | null | undefined)[]> {
  const catalogue = await openSqliteCatalogue(path.join(data, 'fanlight.db'), { readOnly: true });
  try {
    return await Promise.all(works.map(async (id) => (await catalogue.work(id as WorkId))?.summary));
  } finally {
    await catalogue.close();
  }
}

it('fanlight imports reread shows the difference, takes in what is chosen, and undoes it', async () => {
  const files = { 'lamp.txt': STORY, 'bell.txt': STORY.replace('Lamp', 'Bell') };
  const { data, run } = await olderLibrary(files, () => ({ summary: 'Three nights.', other: [] }));
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
  expect(await summaries(data, 1, 2)).toEqual([null, 'Three nights.']);
  expect((await run('imports', 'report', '1')).stdout).toMatch(
    /rereading 2 .* taken in {2}1 work\nrereading 1 .* taken in {2}2 works\n/,
  );
  expect((await run('imports', 'undo-reread', '2')).stdout).toBe('rereading 2 is undone: 1 work\n');
  expect(await summaries(data, 1)).toEqual(['Three nights.']);

  rmSync(path.join(data, 'originals'), { recursive: true });
  const left = await run('imports', 'reread', '1');
  expect(left.stdout).toMatch(/left out +2 files/);
  expect(left.stderr).toContain('FL-LIB-ORIGINAL-MISSING');
});

it('names the first 50 works that differ in what is asked for, and says how many more there are', async () => {
  const numbers = Array.from({ length: 60 }, (_, index) => 100 + index);
  const files = Object.fromEntries(
    numbers.map((number) => [`${number}.txt`, STORY.replace('The Lamp Room', `Room ${number}`)]),
  );
  const { run } = await olderLibrary(files, (_, index) =>
    index < 52 ? { summary: 'Three nights.' } : { rating: 'Mature' },
  );
  const rated = await run('imports', 'reread', '1', '--fields', 'rating');
  expect(rated.stdout.match(/^\d+ {2}Room \d+/gm)).toHaveLength(8);
  expect(rated.stderr).not.toContain('more work');
  const summed = await run('imports', 'reread', '1', '--fields', 'summary');
  expect(summed.stdout.match(/^\d+ {2}Room \d+/gm)).toHaveLength(50);
  expect(summed.stderr).toContain('2 more works; --json has them.');
});

it.each([
  [['reread', 'x'], 'FL-USE-NO-BATCH'],
  [['reread', '1', '--fields', 'colour'], 'FL-USE-VALUE'],
  [['reread', '1', '--works', 'x'], 'FL-USE-NO-WORK'],
  [['undo-reread', 'x'], 'FL-USE-NO-REREADING'],
])('fanlight imports %j says what is wrong, where there is no library too', async (args, code) => {
  const data = path.join(temporaryFolder(), 'data');
  expectFailure(await runFanlight(['--data', data, 'imports', ...args]), code);
});

it('fanlight imports reread and undo-reread know no others', async () => {
  const data = path.join(temporaryFolder(), 'data');
  await (await temporaryLibrary(data)).close();
  const run = (...args: string[]) => runFanlight(['--data', data, 'imports', ...args]);
  expectFailure(await run('reread', '9'), 'FL-USE-NO-BATCH');
  expectFailure(await run('undo-reread', '1'), 'FL-USE-NO-REREADING');
});

function expectFailure({ code, stdout, stderr }: Ended, expected: string): void {
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(expected);
}
