import { createHash } from 'node:crypto';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WritableWork } from '#formats';
import { markupOf } from '#markup';
import type { StoryPicture } from '#stories';
import { epubFormat } from '../../../src/formats/epub/format.ts';
import {
  arbitraryChapters,
  arbitraryFields,
  expectChapters,
  expectFields,
  workOf,
} from '../arbitrary-work.ts';
import { EVERY_BLOCK, fragment, paragraph, writableWork } from '../writable-works.ts';

async function readBack(work: WritableWork) {
  const written = await epubFormat.write?.(work);
  const input = { bytes: written?.bytes ?? new Uint8Array(), name: 'book.epub', path: 'book.epub' };
  expect(epubFormat.recognise?.(input)?.confidence).toBeGreaterThan(0.9);
  const result = await epubFormat.read?.(input);
  return { work: result?.works[0], result };
}

function expectSame(work: WritableWork, read: Awaited<ReturnType<typeof readBack>>['work']): void {
  expectFields(work, read);
  expectChapters(work, read);
}

test('a book that was written here gives the same fields and blocks', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryFields, arbitraryChapters, async (fields, chapters) => {
      const given = workOf({ ...fields, chapters });
      expectSame(given, (await readBack(given)).work);
    }),
    { numRuns: 120 },
  );
});

test('a book of several works gives each of them', async () => {
  const works = fc.array(fc.tuple(arbitraryFields, arbitraryChapters), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(works, async (drawn) => {
      const given = drawn.map(([fields, chapters]) => workOf({ ...fields, chapters }));
      const book = { id: 'works', title: 'Lamps', of: 'selection' as const, works: given };
      const bytes = (await epubFormat.writeBook?.(book))?.bytes ?? new Uint8Array();
      const read = await epubFormat.read?.({ bytes, name: 'book.epub', path: 'book.epub' });
      expect(read?.losses).toEqual([]);
      expect(read?.works).toHaveLength(given.length);
      for (const [index, one] of given.entries()) expectSame(one, read?.works[index]);
    }),
    { numRuns: 40 },
  );
});

test('a work of every block is read back, its rating and warnings as archives name them', async () => {
  const given = writableWork({ chapters: [{ title: 'All', xhtml: fragment(EVERY_BLOCK) }] });
  const { work: read, result } = await readBack(given);
  expectSame(given, read);
  expect(read?.reading.rating).toMatchObject({ ao3: 'Teen', raw: 'PG-13' });
  expect(read?.reading.warnings).toMatchObject({ archive: ['NoneApply'], free: [] });
  expect(result?.losses).toEqual([]);
  const [evidence] = read?.evidence.title ?? [];
  expect(result?.decoded.slice(evidence?.start, evidence?.end)).toBe(given.title);
});

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function pictured(changes: Partial<StoryPicture> = {}): WritableWork {
  const sha256 = createHash('sha256').update(PICTURE).digest('hex');
  const shown = [
    paragraph('It rained.'),
    { type: 'figure' as const, media: sha256, alt: 'A "lamp" & a key' },
  ];
  return writableWork({
    chapters: [
      { title: 'Arrival', xhtml: fragment(shown) },
      { title: 'Departure', xhtml: fragment(shown) },
    ],
    pictures: [{ sha256, bytes: PICTURE, mediaType: 'image/png', ...changes }],
  });
}

test('pictures are held once, checked by EPUBCheck, and come back', async () => {
  const given = pictured();
  const { work: read, result } = await readBack(given);
  expectSame(given, read);
  expect(result?.pictures).toHaveLength(1);
  expect(result?.pictures?.[0]?.sha256).toBe(given.pictures?.[0]?.sha256);
  expect(Buffer.compare(result?.pictures?.[0]?.bytes ?? new Uint8Array(), PICTURE)).toBe(0);
  const checked = await EpubCheck.validate((await epubFormat.write?.(given))?.bytes ?? new Uint8Array());
  expect(checked.messages.filter(({ severity }) => severity !== 'info' && severity !== 'usage')).toEqual([]);
});

test('a picture of a kind that no book holds is its description', async () => {
  const { work: read, result } = await readBack(pictured({ mediaType: 'image/svg+xml' }));
  expect(result?.pictures).toEqual([]);
  expect(read?.document.chapters[0]?.blocks[1]).toEqual({ type: 'figure', alt: 'A "lamp" & a key' });
});

test('pictures that no chapter shows change nothing', async () => {
  const plain = await epubFormat.write?.(writableWork());
  const given = writableWork({ pictures: pictured().pictures ?? [] });
  expect(Buffer.compare((await epubFormat.write?.(given))?.bytes ?? PICTURE, plain?.bytes ?? PICTURE)).toBe(
    0,
  );
});

test('a stranger’s book that claims to be ours is held to the same rules', async () => {
  const given = writableWork({
    chapters: [{ title: 'All', xhtml: markupOf('<p onclick="x()">Text <script>alert(1)</script>here.</p>') }],
  });
  expect(JSON.stringify((await readBack(given)).work?.document)).not.toMatch(/alert|onclick/);
});
