import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedWords, scoreWords, WordSpill, wordFileName, wordsOfWork } from '#fulltext';

type Said = { title?: string[]; about?: string[]; text?: string[] };

/** The files of some works, numbered from 1. */
function filesOf(works: readonly Said[]): Map<string, Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-words-'));
  const spill = new WordSpill(path.join(folder, 'words'));
  try {
    for (const [index, { title = [], about = [], text = [] }] of works.entries())
      spill.add(index + 1, wordsOfWork({ title, about, text }));
    return new Map([...spill.files()].map(({ beginning, bytes }) => [beginning, bytes]));
  } finally {
    spill.close();
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  }
}

/** The works that a text finds, best first, and how many files were loaded for it. */
async function find(files: ReadonlyMap<string, Uint8Array>, text: string, last: number) {
  let loaded = 0;
  const source = {
    beginnings: files.keys(),
    load: async (beginning: string) => {
      loaded += 1;
      return files.get(beginning) ?? new Uint8Array(0);
    },
  };
  const { scores, unwanted } = await scoreWords(askedWords(text), source, last);
  const works = Array.from({ length: last }, (_, index) => index + 1)
    .filter((work) => (scores === null || (scores[work] ?? 0) > 0) && unwanted[work] === 0)
    .sort((one, other) => (scores?.[other] ?? 0) - (scores?.[one] ?? 0) || other - one);
  return { works, loaded };
}

const WORKS: Said[] = [
  { title: ['The Lamp'], about: ['Sherlock Holmes'], text: ['<p>It was d<em>a</em>rk.</p>'] },
  { title: ['Éowyn’s Ride'], about: ['lamp oil'], text: ['<p>Don&#39;t</p><p>go</p>'] },
  { title: ['Storm'], text: ['<p>A lamp, a LAMP!</p>'] },
  { title: ['灯台'], text: ['<p>ein Lämpchen</p>'] },
];

describe('words of a site without a server', () => {
  const files = filesOf(WORKS);

  it.each([
    ['lamp', [1, 2, 3]],
    ['LAMP storm', [3]],
    ['lamp*', [1, 2, 4, 3].sort()],
    ['lamp -oil', [1, 3]],
    ['eowyn', [2]],
    ['“don’t go”', [2]],
    ['dark', [1]],
    ['灯', [4]],
    ['lampchen', [4]],
    ['nothing', []],
    ['-lamp', [4]],
  ])('%s', async (text, works) => {
    const found = await find(files, text, WORKS.length);
    expect(found.works.toSorted()).toEqual(works);
  });

  it('put titles before names, and names before texts', async () => {
    expect((await find(files, 'lamp', WORKS.length)).works).toEqual([1, 2, 3]);
  });

  it('ask nothing where nothing that can be sought was typed', () => {
    expect(askedWords(' -- “” ! *')).toEqual([]);
    expect(askedWords('a '.repeat(5_000)).length).toBe(24);
  });

  it('are in files of less than 64 kB, of which a search loads one for each word', async () => {
    const letters = 'abcdefghij';
    const word = (number: number) => [...String(number)].map((digit) => letters[Number(digit)]).join('');
    const works = Array.from({ length: 400 }, (_, work) => ({
      text: [`<p>${Array.from({ length: 600 }, (__, index) => word(work * 601 + index * 7)).join(' ')}</p>`],
    }));
    const many = filesOf(works);
    expect(many.size).toBeGreaterThan(20);
    expect(Math.max(...[...many.values()].map(({ length }) => length))).toBeLessThan(64 * 1024);
    const found = await find(many, word(3 * 601), works.length);
    expect(found.works).toContain(4);
    expect(found.loaded).toBe(1);
  });

  it('are found as they were taken in, whatever their letters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 20 }),
        async (titles) => {
          const found = filesOf(titles.map((title) => ({ title: [title] })));
          for (const [index, title] of titles.entries()) {
            const asked = title.replace(/[-\u2212*]/g, ' ');
            if (askedWords(asked).length > 0)
              expect((await find(found, asked, titles.length)).works).toContain(index + 1);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('have names that every file system takes', () => {
    const names = ['con', 'a', 'ab ', '灯', 'é', 'a灯', '0'].map(wordFileName);
    expect(names).toEqual([
      'w-con.bin',
      'w-a.bin',
      'w-ab-.bin',
      'u-e781af.bin',
      'u-c3a9.bin',
      'u-61e781af.bin',
      'w-0.bin',
    ]);
  });
});
