import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../web/sample-museum.ts';
import { runFanlight } from './run-fanlight.ts';

const story = (title: string, archive: string) =>
  `Title: ${title}\nAuthor: Margery Quill\nFandom: Harbour Lights\nRating: PG\nArchive: ${archive}\n\n***\n\nThe lamp had been out for an hour when Dane came up the stairs.\n`;

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const exported = (...args: string[]) => runFanlight(['--data', data, 'export', ...args]);

beforeAll(async () => {
  const stories = path.join(folder, 'stories');
  mkdirSync(stories);
  writeFileSync(path.join(stories, 'a.txt'), story('The Lamp Room', 'anywhere'));
  writeFileSync(path.join(stories, 'b.txt'), story('The Low Tide', 'ask me first'));
  await runFanlight(['--data', data, 'import', stories]);
}, 60_000);
afterAll(remove);

describe('fanlight export --site', () => {
  it('writes a site, and says what is in it and what is not', async () => {
    const site = path.join(folder, 'site');
    const first = await exported('--site', site);
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toMatch(
      /^1 work in \d+ files \(.*\): open .*site\/index\.html\n\d+ written, 0 as they were, 0 removed\n$/,
    );
    expect(first.stderr).toContain('1 work left out:\n  1: their authors want to be asked\n');
    expect(readFileSync(path.join(site, 'index.html'), 'utf8')).toContain('The Lamp Room');

    const again = await exported('--site', site, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      works: 1,
      written: 0,
      removed: 0,
      withheld: { ask: 1 },
      redirects: 0,
    });
  });

  it('takes every work, other files, and another language where that is said', async () => {
    const site = path.join(folder, 'all');
    const all = await exported(
      '--site',
      site,
      '--all',
      '--language',
      'de',
      '--files',
      'txt',
      'md',
      '--no-text-search',
    );
    expect(all.code, all.stderr).toBe(0);
    expect(all.stderr).not.toContain('left out');
    expect(readFileSync(path.join(site, 'index.html'), 'utf8')).toContain('2 Werke');
    expect(readdirSync(path.join(site, 'works/1')).sort()).toEqual([
      'card.json',
      'index.html',
      'work-1.md',
      'work-1.txt',
    ]);
    const words = readdirSync(path.join(site, 'search/words'));
    expect(words).toContain('w-q.bin');
    expect(words).not.toContain('w-s.bin');
  });

  it('writes no book down as handed out: no place of a stranger comes back', async () => {
    const before = readFileSync(path.join(data, 'fanlight.db'));
    await exported('--site', path.join(folder, 'unrecorded'), '--all');
    expect(readFileSync(path.join(data, 'fanlight.db')).equals(before)).toBe(true);
    expect(existsSync(path.join(folder, 'unrecorded/works/1/work-1.epub'))).toBe(true);
  });

  it.each([
    ['a folder of something else', ['--site', path.join(folder, 'stories')], 'FL-USE-SITE-FOLDER'],
    ['a choice of works', ['1', '--site', path.join(folder, 'x')], 'FL-USE-SITE-WHOLE'],
    ['a folder for single files', ['--site', path.join(folder, 'x'), '-o', folder], 'FL-USE-ONE-OUTPUT'],
    ['works for a site', ['--site', path.join(folder, 'x'), '1'], 'FL-USE-SITE-WHOLE'],
    ['an address that is none', ['--site', path.join(folder, 'x'), '--address', 'stories'], 'FL-USE-VALUE'],
    [
      'an address with a name before it',
      ['--site', path.join(folder, 'x'), '--address', 'https://nell@stories.example/'],
      'FL-USE-VALUE',
    ],
    [
      'a language of no pages',
      ['--site', path.join(folder, 'x'), '--language', 'tlh'],
      'Allowed choices are en, de',
    ],
    ['neither a site nor a folder', ['1'], 'FL-USE-ONE-OUTPUT'],
  ])('refuses %s', async (_, args, says) => {
    const { code, stderr } = await exported(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(existsSync(path.join(folder, 'x'))).toBe(false);
  });
});
