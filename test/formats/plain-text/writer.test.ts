import { describe, expect, it } from 'vitest';
import type { Block } from '#document';
import type { WritableWork } from '#formats';
import { fromXhtml } from '#markup';
import type { ReadWork } from '#stories';
import { textFormat } from '../../../src/formats/plain-text/format.ts';
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

async function written(work: WritableWork): Promise<string> {
  const file = await textFormat.write?.(work);
  return new TextDecoder().decode(file?.bytes);
}

async function readBack(work: WritableWork): Promise<ReadWork> {
  const bytes = new TextEncoder().encode(await written(work));
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
