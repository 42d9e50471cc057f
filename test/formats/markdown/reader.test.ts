import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Inline } from '#document';
import { blockText } from '#document';
import { markdownFormat } from '../../../src/formats/markdown/format.ts';
import { arbitraryFields, expectFields, workOf } from '../arbitrary-work.ts';
import { EVERY_BLOCK, fragment, paragraph, writableWork } from '../writable-works.ts';

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

async function writtenAndRead(work: ReturnType<typeof writableWork>) {
  const written = await markdownFormat.write?.(work);
  const input = { bytes: written?.bytes ?? new Uint8Array(), name: 'a.md', path: 'a.md' };
  expect(markdownFormat.recognise?.(input)?.confidence).toBe(0.9);
  const result = await markdownFormat.read?.(input);
  return { decoded: result?.decoded ?? '', work: result?.works[0], losses: result?.losses };
}

test('a work that was written comes back with its fields', async () => {
  const work = writableWork({
    title: 'A: "B"\n---',
    tags: ['x', '#y', 'a, b'],
    series: { name: 'Lamps', position: 2 },
    summary: 'One.\n\nTwo: three.',
    notes: '- not a list',
  });
  const { work: read, decoded } = await writtenAndRead(work);
  expect(read?.reading).toMatchObject({
    title: work.title,
    authors: work.creators,
    fandoms: work.fandoms,
    characters: work.characters,
    genres: work.tags,
    summary: work.summary,
    notes: work.notes,
    language: 'en',
    status: 'complete',
    date: '1998-04-01',
    wordCount: 12,
    rating: { raw: 'PG-13', ao3: 'Teen' },
    series: { name: 'Lamps', position: 2 },
    relationships: [{ raw: 'Sherlock Holmes & John Watson', type: 'platonic' }],
  });
  const [title] = read?.evidence.title ?? [];
  expect(decoded.slice(title?.start, title?.end)).toBe(JSON.stringify(work.title));
});

test('whatever a work says of itself comes back', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryFields, async (fields) => {
      const work = workOf(fields);
      expectFields(work, (await writtenAndRead(work)).work);
    }),
    { numRuns: 200 },
  );
});

test('every block comes back with its words, in its chapter', async () => {
  const work = writableWork({
    chapters: [
      { title: null, xhtml: fragment(EVERY_BLOCK.slice(0, 8)) },
      { title: '2. *Stars* & [brackets]', xhtml: fragment(EVERY_BLOCK.slice(8)) },
    ],
  });
  const { work: read } = await writtenAndRead(work);
  const [first, second] = read?.document.chapters ?? [];
  expect(first?.title).toBeUndefined();
  expect(second?.title).toBe('2. *Stars* & [brackets]');
  const expected = (blocks: readonly Block[]) => words(blocks.map(blockText).join('\n'));
  expect(expected(first?.blocks ?? [])).toEqual(expected(EVERY_BLOCK.slice(0, 8)));
  expect(expected(second?.blocks ?? [])).toEqual(expected(EVERY_BLOCK.slice(8)));
});

const text = fc.string({ unit: fc.constantFrom(...'ab 1.*_`#->[]()!&<~|\\:"é'), maxLength: 14 });
const inline: fc.Arbitrary<Inline> = fc.oneof(
  text.map((value): Inline => ({ type: 'text', text: value })),
  fc
    .tuple(fc.constantFrom('emphasis', 'strong', 'underline', 'strike', 'sup', 'code'), text)
    .map(([type, value]): Inline => ({ type, children: [{ type: 'text', text: value }] }) as Inline),
  fc.constant<Inline>({ type: 'break' }),
);
const inlines = fc.array(inline, { maxLength: 5 });
const leaf: fc.Arbitrary<Block> = fc.oneof(
  inlines.map((children): Block => ({ type: 'paragraph', children })),
  inlines.map((children): Block => ({ type: 'heading', level: 4, children })),
  fc.constant<Block>({ type: 'sceneBreak' }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }).map((children): Block => ({ type: 'quotation', role: 'quote', children })),
  fc
    .array(leaf, { maxLength: 3 })
    .map((items): Block => ({ type: 'list', ordered: true, items: items.map((item) => [item]) })),
);

test('whatever is written comes back with the same words', async () => {
  const chapters = fc.array(fc.array(block, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(chapters, text, async (given, title) => {
      const work = writableWork({
        title,
        chapters: given.map((blocks) => ({ title: null, xhtml: fragment([paragraph('begin'), ...blocks]) })),
      });
      const { work: read } = await writtenAndRead(work);
      expect(read?.reading.title).toBe(title);
      expect(read?.document.chapters).toHaveLength(given.length);
      given.forEach((blocks, index) => {
        const back = read?.document.chapters[index]?.blocks ?? [];
        expect(words(back.map(blockText).join('\n'))).toEqual(
          words(['begin', ...blocks.map(blockText)].join('\n')),
        );
      });
    }),
    { numRuns: 300 },
  );
});

describe('what is no Markdown is not recognised as it', () => {
  test.each([
    ['indented paragraphs', 'Title: The Lamp\nAuthor: M.\n\n    The lamp burned.\n\n    It rained.\n'],
    ['starred emphasis and scene breaks', 'The *lamp* burned, **truly**.\n\n* * *\n\nIt rained.\n'],
    ['numbered chapters', '1. The Lamp\n\nIt rained.\n\n2. The Rain\n\nIt stopped.\n'],
    ['one line with a number sign', 'Spoilers for:\n\n# 12 of the series\n\nIt rained.\n'],
    ['lines of hyphens around a header', '---\nIt was dark, and the lamp: out.\n---\n\nIt rained.\n'],
    ['a chat', '# Wiggins joins\n+ Holmes is here\n- Watson leaves\n'],
    ['a web page', '<html><body><h1># A</h1></body></html>'],
  ])('%s', (_, content) => {
    const bytes = new TextEncoder().encode(content);
    expect(markdownFormat.recognise?.({ bytes, name: 'a.txt', path: 'a.txt' })).toBeNull();
  });

  test('a name alone', () => {
    const bytes = new TextEncoder().encode('The lamp burned.\n\nIt rained.\n');
    expect(markdownFormat.recognise?.({ bytes, name: 'a.md', path: 'a.md' })).toBeNull();
  });
});
