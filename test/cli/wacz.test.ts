import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWacz } from '../web/read-wacz.ts';
import { temporaryFolder } from '../web/sample-museum.ts';
import { runFanlight } from './run-fanlight.ts';

const story = (title: string, archive: string) =>
  `Title: ${title}\nAuthor: Margery Quill\nFandom: Harbour Lights\nRating: PG\nArchive: ${archive}\n\n***\n\nThe lamp had been out for an hour when Dane came up the stairs.\n`;

const { folder, remove } = temporaryFolder();
const at = (name: string) => path.join(folder, name);
const exported = (...args: string[]) => runFanlight(['--data', at('data'), 'export', ...args]);
const ADDRESS = ['--address', 'https://stories.example'];

beforeAll(async () => {
  mkdirSync(at('stories'));
  writeFileSync(at('stories/a.txt'), story('The Lamp Room', 'anywhere'));
  writeFileSync(at('stories/b.txt'), story('The Low Tide', 'ask me first'));
  writeFileSync(at('stories/c.txt'), story('The High Tide', 'anywhere'));
  await runFanlight(['--data', at('data'), 'import', at('stories')]);
}, 60_000);
afterAll(remove);

describe('fanlight export --wacz', () => {
  it('writes a web archive, and says what is in it and what is not', async () => {
    const file = at('all.wacz');
    const { code, stdout, stderr } = await exported('--wacz', file, ...ADDRESS);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(
      /^.*all\.wacz: 2 works, \d+ pages, as of \d{4}-\d\d-\d\d\n\d+ answers of .* in .*\n$/,
    );
    expect(stderr).toContain('1 work left out:\n  1: their authors want to be asked\n');
    const { index, json } = await openWacz(file);
    expect(json('datapackage.json')).toMatchObject({
      title: 'stories.example',
      mainPageUrl: 'https://stories.example/',
    });
    expect(index.map(({ url }) => url)).toContain('https://stories.example/works/1/');
  });

  it('takes the works that are chosen, and what it is called', async () => {
    const file = at('one.wacz');
    const { code, stdout, stderr } = await exported(
      '--wacz',
      file,
      ...ADDRESS,
      '--query',
      'high tide',
      '--title',
      'High water\nmark',
      '--json',
    );
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file, works: 1, withheld: {}, redirects: 0 });
    const { index, json } = await openWacz(file);
    expect(json('datapackage.json')).toMatchObject({ title: 'High water\nmark' });
    expect(index.filter(({ url }) => /\/works\/\d+\/$/.test(url))).toHaveLength(1);
  });

  it('leaves an archive as it was where a work is asked for that is not there', async () => {
    writeFileSync(at('good.wacz'), 'a good one');
    const { code, stderr } = await exported('1', '999', '--wacz', at('good.wacz'), ...ADDRESS);
    expect(code).toBe(2);
    expect(stderr).toContain('FL-USE-NO-WORK');
    expect(readFileSync(at('good.wacz'), 'utf8')).toBe('a good one');
    expect(readdirSync(folder).filter((name) => /\.(?:new|working)$/.test(name))).toEqual([]);
  });

  it.each([
    ['no address', ['--wacz', at('x.wacz')], 'FL-USE-WACZ-ADDRESS'],
    ['an address that is none', ['--wacz', at('x.wacz'), '--address', 'stories'], 'FL-USE-VALUE'],
    [
      'an address with a password',
      ['--wacz', at('x.wacz'), '--address', 'https://nell:sesame@stories.example/'],
      'FL-USE-VALUE',
    ],
    ['a second place', ['--wacz', at('x.wacz'), ...ADDRESS, '-o', at('x')], 'FL-USE-ONE-OUTPUT'],
    [
      'works that are not there',
      ['--wacz', at('x.wacz'), ...ADDRESS, '--query', 'zebra'],
      'FL-USE-NOTHING-CHOSEN',
    ],
    ['a folder that is not there', ['--wacz', at('a.txt/x.wacz'), ...ADDRESS], 'FL-USE-OUTPUT'],
  ])('refuses %s, and leaves nothing', async (_, args, says) => {
    writeFileSync(at('a.txt'), '');
    const { code, stderr } = await exported(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(existsSync(at('x.wacz'))).toBe(false);
    expect(readdirSync(folder).filter((name) => /\.(?:new|working)$/.test(name))).toEqual([]);
  });
});
