import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '#config';
import { openApp } from '../../src/app.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { type Ended, runFanlight } from './run-fanlight.ts';

async function library(): Promise<{ folder: string; run: (...args: string[]) => Promise<Ended> }> {
  const folder = temporaryFolder();
  for (const [title, fandom] of [
    ['The Lamp', 'Harbour Lights'],
    ['The Bell', 'Harbour Lights'],
    ['The Buoy', 'harbour lights'],
    ['The Gull', 'The Moors'],
  ])
    writeFileSync(
      path.join(folder, `${title}.txt`),
      `Title: ${title}\nAuthor: Tern\nFandom: ${fandom}\nCharacters: Mara\n\n${'The lamp turned. '.repeat(40)}\n`,
    );
  const run = (...args: string[]) => runFanlight(['--data', path.join(folder, 'data'), ...args]);
  expect((await run('import', folder)).code).toBe(0);
  return { folder, run };
}

describe('fanlight tags', () => {
  it('proposes, accepts, decides, lists and takes back', async () => {
    const { run } = await library();
    const proposals = await run('tags', 'proposals', '--sure');
    expect(proposals.stdout).toMatch(/^fandom-\d+-0-sure {2}sure: fandom Harbour Lights$/m);
    expect(proposals.stdout).toContain('    harbour lights  1 work, differs only in case');
    const accepted = await run('tags', 'accept', '--sure');
    expect([accepted.code, accepted.stdout]).toEqual([0, '1 proposal accepted\n']);
    expect((await run('find', 'fandom:"Harbour Lights"', '--json')).stdout).toContain('The Buoy');

    const merged = await run('tags', 'merge', 'character', 'Mara Kell', 'Mara', '--fandom', 'harbour lights');
    expect([merged.code, merged.stdout]).toEqual([0, 'decision 2: 4 works found anew\n']);
    expect((await run('find', 'character:"Mara Kell"')).stdout.trim().split('\n')).toHaveLength(3);
    expect((await run('tags', 'list', 'character')).stdout).toMatch(
      /4 works +scoped +Mara +→ Mara Kell \(in Harbour Lights\)/,
    );
    await run('tags', 'put', 'character', 'Mara Kell', 'fandom', 'Harbour Lights');
    const shown = JSON.parse((await run('tags', 'show', 'character', 'Mara Kell')).stdout);
    expect(shown).toMatchObject({ state: 'canonical', parents: { tags: [{ name: 'Harbour Lights' }] } });

    const log = await run('tags', 'decisions');
    expect(log.stdout).toContain('character: Mara → Mara Kell (in harbour lights)');
    expect((await run('tags', 'undo')).stdout).toContain('decision 3 is taken back');
    await run('tags', 'merge', 'character', 'Mara Kell', 'M. Kell');
    const later = await run('tags', 'undo', '2');
    expect([later.code, later.stderr]).toEqual([2, expect.stringContaining('FL-USE-TAG-LATER')]);
    expect((await run('tags', 'undo', '--json')).stdout).toContain('"decision": 4');
    expect((await run('tags', 'canonical', 'fandom', 'Harbour Lights', '--not')).code).toBe(0);
    expect((await run('find', 'fandom:"Harbour Lights"', '--json')).stdout).toContain('The Lamp');
  });

  it('gives a mapping to another library, and says what it leaves out', async () => {
    const one = await library();
    await one.run('tags', 'accept', '--sure');
    const file = path.join(one.folder, 'tags.json');
    expect((await one.run('tags', 'export', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(
      '{"kind":"fandom","name":"harbour lights","of":"Harbour Lights","fandom":null}',
    );
    const other = await library();
    expect((await other.run('tags', 'import', file)).stdout).toContain(
      'decision 1: 2 changes, 1 work found anew',
    );
    await other.run('tags', 'undo');
    await other.run('tags', 'canonical', 'fandom', 'harbour lights');
    const conflict = await other.run('tags', 'import', file);
    expect(conflict.code).toBe(1);
    expect(conflict.stderr).toContain('left out of synonyms: harbour lights = Harbour Lights');
    writeFileSync(file, '{}');
    expect((await other.run('tags', 'import', file)).stderr).toContain('FL-USE-MAPPING');
  });

  it.each([
    [['list', 'rating'], 2, 'FL-USE-VALUE'],
    [['show', 'fandom', 'Nowhere'], 2, 'FL-USE-NO-TAG'],
    [['accept'], 2, 'FL-USE-VALUE'],
    [['proposals', '--sure', '--likely'], 2, 'FL-USE-VALUE'],
    [['undo'], 2, 'FL-USE-NO-DECISION'],
  ])('refuses %j', async (args, code, says) => {
    const { run } = await library();
    const ended = await run('tags', ...args);
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(says)]);
  });

  it('decides nothing while the library is served', async () => {
    const { folder, run } = await library();
    const app = await openApp(readSettings({ data: path.join(folder, 'data') }, undefined, {}));
    const ended = await run('tags', 'accept', '--sure');
    expect((await run('tags', 'proposals')).code).toBe(0);
    await app.close();
    expect([ended.code, ended.stderr]).toEqual([3, expect.stringContaining('FL-LIB-LOCKED')]);
  });
});
