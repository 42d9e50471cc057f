import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDump } from '../formats/efiction/make-dump.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { runFanlight, startFanlight } from './run-fanlight.ts';

const COMMANDS = [
  'serve',
  'import',
  'inspect',
  'convert',
  'find',
  'names',
  'show',
  'like',
  'review',
  'export',
  'stats',
];
const STORY = `Title: The Lamp Room
Author: Margery Quill
Fandom: Harbour Lights
Rating: PG-13

***

The lamp had been out for an hour when Dane came up the stairs.
`;

function storyFolder(): { folder: string; data: string } {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'in'));
  writeFileSync(path.join(folder, 'in', 'lamp.txt'), STORY);
  return { folder: path.join(folder, 'in'), data: path.join(folder, 'data') };
}

describe('a dump of a site', () => {
  it('is converted to its stories, never to a book of its tables', async () => {
    const folder = temporaryFolder();
    const dump = path.join(folder, 'backup.sql');
    writeFileSync(
      dump,
      makeDump({
        version: '3.5.6',
        form: 'mysqldump',
        store: 'mysql',
        stories: 2,
        chaptersEach: 1,
        reviewsEach: 1,
        url: 'http://stories.example',
      }),
    );
    const converted = await runFanlight(['convert', dump, path.join(folder, 'out.txt')]);
    expect(converted.code, converted.stderr).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['backup.sql', 'out-2.txt', 'out.txt']);
    expect(readFileSync(path.join(folder, 'out.txt'), 'utf8')).not.toContain('INSERT INTO');
  });
});

