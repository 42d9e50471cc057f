import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownFormat } from '../../../src/formats/markdown/format.ts';
import { caseFiles, damaged, expectSound } from '../read-damaged.ts';

const read = (bytes: Uint8Array) => expectSound(markdownFormat, bytes, 'story.md');

test('a file cut or broken anywhere is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(damaged(caseFiles('markdown-read')), async (bytes) => void (await read(bytes))),
    { numRuns: 150 },
  );
}, 60_000);

test.each([
  ['100,000 marks of emphasis', '*a_ '.repeat(50_000)],
  ['stars and letters', '***a'.repeat(20_000)],
  ['lists within lists on one line', `${'- '.repeat(20_000)}a`],
  ['quotations within quotations', `${'> '.repeat(20_000)}a\n`.repeat(3)],
  [
    'lists within lists by indents',
    Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
  ],
  ['open brackets', '[a]('.repeat(30_000)],
  ['definitions of links', `${'[a]: https://a.example\n'.repeat(5000)}\n[a]`],
  ['front matter without an end', `---\n${'key: value\n'.repeat(50_000)}`],
  ['one long line', 'word '.repeat(200_000)],
])(
  'a file of %s is read in time',
  async (_, body) => {
    expect(await read(new TextEncoder().encode(body))).toBeLessThan(25_000);
  },
  60_000,
);
