import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Block, chapterText, type Inline } from '#document';
import type { WritableWork } from '#formats';
import { fromXhtml } from '#markup';
import type { ReadWork } from '#stories';
import { textFormat } from '../../../src/formats/plain-text/format.ts';
import { arbitraryFields, expectFields, workOf } from '../arbitrary-work.ts';
import { fragment, paragraph, writableWork } from '../writable-works.ts';

const LONG =
  'Holmes did not look up from the letter, which he had read twice already and would read a third time before the coffee was cold.';

const CHAPTER: Block[] = [
  paragraph(LONG),
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: 'He was ' },
      { type: 'emphasis', children: [{ type: 'text', text: 'very' }] },
      { type: 'text', text: ` late. ${LONG}` },
    ],
  },
  { type: 'sceneBreak' },
  {
    type: 'verse',
    kind: 'poem',
    lines: ['The lamp is lit,', 'The lamp is low,', 'And no one sees', 'The river go.'].map((text) => [
      { type: 'text' as const, text },
    ]),
  },
  paragraph(LONG),
];

async function written(work: WritableWork, wrap: 'columns' | 'none' = 'columns'): Promise<string> {
  const file = await textFormat.write?.(work, { wrap });
  return new TextDecoder().decode(file?.bytes);
}

async function readBack(work: WritableWork, wrap: 'columns' | 'none' = 'columns'): Promise<ReadWork> {
  const bytes = new TextEncoder().encode(await written(work, wrap));
  const [read] = (await textFormat.read?.({ bytes, name: 'story.txt', path: 'story.txt' }))?.works ?? [];
  if (!read) throw new Error('nothing was read back');
  return read;
}