describe('help', () => {
  it('names every command', async () => {
    const { code, stdout } = await runFanlight(['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toContain(command);
  });

  it.each(COMMANDS)('%s explains itself', async (command) => {
    const { code, stdout } = await runFanlight([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: fanlight ${command}`);
  });
});

describe('a library from the command line', () => {
  it('imports, finds, shows, exports and counts', async () => {
    const { folder, data } = storyFolder();
    const imported = await runFanlight(['--data', data, 'import', folder, '--json']);
    expect(imported.code, imported.stderr).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({ works: 1, results: { imported: 1 } });

    const found = await runFanlight(['--data', data, 'find', 'by:margery', '--json']);
    expect(JSON.parse(found.stdout)).toMatchObject({
      total: 1,
      text: 'by:margery',
      works: [{ title: 'The Lamp Room' }],
    });

    const counts = await runFanlight([
      '--data',
      data,
      'find',
      'status:(complete OR wip OR unknown)',
      '--facets',
    ]);
    expect(counts.stdout).toMatch(/^status \(1 value\)\n {2}\| \w+ +1$/m);

    const shown = await runFanlight(['--data', data, 'show', '1', '--evidence']);
    expect(shown.stdout).toContain('The Lamp Room');
    expect(shown.stdout).toContain('label');

    const exported = await runFanlight(['--data', data, 'export', '1', '-o', path.join(data, '..', 'books')]);
    expect(exported.code, exported.stderr).toBe(0);
    expect(readdirSync(path.join(data, '..', 'books'))).toEqual(['The-Lamp-Room-Margery-Quill-1.epub']);

    const together = path.join(data, '..', 'together');
    const chosen = ['export', '--query', 'by:margery', '--as', 'one-book', '--title', 'Quill'];
    const book = await runFanlight(['--data', data, ...chosen, '--format', 'txt', '-o', together]);
    expect(book.code, book.stderr).toBe(0);
    expect(readdirSync(together)).toEqual(['Quill-Margery-Quill.txt']);

    const counted = await runFanlight(['--data', data, 'stats', '--json']);
    expect(JSON.parse(counted.stdout)).toMatchObject({ numbers: { works: 1, originals: 1 } });
  });

  it.each(['html', 'xhtml', 'epub', 'txt', 'md', 'json'])('converts to %s', async (ending) => {
    const { folder } = storyFolder();
    const output = path.join(folder, `out.${ending}`);
    const { code, stderr } = await runFanlight(['convert', path.join(folder, 'lamp.txt'), output]);
    expect(code, stderr).toBe(0);
    expect(readFileSync(output).length).toBeGreaterThan(100);
  });

  it('prints the agreed shape when it inspects', async () => {
    const { folder } = storyFolder();
    const { stdout } = await runFanlight(['inspect', path.join(folder, 'lamp.txt'), '--json']);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        format: 'text',
        encoding: { name: expect.any(String), confidence: expect.any(Number), repaired: [] },
        losses: [],
        works: [
          {
            reading: { title: 'The Lamp Room', authors: ['Margery Quill'], rating: { ao3: 'Teen' } },
            evidence: {
              title: [
                {
                  source: 'label',
                  raw: expect.any(String),
                  start: expect.any(Number),
                  end: expect.any(Number),
                },
              ],
            },
            structure: {
              chapters: [{ words: 14 }],
              words: 14,
              language: 'en',
              bodyStart: expect.stringContaining('The lamp had been'),
            },
          },
        ],
      },
    ]);
  });
});

describe('exit codes', () => {
  it('1 when a file failed', async () => {
    const { folder, data } = storyFolder();
    writeFileSync(path.join(folder, 'empty.txt'), '');
    const { code, stderr } = await runFanlight(['--data', data, 'import', folder]);
    expect(code).toBe(1);
    expect(stderr).toContain('FL-FILE-EMPTY');
  });

  it.each([
    ['an unknown command', ['frobnicate'], ''],
    ['an unknown option', ['stats', '--frobnicate'], ''],
    ['a path where nothing is', ['import', '/nowhere/at/all'], 'FL-USE-NO-INPUT'],
    ['a setting that cannot be', ['serve', '--port', 'many'], 'FL-USE-SETTING'],
    ['serving others without saying so', ['serve', '--host', '0.0.0.0'], 'FL-USE-REMOTE'],
    ['a format nobody writes', ['convert', 'LAMP', 'out.docx'], 'FL-USE-UNKNOWN-FORMAT'],
    ['works chosen in two ways', ['export', '1', '--query', 'x', '-o', '.'], 'FL-USE-ONE-CHOICE'],
    ['works chosen in no way', ['export', '-o', '.'], 'FL-USE-ONE-CHOICE'],
    ['a form of book that is none', ['export', '1', '--as', 'shelf', '-o', '.'], 'one-book'],
  ])('2 for %s', async (_, args, expected) => {
    const { folder, data } = storyFolder();
    const given = args.map((argument) => (argument === 'LAMP' ? path.join(folder, 'lamp.txt') : argument));
    const { code, stderr } = await runFanlight(['--data', data, ...given], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
  });

  it('2 for a busy port, before anything is imported', async () => {
    const { folder, data } = storyFolder();
    const socket = createServer();
    const port = await new Promise<number>((resolve) => {
      socket.listen(0, '127.0.0.1', () => resolve((socket.address() as { port: number }).port));
    });
    const { code, stderr } = await runFanlight(['--data', data, 'serve', folder, '--port', String(port)]);
    socket.close();
    expect(code).toBe(2);
    expect(stderr).toContain('FL-USE-PORT-BUSY');
    expect(existsSync(data)).toBe(false);
  });

  it.each([
    ['no library', () => {}, 'FL-LIB-NONE'],
    [
      'something that is no database',
      (data: string) =>
        writeFileSync(
          path.join(data, 'fanlight.db'),
          'not a database, but long enough to look at '.repeat(100),
        ),
      'FL-LIB-CORRUPT',
    ],
  ])('3 for %s', async (_, prepare, expected) => {
    const { data } = storyFolder();
    mkdirSync(data);
    prepare(data);
    const { code, stderr } = await runFanlight(['--data', data, 'stats']);
    expect(code).toBe(3);
    expect(stderr).toContain(expected);
  });

  it('3 while another Fanlight writes to the library', async () => {
    const { folder, data } = storyFolder();
    const serving = startFanlight(['--data', data, 'serve', folder, '--port', '0']);
    await new Promise<void>((resolve) => {
      serving.child.stdout?.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('is open at')) resolve();
      });
    });
    const writing = await runFanlight(['--data', data, 'import', folder]);
    const reading = await runFanlight(['--data', data, 'find', 'lamp']);
    serving.child.kill('SIGINT');
    const served = await serving.ended;
    expect(writing.code).toBe(3);
    expect(writing.stderr).toContain('FL-LIB-LOCKED');
    expect(reading.stdout).toContain('The Lamp Room');
    expect(served.code, served.stderr).toBe(0);
  });
});

describe('ends', () => {
  it('quietly when its reader goes away', async () => {
    const { folder, data } = storyFolder();
    for (let index = 0; index < 300; index += 1)
      writeFileSync(path.join(folder, `s${index}.txt`), STORY.replace('Lamp', `Lamp ${index}`));
    await runFanlight(['--data', data, 'import', folder]);
    const { child, ended } = startFanlight(['--data', data, 'find', 'lamp', '--size', '1000', '--json']);
    child.stdout?.destroy();
    const { code, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr).not.toContain('EPIPE');
  });
});
