import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = path.join(root, 'node_modules', '.bin', 'tsc');

/** A folder of somebody else's project, which has the package installed. */
function consumer(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(root, path.join(folder, 'node_modules', 'fanlight'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

describe('the package as a library', () => {
  it('has types that a strict project can use', () => {
    const emitted = spawnSync(tsc, ['-p', 'tsconfig.types.json'], { cwd: root, encoding: 'utf8' });
    expect(emitted.stdout).toBe('');
    const folder = consumer();
    writeFileSync(
      path.join(folder, 'program.ts'),
      `import { decodeBytes, read, type Reading, repairText, sanitizeHtml, toHtml, understand } from 'fanlight';
const { works } = await read(new Uint8Array([72]), { name: 'story.txt' });
const reading: Reading | undefined = works[0]?.reading;
const strings: string[] = [toHtml({ chapters: [] }), sanitizeHtml('<p>'), decodeBytes(new Uint8Array()).text, repairText('x').text];
const title: string | null = understand('Title: The Lamp Room').reading.title;
// @ts-expect-error a number is no text
repairText(3);
export { reading, strings, title };
`,
    );
    const options = { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, types: [] };
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, include: ['program.ts'] }),
    );
    const checked = spawnSync(tsc, ['-p', folder], { encoding: 'utf8' });
    expect(checked.stdout).toBe('');
    expect(checked.status).toBe(0);
  });

  it('does what the manual shows', () => {
    const folder = consumer();
    const example =
      /```ts\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'docs/manual/api.md'), 'utf8'))?.[1] ?? '';
    writeFileSync(path.join(folder, 'example.ts'), example);
    writeFileSync(
      path.join(folder, 'story.txt'),
      'Title: The Lamp Room\nAuthor: Margery Quill\nRating: PG-13\n\n***\n\nThe lamp had been out for an hour.\n',
    );
    const ran = spawnSync(process.execPath, ['--experimental-strip-types', '--no-warnings', 'example.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toContain("The Lamp Room [ 'Margery Quill' ] Teen\nPG-13\n");
    expect(ran.stdout).toContain('<p>The lamp had been out for an hour.</p>');
  });

  it('cleans hostile markup', () => {
    const folder = consumer();
    writeFileSync(
      path.join(folder, 'clean.mjs'),
      `import { sanitizeHtml } from 'fanlight';
console.log(sanitizeHtml('<p onclick="x()">Hello <script>alert(1)</script><a href="javascript:x()">there</a></p>'));`,
    );
    const ran = spawnSync(process.execPath, ['clean.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(ran.stdout).toBe('<p>Hello there</p>\n');
  });
});