describe('plain-text writer', () => {
  const work = writableWork({
    creators: ['Mina H.', 'Lucy W.'],
    fandoms: ['Sherlock Holmes', 'Dracula'],
    relationships: ['Irene Adler/Sherlock Holmes'],
    ratingRaw: 'PG-13',
    warnings: ['Major Character Death'],
    series: { name: 'Lamps', position: 2 },
    summary: `A lamp is left burning. ${LONG}`,
    notes: 'Written for the winter exchange.',
    chapters: [
      { title: 'Arrival', xhtml: fragment(CHAPTER) },
      { title: null, xhtml: fragment(CHAPTER) },
      { title: 'The Bridge', xhtml: fragment(CHAPTER) },
    ],
  });

  it('wraps at 72 columns', async () => {
    const lines = (await written(work)).split('\n');
    expect(lines.filter((line) => line.length > 72)).toEqual([]);
  });

  it('writes a header that reads back as it was', async () => {
    const { reading } = await readBack(work);
    expect(reading).toMatchObject({
      title: work.title,
      authors: work.creators,
      fandoms: work.fandoms,
      rating: { raw: 'PG-13', ao3: 'Teen' },
      warnings: { archive: ['MajorCharacterDeath'], stated: true },
      summary: work.summary,
      notes: work.notes,
      status: 'complete',
      language: 'en',
      series: { name: 'Lamps', position: 2 },
    });
    expect(reading.relationships.map(({ members }) => members)).toEqual([['Irene Adler', 'Sherlock Holmes']]);
  });

  it('writes chapters that read back as they were', async () => {
    const { document } = await readBack(work);
    const chapters = work.chapters.map(({ title, xhtml }) => ({
      ...(title === null ? {} : { title }),
      blocks: fromXhtml(xhtml.value),
    }));
    expect(document.chapters).toEqual(chapters);
  });

  it('writes a single chapter without a head', async () => {
    const single = writableWork({ chapters: [{ title: null, xhtml: fragment(CHAPTER) }] });
    expect((await readBack(single)).document.chapters).toEqual([
      { blocks: fromXhtml(fragment(CHAPTER).value) },
    ]);
  });
});

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const said = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab 1.*_`#->[]()!&<~|\\:"é—'), maxLength: 14 }),
  fc.constantFrom('***', '* * *', 'Chapter 2', 'Chapter 1: x', 'THE END', 'Title: no', '- he said', LONG),
  fc.constantFrom('Written by: Fanlight (folded at 72)', 'x'.repeat(90), '    set in', 'Notes at the end: x'),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  said.map((text): Inline => ({ type: 'text', text })),
  fc
    .tuple(
      fc.constantFrom('emphasis' as const, 'strong' as const, 'underline' as const, 'code' as const),
      said,
    )
    .map(([type, text]): Inline => ({ type, children: [{ type: 'text', text }] })),
  fc.constant<Inline>({ type: 'break' }),
);
const inlines = fc.array(inline, { maxLength: 5 });
const leaf: fc.Arbitrary<Block> = fc.oneof(
  inlines.map((children): Block => ({ type: 'paragraph', children })),
  inlines.map((children): Block => ({ type: 'heading', level: 4, children })),
  fc.array(inlines, { maxLength: 3 }).map((lines): Block => ({ type: 'verse', kind: 'poem', lines })),
  fc
    .array(inlines, { maxLength: 3 })
    .map((lines): Block => ({ type: 'preformatted', kind: 'letter', lines })),
  fc.array(said, { maxLength: 3 }).map(
    (lines): Block => ({
      type: 'preformatted',
      kind: 'art',
      lines: lines.map((text) => [{ type: 'text', text }]),
    }),
  ),
  fc.constant<Block>({ type: 'sceneBreak' }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }).map((children): Block => ({ type: 'quotation', role: 'quote', children })),
  fc
    .array(leaf, { maxLength: 3 })
    .map((items): Block => ({ type: 'list', ordered: false, items: items.map((item) => [item]) })),
);

describe.each(['columns', 'none'] as const)('a text, wrap: %s,', (wrap) => {
  test('gives back whatever a work says of itself', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFields, async (fields) => {
        const given = workOf(fields);
        expectFields(given, await readBack(given, wrap));
      }),
      { numRuns: 300 },
    );
  });

  test('gives back every chapter with its title and its words', async () => {
    const chapters = fc.array(
      fc.record({
        title: fc.option(fc.constantFrom('Arrival', 'Chapter 2', '***', 'a: b')),
        blocks: fc.array(block, { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(chapters, async (given) => {
        const shown = given.map(({ title, blocks }) => ({
          title,
          xhtml: fragment([paragraph('begin'), ...blocks]),
        }));
        const { document } = await readBack(writableWork({ chapters: shown }), wrap);
        expect(document.chapters.map(({ title }) => title ?? null)).toEqual(given.map(({ title }) => title));
        for (const [index, { xhtml }] of shown.entries())
          expect(words(chapterText(document.chapters[index] ?? { blocks: [] }))).toEqual(
            words(chapterText({ blocks: fromXhtml(xhtml.value) })),
          );
      }),
      { numRuns: 300 },
    );
  });

  test('of several works gives back each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryFields, { minLength: 1, maxLength: 4 }), async (drawn) => {
        const works = drawn.map(workOf);
        const book = { id: 'all', title: 'Lamps', of: 'selection' as const, works };
        const bytes = (await textFormat.writeBook?.(book, { wrap }))?.bytes ?? new Uint8Array();
        const read = (await textFormat.read?.({ bytes, name: 'a.txt', path: 'a.txt' }))?.works ?? [];
        expect(read).toHaveLength(works.length);
        for (const [index, one] of works.entries()) expectFields(one, read[index]);
      }),
      { numRuns: 100 },
    );
  });
});

test('notes and pictures come back as what they are, without the words that announce them', async () => {
  const blocks: Block[] = [
    paragraph('It rained.'),
    { type: 'note', position: 'end', children: [paragraph('Thanks.'), paragraph(LONG)] },
    { type: 'figure', alt: 'A map of the island' },
  ];
  const { document } = await readBack(writableWork({ chapters: [{ title: null, xhtml: fragment(blocks) }] }));
  expect(document.chapters[0]?.blocks).toMatchObject([
    { type: 'paragraph' },
    { type: 'note' },
    { type: 'figure', alt: 'A map of the island' },
  ]);
  expect(words(chapterText(document.chapters[0] ?? { blocks: [] }))).toEqual(words(chapterText({ blocks })));
});

test('a text whose lines were ended otherwise on the way is read all the same', async () => {
  const given = workOf({ summary: `One.\n\n${LONG}\nThree.` });
  const bytes = new TextEncoder().encode((await written(given)).replaceAll('\n', '\r\n'));
  const read = await textFormat.read?.({ bytes, name: 'a.txt', path: 'a.txt' });
  expectFields(given, read?.works[0]);
});

test.each([
  ['three thousand works', 3_000, (one: string) => one],
  [
    'a header of many labels',
    1,
    (one: string) => one.replace('\nWritten', `${'\nTags: a; b'.repeat(18_000)}\nWritten`),
  ],
  [
    'a header that goes on for ever',
    1,
    (one: string) => one.replace('\nWritten', `${'\n    more'.repeat(200_000)}\nWritten`),
  ],
  [
    'a header that never ends',
    1,
    (one: string) => one.replace('\nWritten', `${'\nTags: a; b'.repeat(200_000)}\nWritten`),
  ],
  ['stars', 1, (one: string) => one.replace('It rained.', '*a *b **c '.repeat(200_000))],
])('a text that claims to be ours with %s is read in time', async (_, count, change) => {
  const one = change(await written(writableWork()));
  const bytes = new TextEncoder().encode(Array.from({ length: count }, () => one).join('\n\n\n'));
  const started = performance.now();
  const read = await textFormat.read?.({ bytes, name: 'a.txt', path: 'a.txt' });
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(read?.works.length).toBe(count);
});
