import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';
import { runFanlight } from './run-fanlight.ts';

const STORIES = [
  ['The Lamp', 'Harbour Lights', 'Mara Kell', 'storms, fog'],
  ['The Bell', 'Harbour Lights', 'Mara Kell', 'storms'],
  ['The Reeds', 'Marsh Country', 'Mara Voss', 'geese'],
] as const;

/** A library of the stories; the answer runs commands on it. */
async function harbourLibrary() {
  const folder = temporaryFolder();
  const run = (...words: string[]) => runFanlight(['--data', path.join(folder, 'data'), ...words]);
  mkdirSync(path.join(folder, 'in'));
  for (const [title, fandom, character, tags] of STORIES)
    writeFileSync(
      path.join(folder, 'in', `${title}.txt`),
      `Title: ${title}\nAuthor: Tern\nFandom: ${fandom}\nCharacters: ${character}\nTags: ${tags}\n\n***\n\n${title} was quiet at noon.\n`,
    );
  expect((await run('import', path.join(folder, 'in'))).code).toBe(0);
  return run;
}

describe('finding from the command line', () => {
  it('tells names by how they begin, and nearly, as conditions of a query', async () => {
    const run = await harbourLibrary();
    expect((await run('names', 'fandom', 'harbor')).stdout).toMatch(/^fandom:"Harbour Lights" +2 works/);
    expect((await run('names', 'who', 'mara')).stdout.trim().split('\n')).toHaveLength(2);
    const marsh = await run('names', 'char', 'mara', '--fandom', 'Marsh Country', '--json');
    expect(JSON.parse(marsh.stdout)).toMatchObject([{ name: 'Mara Voss', works: 1 }]);
    const { code, stderr } = await run('names', 'words', '1000');
    expect(code).toBe(2);
    expect(stderr).toContain('Allowed choices are fandom');
  });

  it('lists works like one, with what they share', async () => {
    const run = await harbourLibrary();
    const lamp = JSON.parse((await run('find', 'title:Lamp', '--json')).stdout).works[0].id;
    expect((await run('like', String(lamp))).stdout).toMatch(/^\d +The Bell +Shares .*Harbour Lights/);
    expect(JSON.parse((await run('like', String(lamp), '--json')).stdout)).toHaveLength(1);
    const { code, stderr } = await run('like', '99');
    expect(code).toBe(2);
    expect(stderr).toContain('FL-USE-NO-WORK');
  });
});
