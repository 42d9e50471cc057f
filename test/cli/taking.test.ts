/** Works taken away together with the built program. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, readZip } from '#containers';
import { runFanlight } from './run-fanlight.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-taking-'));
const data = path.join(folder, 'data');
const run = (args: string[], env: NodeJS.ProcessEnv = {}) => runFanlight(['--data', data, ...args], { env });

beforeAll(async () => {
  const stories = path.join(folder, 'stories');
  mkdirSync(stories);
  for (const [name, title] of [
    ['a', 'The First Lamp'],
    ['b', 'The Second Lamp'],
  ]) {
    const text = `Title: ${title}\nAuthor: Margery Quill\nRating: G\nSeries: Lamps, #1\n***\n\nThe lamp had been out for an hour.\n`;
    writeFileSync(path.join(stories, `${name}.txt`), text);
  }
  await run(['import', stories]);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('fanlight export', () => {
  it('says first how much there is, and writes a zip with a file for each work', async () => {
    const out = path.join(folder, 'zip');
    const { code, stderr } = await run(['export', '--series', 'Lamps', '--as', 'zip', '-o', out]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^2 works, 16 words, about \d+ kB\n/);
    expect(readdirSync(out)).toEqual(['Lamps.zip']);
    const names: string[] = [];
    for await (const entry of readZip(readFileSync(path.join(out, 'Lamps.zip')), DEFAULT_LIMITS))
      if (!('code' in entry)) names.push(entry.path);
    expect(names.toSorted()).toEqual([
      'The-First-Lamp-Margery-Quill-1.epub',
      'The-Second-Lamp-Margery-Quill-2.epub',
    ]);
  });

  it.each([
    ['nothing to be read', ['--to-read'], 'FL-USE-NOTHING-CHOSEN'],
    ['two choices', ['1', '--to-read'], 'FL-USE-ONE-CHOICE'],
    ['a PDF where there is no Chromium', ['1', '--format', 'pdf'], 'FL-PRINT-NONE'],
    ['a mark that is none', ['1', '--format', 'pdf', '--marks', 'glue'], 'FL-USE-VALUE'],
    ['PDFs in a zip', ['1', '--format', 'pdf', '--as', 'zip'], 'FL-USE-VALUE'],
  ])('refuses %s with a code', async (_, args, code) => {
    const ended = await run(['export', ...args, '-o', path.join(folder, 'none')], {
      FANLIGHT_CHROMIUM: path.join(folder, 'no-chromium'),
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(code);
  });

  it('refuses PDFs in a zip before it counts or makes anything', async () => {
    const out = path.join(folder, 'never');
    const { stderr } = await run(['export', '1', '--format', 'pdf', '--as', 'zip', '-o', out]);
    expect(stderr).toContain('--as zip --format pdf');
    expect(stderr).not.toContain('1 work');
    expect(existsSync(out)).toBe(false);
  });
});
