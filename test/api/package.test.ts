import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaintsOf, consumer, examplesOf, runProgram } from './consumer.ts';

describe('the package as a library', () => {
  it('has types that a strict project can use', () => {
    const program = `import { decodeBytes, read, type Reading, repairText, sanitizeHtml, toHtml, understand } from 'fanlight';
const { works } = await read(new Uint8Array([72]), { name: 'story.txt' });
const reading: Reading | undefined = works[0]?.reading;
const strings: string[] = [toHtml({ chapters: [] }), sanitizeHtml('<p>'), decodeBytes(new Uint8Array()).text, repairText('x').text];
const title: string | null = understand('Title: The Lamp Room').reading.title;
// @ts-expect-error a number is no text
repairText(3);
export { reading, strings, title };
`;
    expect(complaintsOf(program)).toBe('');
  });

  it('does what the manual shows', () => {
    const folder = consumer();
    writeFileSync(
      path.join(folder, 'story.txt'),
      'Title: The Lamp Room\nAuthor: Margery Quill\nRating: PG-13\n\n***\n\nThe lamp had been out for an hour.\n',
    );
    const ran = runProgram(folder, examplesOf('api.md')[0]?.program ?? '');
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
