import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';
import { runFanlight, startFanlight } from './run-fanlight.ts';

const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe periwinkle had been out for an hour when Dane came.\n';

/** A library of so many stories, and how to call the program on it. */
async function library(stories: number) {
  const folder = temporaryFolder();
  const data = path.join(temporaryFolder(), 'data');
  for (let index = 0; index < stories; index += 1)
    writeFileSync(path.join(folder, `s${index}.txt`), STORY.replace('Lamp', `Lamp ${index}`));
  return { folder, data, run: (...args: string[]) => runFanlight(['--data', data, ...args]) };
}

describe('fanlight imports', () => {
  it('lists imports, says what withdrawing does, withdraws and puts back', async () => {
    const { folder, run } = await library(3);
    await run('import', folder);
    expect((await run('imports')).stdout).toMatch(/^1 {2}.* {2}finished {2}3 works from 3 files/);
    expect((await run('imports', 'report', '1')).stdout).toContain('imported  3 files');
    expect((await run('imports', 'report', '1', '--csv')).stdout.split('\r\n')).toHaveLength(5);
    const report = await run('imports', 'report', '1', '--json');
    expect(JSON.parse(report.stdout)).toMatchObject({ import: { id: 1 }, results: { imported: 3 } });
    expect(await run('imports', 'withdraw', '1', '--try')).toMatchObject({
      code: 0,
      stdout: 'would leave  3 works\n',
    });
    expect((await run('find', 'periwinkle')).stdout).toContain('Lamp 2');
    const done = await run('imports', 'withdraw', '1', '--json');
    expect(JSON.parse(done.stdout)).toMatchObject({ works: 3, stay: 0, edited: { total: 0 } });
    expect((await run('find', 'periwinkle')).stdout).not.toContain('Lamp');
    expect((await run('imports', '--json')).stdout).toContain('"withdrawnAt": "2');
    expect((await run('imports', 'restore', '1')).stdout).toBe('import 1 is back: 3 works\n');
    expect((await run('find', 'periwinkle')).stdout).toContain('Lamp 2');
  });

  it('asks what becomes of works that a person corrected', async () => {
    const { folder, run } = await library(1);
    writeFileSync(
      path.join(folder, 'doubtful.txt'),
      'THE BELL TOWER\nby Pip\n\nThe periwinkle rang.\n\nAnd it rang again.\n',
    );
    await run('import', folder);
    const waiting = JSON.parse((await run('review', '--json')).stdout) as {
      items: { work: { id: number }; field: string }[];
    };
    const [item] = waiting.items;
    expect(item).toBeDefined();
    await run('review', 'accept', String(item?.work.id), String(item?.field));
    const asked = await run('imports', 'withdraw', '1');
    expect([asked.code, asked.stdout]).toEqual([2, '']);
    expect(asked.stderr).toContain('FL-USE-EDITED');
    expect((await run('imports', 'withdraw', '1', '--edited', 'keep')).stdout).toMatch(/^left +1 work\n/);
    expect((await run('stats', '--json')).stdout).toContain('"works": 1');
  });

  it('says what is wrong with how it was called', async () => {
    const { folder, run } = await library(1);
    await run('import', folder);
    for (const [args, code, says] of [
      [['withdraw', 'x'], 2, 'FL-USE-NO-BATCH'],
      [['withdraw', '9'], 2, 'FL-USE-NO-BATCH'],
      [['report', '9'], 2, 'FL-USE-NO-BATCH'],
      [['restore', '1'], 2, 'FL-USE-BATCH-STATE'],
      [['withdraw', '1', '--edited', 'burn'], 2, 'FL-USE-VALUE'],
    ] as const) {
      const ended = await run('imports', ...args);
      expect([ended.code, ended.stdout]).toEqual([code, '']);
      expect(ended.stderr).toContain(says);
    }
  });
});

it('a server that is killed while it imports says so when it is back, and goes on', async () => {
  const { folder, data } = await library(1500);
  const serve = async () => {
    const { child } = startFanlight(['--data', data, 'serve', '--port', '0']);
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    const at = await new Promise<string>((resolve) =>
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /open at (http:\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      }),
    );
    return { child, at };
  };
  const post = (at: string, address: string, form: Record<string, string> = {}) =>
    fetch(at + address, {
      method: 'POST',
      headers: { origin: at },
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
  const page = async (at: string) => (await fetch(`${at}/imports/1`)).text();

  const first = await serve();
  expect((await post(first.at, '/imports/path', { path: folder })).status).toBe(303);
  await expect
    .poll(async () => /[1-9]\d{2} works from/.test(await page(first.at)), { timeout: 30_000 })
    .toBe(true);
  const gone = new Promise((resolve) => first.child.on('exit', resolve));
  first.child.kill('SIGKILL');
  await gone;

  const second = await serve();
  const before = await page(second.at);
  expect(before).toContain('It ended before all was read');
  expect((await post(second.at, '/imports/1/take-up')).status).toBe(303);
  await expect
    .poll(async () => /finished.*1,500 works from 1,500 files/.test(await page(second.at)), {
      timeout: 60_000,
    })
    .toBe(true);
  expect(await page(second.at)).not.toContain('known already');
});
