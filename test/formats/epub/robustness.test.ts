import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateDocument } from '#document';
import { FanlightError } from '#errors';
import { epubFormat } from '../../../src/formats/epub/format.ts';
import { buildZip, type Part } from '../../containers/build-zip.ts';
import { CASES, caseBook } from './case-book.ts';

const NAMES = readdirSync(CASES).filter((name) => name !== 'cut-in-half');
const BOOKS = NAMES.map((name) => caseBook(name));

/** Reads bytes; whatever comes out keeps the rules of the model. Returns how long it took, milliseconds. */
async function expectSound(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  const input = { bytes, name: 'book.epub', path: 'book.epub' };
  epubFormat.recognise?.(input);
  try {
    const result = await epubFormat.read?.(input);
    for (const work of result?.works ?? []) {
      expect(validateDocument(work.document)).toEqual([]);
      for (const { end } of Object.values(work.evidence).flat())
        expect(end).toBeLessThanOrEqual(result?.decoded.length ?? 0);
    }
    for (const { at } of result?.losses ?? [])
      if (typeof at === 'number') expect(at).toBeLessThanOrEqual(result?.decoded.length ?? 0);
  } catch (thrown) {
    if (!(thrown instanceof FanlightError)) throw thrown;
    expect(thrown.kind).toBe('file');
  }
  return performance.now() - start;
}

test('a book cut or broken anywhere is read or refused', async () => {
  const broken = fc
    .tuple(fc.constantFrom(...BOOKS), fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 12 }))
    .map(([book, from, length, noise]) => {
      const at = from % book.length;
      return Buffer.concat([book.subarray(0, at), noise, book.subarray(at + (length % 900))]);
    });
  await fc.assert(
    fc.asyncProperty(broken, async (bytes) => void (await expectSound(bytes))),
    { numRuns: 200 },
  );
});

test('a book whose files are broken anywhere is read or refused', async () => {
  const broken = fc.tuple(
    fc.constantFrom(...NAMES),
    fc.nat(),
    fc.nat(),
    fc.nat(),
    fc.string({ maxLength: 9 }),
  );
  await fc.assert(
    fc.asyncProperty(broken, async ([name, which, from, length, noise]) => {
      const root = path.join(CASES, name, 'book');
      const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      const parts = files.map((entry, index): Part => {
        const file = path.join(entry.parentPath, entry.name);
        const text = readFileSync(file, 'utf8');
        const at = from % Math.max(1, text.length);
        const content =
          index === which % files.length ? text.slice(0, at) + noise + text.slice(at + (length % 300)) : text;
        return { name: path.relative(root, file).split(path.sep).join('/'), content };
      });
      await expectSound(buildZip(parts));
    }),
    { numRuns: 200 },
  );
});

function bookOf(files: Record<string, string>): Uint8Array {
  return buildZip(
    Object.entries({ mimetype: 'application/epub+zip', ...files }).map(([name, content]) => ({
      name,
      content,
    })),
  );
}

const MANY = Array.from({ length: 3_000 }, (_, index) => index);

test.each([
  [
    '3,000 documents and contents',
    bookOf({
      'content.opf': `<package><metadata/><manifest>${MANY.map((at) => `<item id="c${at}" href="c${at}.xhtml" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine>${MANY.map((at) => `<itemref idref="c${at}"/>`).join('')}</spine></package>`,
      'toc.ncx': `<ncx><navMap>${MANY.map((at) => `<navPoint><navLabel><text>Chapter ${at}</text></navLabel><content src="c${at}.xhtml#x"/></navPoint>`).join('')}</navMap></ncx>`,
      ...Object.fromEntries(MANY.map((at) => [`c${at}.xhtml`, `<p id="x">The ${at}. day was wet.</p>`])),
    }),
  ],
  [
    '20,000 ids in one document',
    bookOf({
      'content.opf':
        '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
      'toc.ncx': `<ncx><navMap>${Array.from({ length: 20_000 }, (_, at) => `<navPoint><navLabel><text>Day ${at} of rain</text></navLabel><content src="a.xhtml#i${at}"/></navPoint>`).join('')}</navMap></ncx>`,
      'a.xhtml': Array.from({ length: 20_000 }, (_, at) => `<p id="i${at}">It rained on day ${at}.</p>`).join(
        '',
      ),
    }),
  ],
  [
    'a package of open tags',
    bookOf({
      'content.opf': '<a b="'.repeat(100_000),
      'a.xhtml': '<p>The text of a story that stands here, whole.</p>',
    }),
  ],
  [
    'a package of ampersands and entities',
    bookOf({
      'content.opf': `<package><metadata><title>${'&a;&'.repeat(100_000)}`,
      'a.xhtml': '<p>The text of a story that stands here, whole.</p>',
    }),
  ],
  [
    'a style sheet of open braces',
    bookOf({
      'content.opf':
        '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
      'a.xhtml':
        '<link rel="stylesheet" href="s.css"/><p class="a">The text of a story that stands here, whole, at last.</p>',
      's.css': `${'@x{'.repeat(60_000)}${'.a{font-style:italic}'.repeat(9_000)}`,
    }),
  ],
])('%s are read in time', async (_, bytes) => {
  expect(await expectSound(bytes)).toBeLessThan(15_000);
});
