import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PRIVATE_WORDS, writeDoubtfulStories } from '../library/doubtful-stories.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { type Ended, runFanlight } from './run-fanlight.ts';

async function library(): Promise<(...args: string[]) => Promise<Ended>> {
  const folder = temporaryFolder();
  writeDoubtfulStories(path.join(folder, 'in'));
  const run = (...args: string[]) => runFanlight(['--data', path.join(folder, 'data'), ...args]);
  expect((await run('import', path.join(folder, 'in'))).code).toBe(0);
  return run;
}

describe('fanlight review', () => {
  it('lists, decides, and takes back', async () => {
    const run = await library();
    const listed = await run('review', '--field', 'title', '--label', 'Byline', '--batch', '1');
    expect(listed.code, listed.stderr).toBe(0);
    expect(listed.stdout.trim().split('\n')).toHaveLength(3);
    expect(listed.stdout).toMatch(/^1 +title +The Tide Table +80 % +byline +import 1/m);
    expect(listed.stderr).toContain('3 readings to review');

    const json = await run('review', '--work', '4', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      total: 1,
      items: [
        { work: { id: 4 }, field: 'rating', label: 'rating', proposed: { ratingRaw: 'R for Ridiculous' } },
      ],
    });

    const accepted = await run('review', 'accept', '1', 'title');
    expect([accepted.code, accepted.stdout]).toEqual([0, 'decision 1: accepted in 1 work\n']);
    expect(accepted.stderr).toContain('2 readings left');
    const corrected = await run('review', 'correct', '1', 'creators', 'Tern', 'Gull', '--same', '--json');
    expect(JSON.parse(corrected.stdout)).toEqual({ decision: 2, works: 2, left: 1 });
    expect((await run('review', 'reject', '3', 'status', '--same')).stdout).toContain('rejected in 3 works');
    expect((await run('find', 'by:Tern')).stdout).toContain('The Saltmarsh Table');

    const undone = await run('review', 'undo');
    expect([undone.code, undone.stdout]).toEqual([0, 'decision 3 is taken back in 3 works\n']);
    expect(JSON.parse((await run('review', 'undo', '2', '--json')).stdout)).toEqual({
      decision: 2,
      works: 2,
      kept: 0,
    });
    expect((await run('find', 'by:Tern')).stdout).toBe('');
    const log = JSON.parse((await run('review', 'decisions', '--json')).stdout);
    expect(
      log.decisions.map((one: { kind: string; undoneAt: unknown }) => [one.kind, one.undoneAt !== null]),
    ).toEqual([
      ['rejected', true],
      ['corrected', true],
      ['accepted', false],
    ]);
    const decisions = await run('review', 'decisions');
    expect(decisions.stdout).toMatch(/^2 +corrected, undone +creators +2 works/m);
    for (const { stdout } of [listed, json, decisions])
      for (const word of PRIVATE_WORDS) expect(stdout).not.toContain(word);
  });

  it('needs a library, and makes none', async () => {
    const data = path.join(temporaryFolder(), 'data');
    for (const args of [['review'], ['review', 'accept', '1', 'title'], ['review', 'undo']]) {
      const ended = await runFanlight(['--data', data, ...args]);
      expect([ended.code, existsSync(data)]).toEqual([3, false]);
      expect(ended.stderr).toContain('FL-LIB-NONE');
    }
  });

  it.each([
    [['review', 'accept', '1', 'nonsense'], 2, 'FL-USE-VALUE'],
    [['review', 'accept', '1', 'summary'], 2, 'FL-USE-NO-REVIEW'],
    [['review', 'accept', 'x', 'title'], 2, 'FL-USE-NO-WORK'],
    [['review', 'correct', '4', 'rating', 'Spicy'], 2, 'FL-USE-VALUE'],
    [['review', '--field', 'nonsense'], 2, 'FL-USE-VALUE'],
    [['review', '--batch', 'x'], 2, 'FL-USE-VALUE'],
    [['review', 'undo', '7'], 2, 'FL-USE-NO-DECISION'],
    [['review', 'undo'], 2, 'FL-USE-NO-DECISION'],
    [['review', 'correct', '4', 'rating'], 2, 'missing required argument'],
  ])('%j ends with %i and %s', async (args, code, says) => {
    const ended = await (await library())(...args);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(says);
  });
});
