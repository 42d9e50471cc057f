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

  it('finds stories that are here twice, makes them one work and takes them apart', async () => {
    const folder = temporaryFolder();
    const run = (...words: string[]) => runFanlight(['--data', path.join(folder, 'data'), ...words]);
    mkdirSync(path.join(folder, 'in'));
    const lines = Array.from(
      { length: 40 },
      (_, night) => `On night ${night} of ${night * 7} the lamp turned.`,
    );
    const story = (text: string) => `Title: The Lamp\nAuthor: Tern\n\n***\n\n${text}\n`;
    writeFileSync(path.join(folder, 'in', 'list.txt'), story(lines.join('\n\n')));
    writeFileSync(path.join(folder, 'in', 'site.txt'), story(lines.join(' ').toUpperCase()));
    expect((await run('import', path.join(folder, 'in'))).code).toBe(0);
    expect((await run('duplicates', 'list')).stderr).toContain('fanlight duplicates find');
    expect((await run('duplicates', 'find')).stderr).toContain('1 story more than once');
    const { groups } = JSON.parse((await run('duplicates', 'list', '--json')).stdout);
    const [into, other] = groups[0].works.map(({ id }: { id: number }) => String(id));
    expect((await run('duplicates', 'list')).stdout).toMatch(/^100 % alike\n +1 +The Lamp/);
    expect((await run('duplicates', 'join', into, other)).code).toBe(0);
    expect((await run('find', 'lamp', '--json')).stdout).toContain('"total": 1');
    expect((await run('duplicates', 'apart', other)).code).toBe(0);
    expect((await run('find', 'lamp', '--json')).stdout).toContain('"total": 2');
    expect((await run('duplicates', 'list')).stdout).toBe('');
    expect(await run('duplicates', 'apart', other)).toMatchObject({ code: 2 });
  });
});
