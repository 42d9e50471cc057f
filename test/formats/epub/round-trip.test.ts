import { createHash } from 'node:crypto';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WritableWork } from '#formats';
import { fromXhtml, markupOf } from '#markup';
import type { StoryPicture } from '#stories';
import { epubFormat } from '../../../src/formats/epub/format.ts';
import { blocks } from '../../markup/arbitrary-blocks.ts';
import { EVERY_BLOCK, fragment, paragraph, writableWork } from '../writable-works.ts';

async function readBack(work: WritableWork) {
  const written = await epubFormat.write?.(work);
  const input = { bytes: written?.bytes ?? new Uint8Array(), name: 'book.epub', path: 'book.epub' };
  expect(epubFormat.recognise?.(input)?.confidence).toBeGreaterThan(0.9);
  const result = await epubFormat.read?.(input);
  return { work: result?.works[0], result };
}

/** What a book can tell of a work: its own wording of a rating it does not hold, nor pictures that it was not given. */
function expectSame(work: WritableWork, read: Awaited<ReturnType<typeof readBack>>['work']): void {
  expect(read?.reading).toMatchObject({
    title: work.title,
    authors: work.creators,
    fandoms: work.fandoms,
    characters: work.characters,
    genres: work.tags,
    categories: work.categories,
    series: work.series === null ? null : { name: work.series.name, position: work.series.position },
    summary: work.summary,
    notes: work.notes,
    disclaimer: work.disclaimer,
    archivePermission: { raw: work.archivePermission },
    status: work.status,
    date: work.published,
    wordCount: work.words,
    language: work.language === 'und' ? null : work.language,
  });
  expect(read?.reading.relationships.map(({ raw }) => raw)).toEqual(work.relationships);
  const counted = (title: string | null, index: number) =>
    title === null ||
    title === `Chapter ${index + 1}` ||
    (work.chapters.length === 1 && title === work.title);
  const shown = (xhtml: string) =>
    xhtml.replace(/<img src="[^"]*" alt="([^"]*)" \/>/g, '<p class="alt">$1</p>');
  expect(read?.document.chapters).toEqual(
    work.chapters.map(({ title, xhtml }, index) => ({
      ...(!counted(title, index) && { title }),
      blocks: fromXhtml(work.pictures === undefined ? shown(xhtml.value) : xhtml.value),
    })),
  );
}

const name = fc
  .string({ unit: fc.constantFrom(...'Ab é&<>"\'-/.漢ש'), minLength: 1, maxLength: 14 })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');
const names = fc.uniqueArray(name, { maxLength: 3 });
const prose = fc
  .array(fc.array(name, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((paragraphs) => paragraphs.map((lines) => lines.join('\n')).join('\n\n'));
const work = fc.record({
  title: name,
  creators: names,
  fandoms: names,
  characters: names,
  relationships: fc.array(fc.constantFrom('A/B', 'A & B', 'Irene Adler/Godfrey Norton'), { maxLength: 1 }),
  tags: names,
  categories: fc.subarray(['Gen', 'F/F', 'F/M', 'M/M', 'Multi', 'Other']),
  series: fc.option(fc.record({ name, position: fc.option(fc.integer({ min: 0, max: 99 })) })),
  summary: fc.option(name),
  notes: fc.option(prose),
  disclaimer: fc.option(prose),
  archivePermission: fc.option(name),
  status: fc.constantFrom('complete', 'wip', 'hiatus', 'abandoned', 'unknown'),
  published: fc.option(fc.constantFrom('1998', '1998-04', '1998-04-01')),
  language: fc.constantFrom('en', 'de-AT', 'he', 'zh-Hant', 'und'),
  chapters: fc.array(fc.record({ title: fc.option(name), xhtml: blocks.map((given) => fragment(given)) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

test('a book that was written here gives the same metadata and blocks', async () => {
  await fc.assert(
    fc.asyncProperty(work, async (changes) => {
      const given = writableWork(changes);
      expectSame(given, (await readBack(given)).work);
    }),
    { numRuns: 120 },
  );
});

test('a work of every block is read back, its rating and warnings as archives name them', async () => {
  const given = writableWork({ chapters: [{ title: 'All', xhtml: fragment(EVERY_BLOCK) }] });
  const { work: read, result } = await readBack(given);
  expectSame(given, read);
  expect(read?.reading.rating).toMatchObject({ ao3: 'Teen', raw: 'Teen And Up Audiences' });
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
