import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';
import { runFanlight } from './run-fanlight.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** A device that is always full; systems without it have no other way to say so. */
const FULL = '/dev/full';
const COMMANDS = existsSync(FULL) ? [['stats'], ['find', 'lamp'], ['find', 'lamp', '--json']] : [];
const STORY = 'Title: Evil \u202eesrever\nAuthor: Quill\n\n***\n\nThe lamp had been out for an hour.\n';
/** What a terminal obeys: controls but tab and line feed, and overrides of direction. */
const OBEYED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

function hostileNames(): { folder: string; data: string } {
  const top = temporaryFolder();
  const folder = path.join(top, 'in');
  mkdirSync(folder);
  for (const name of [
    'a\x1b[31m\x1b]0;owned\x07.txt',
    'b\nFL-OK: fine.txt',
    'c\u009b31m.txt',
    'd\u202etxt.exe',
  ])
    writeFileSync(path.join(folder, name), '');
  writeFileSync(path.join(folder, 'story\x1b[2J.txt'), STORY);
  return { folder, data: path.join(top, 'data') };
}

describe('what a terminal would obey', () => {
  it('is spelled out in reports, lists, records and errors', async () => {
    const { folder, data } = hostileNames();
    const imported = await runFanlight(['--data', data, 'import', folder]);
    expect(imported.code).toBe(1);
    expect(imported.stderr).toContain('a\\x1b[31m\\x1b]0;owned\\x07.txt');
    expect(imported.stderr).toContain('b\\x0aFL-OK: fine.txt');
    const all = [
      imported,
      await runFanlight(['--data', data, 'find', 'lamp \x1b[31m']),
      await runFanlight(['--data', data, 'show', '1']),
      await runFanlight(['--data', data, 'show', '\x1b[31m']),
      await runFanlight(['--data', data, 'show', '1', '--json']),
      await runFanlight(['inspect', path.join(folder, 'story\x1b[2J.txt')]),
    ];
    for (const { stdout, stderr } of all) {
      expect(stdout).not.toMatch(OBEYED);
      expect(stderr).not.toMatch(OBEYED);
    }
  });

  it('is the same in JSON, escaped as JSON escapes it', async () => {
    const { folder, data } = hostileNames();
    await runFanlight(['--data', data, 'import', folder]);
    const { stdout } = await runFanlight(['--data', data, 'show', '1', '--json']);
    expect(stdout).not.toMatch(OBEYED);
    expect(JSON.parse(stdout).original.path).toBe(path.join(folder, 'story\x1b[2J.txt'));
  });
});

describe('output that cannot be written', () => {
  it.each(COMMANDS)('ends %s with one sentence', async (...command) => {
    const { folder, data } = hostileNames();
    await runFanlight(['--data', data, 'import', folder]);
    const words = [CLI, '--data', data, ...command].map((word) => `'${word}'`).join(' ');
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" ${words} > ${FULL}`], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/fanlight: FL-USE-OUTPUT: standard output: .*\n$/);
    expect(stderr).not.toContain('    at ');
  });

  it(`is tried on ${COMMANDS.length} commands (${FULL} is ${COMMANDS.length > 0 ? 'there' : 'not there: left out'})`, () => {
    expect(COMMANDS.length > 0).toBe(existsSync(FULL));
  });
});
