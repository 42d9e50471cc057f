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
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_LINE } from '#contract';
import { runFanlight } from './run-fanlight.ts';

const top = mkdtempSync(path.join(tmpdir(), 'fanlight-lines-'));
const data = path.join(top, 'data');

beforeAll(async () => {
  const folder = path.join(top, 'in');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'a.txt'),
    'Title: The Lamp\nAuthor: Quill\n\n***\n\nThe lamp had been out.\n',
  );
  await runFanlight(['--data', data, 'import', folder]);
});

afterAll(() => rmSync(top, { recursive: true, force: true }));

const parsed = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => EXPORT_LINE.parse(JSON.parse(line)));

describe('fanlight export --jsonl', () => {
  it('writes everything into a file', async () => {
    const file = path.join(top, 'everything.jsonl');
    const { code, stderr, stdout } = await runFanlight(['--data', data, 'export', '--jsonl', file]);
    const lines = parsed(readFileSync(file, 'utf8'));
    expect([code, stdout, stderr]).toEqual([0, '', `wrote ${file}: ${lines.length} lines\n`]);
    expect(lines.at(-1)).toEqual({ type: 'end', lines: lines.length - 1 });
    expect(lines.some((line) => line.type === 'chapter' && line.xhtml !== null)).toBe(true);
    expect(readdirSync(top).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('writes to standard output, without texts where they are not wanted', async () => {
    const { code, stdout } = await runFanlight(['--data', data, 'export', '--jsonl', '-', '--no-text']);
    expect(code).toBe(0);
    expect(parsed(stdout).flatMap((line) => (line.type === 'chapter' ? [line.xhtml] : []))).toEqual([null]);
  });

  it('leaves nothing where it cannot write', async () => {
    const file = path.join(top, 'nowhere', 'everything.jsonl');
    const { code, stderr } = await runFanlight(['--data', data, 'export', '--jsonl', file]);
    expect([code, existsSync(file)]).toEqual([2, false]);
    expect(stderr).toContain('FL-USE-OUTPUT');
  });

  it.each([
    [['--jsonl', '-', '1'], 'FL-USE-ONE-CHOICE'],
    [['--jsonl', '-', '--query', 'lamp'], 'FL-USE-ONE-CHOICE'],
    [['1'], 'FL-USE-ONE-OUTPUT'],
  ])('%j is a wrong call', async (words, says) => {
    const { code, stderr } = await runFanlight(['--data', data, 'export', ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('does not blame the output for a chapter that cannot be read', async () => {
    const database = new Sqlite(path.join(data, 'fanlight.db'));
    database.exec("update chapter_body set xhtml = cast('x' as blob)");
    database.close();
    const file = path.join(top, 'damaged.jsonl');
    const { code, stderr } = await runFanlight(['--data', data, 'export', '--jsonl', file]);
    expect(code).not.toBe(0);
    expect(stderr).not.toContain('FL-USE-OUTPUT');
    expect(readdirSync(top).filter((name) => name.startsWith('damaged'))).toEqual([]);
  });
});
