import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, blockText, type Inline, validateDocument } from '#document';
import { emptyReading, type Reading, structureBlocks } from '#headers';
import { wordsOf, wordsOfChapters } from './body-text.ts';

const words = (value: string): Inline => ({ type: 'text', text: value });
const paragraph = (value: string): Block => ({ type: 'paragraph', children: [words(value)] });
const centred = (value: string): Block => ({ type: 'paragraph', align: 'center', children: [words(value)] });
const bold = (value: string): Block => ({
  type: 'paragraph',
  children: [{ type: 'strong', children: [words(value)] }],
});
const heading = (value: string, level: 3 | 4 = 3): Block => ({
  type: 'heading',
  level,
  children: [words(value)],
});
const broken = (...lines: string[]): Block => ({
  type: 'paragraph',
  children: lines.flatMap((line, index): Inline[] =>
    index === 0 ? [words(line)] : [{ type: 'break' }, words(line)],
  ),
});

const PROSE =
  'The rain had stopped before the lamp was lit, and nobody in the inn had seen the carriage leave for Dover at all.';
const prose = paragraph(PROSE);

function chaptersOf(blocks: Block[], reading: Partial<Reading> = {}) {
  return structureBlocks(blocks, { reading: { ...emptyReading(), ...reading } }).chapters;
}

describe('chapters of blocks', () => {
  const titles = (blocks: Block[], reading: Partial<Reading> = {}) =>
    chaptersOf(blocks, reading).map((chapter) => chapter.title ?? null);

  it.each<[string, Block[], (string | null)[]]>([
    [
      'headings with numbers',
      [heading('Chapter 1: Rain'), prose, heading('Chapter 2: Lamp'), prose],
      ['Rain', 'Lamp'],
    ],
    ['headings without numbers', [heading('Rain'), prose, heading('Lamp'), prose], ['Rain', 'Lamp']],
    ['one heading', [prose, heading('Rain'), prose], [null]],
    ['bold paragraphs', [bold('Chapter One'), prose, bold('Chapter Two'), prose], [null, null]],
    ['centred numbers', [centred('I'), prose, centred('II'), prose], [null, null]],
    [
      'smaller headings inside',
      [heading('Rain'), prose, heading('Later', 4), prose, heading('Lamp'), prose],
      ['Rain', 'Lamp'],
    ],
    [
      'a number and a title in one heading',
      [
        { type: 'heading', level: 3, children: [words('Chapter 1'), { type: 'break' }, words('Rain')] },
        prose,
        { type: 'heading', level: 3, children: [words('Chapter 2'), { type: 'break' }, words('Lamp')] },
        prose,
      ],
      ['Rain', 'Lamp'],
    ],
  ])('%s', (_, blocks, expected) => {
    expect(titles(blocks)).toEqual(expected);
  });

  it('does not take the story’s own title for a chapter', () => {
    expect(
      titles([heading('The Lamp'), heading('Rain'), prose, heading('Road'), prose], { title: 'The Lamp' }),
    ).toEqual(['Rain', 'Road']);
  });
});

describe('blocks of blocks', () => {
  const shapes = (blocks: Block[]) =>
    chaptersOf(blocks).flatMap((chapter) => chapter.blocks.map((block) => block.type));

  it.each<[string, Block[], string[]]>([
    [
      'glyphs',
      [prose, centred('* * *'), prose, paragraph('~*~'), prose],
      ['paragraph', 'sceneBreak', 'paragraph', 'sceneBreak', 'paragraph'],
    ],
    [
      'two rulers in a row',
      [prose, { type: 'sceneBreak' }, { type: 'sceneBreak' }, prose],
      ['paragraph', 'sceneBreak', 'paragraph'],
    ],
    [
      'broken lines',
      [prose, broken('Row, row, row your boat', 'Gently down the stream', 'Merrily, merrily'), prose],
      ['paragraph', 'verse', 'paragraph'],
    ],
    [
      'an address',
      [prose, broken('Baker Street,', 'London'), prose],
      ['paragraph', 'paragraph', 'paragraph'],
    ],
    [
      'notes',
      [paragraph('A/N: Thanks!'), prose, prose, paragraph('Author’s Note: More soon.')],
      ['note', 'paragraph', 'paragraph', 'note'],
    ],
    [
      'an epigraph',
      [paragraph('“The game is afoot.”'), paragraph('— Henry the Fifth'), prose, prose],
      ['quotation', 'paragraph', 'paragraph'],
    ],
    ['an end marker', [prose, prose, centred('The End')], ['paragraph', 'paragraph']],
    [
      'tables and lists stay',
      [prose, { type: 'list', ordered: false, items: [[prose]] }, prose],
      ['paragraph', 'list', 'paragraph'],
    ],
  ])('%s', (_, blocks, expected) => {
    expect(shapes(blocks)).toEqual(expected);
  });

  it('keeps a mark that spans broken lines on each of them', () => {
    const song: Block = {
      type: 'paragraph',
      children: [
        {
          type: 'emphasis',
          children: [
            words('Row your boat'),
            { type: 'break' },
            words('Down the stream'),
            { type: 'break' },
            words('Merrily'),
          ],
        },
      ],
    };
    const [chapter] = chaptersOf([prose, song, prose], { music: { title: 'Row', artist: null } });
    expect(chapter?.blocks[1]).toMatchObject({ type: 'verse', kind: 'lyrics' });
    const verse = chapter?.blocks[1];
    expect(verse?.type === 'verse' && verse.lines.every(([first]) => first?.type === 'emphasis')).toBe(true);
  });

  it('loses no word', () => {
    const line = fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8}){1,12}$/).map((value) => `Of ${value}`);
    const block = fc.oneof(
      line.map(paragraph),
      line.map(centred),
      line.map(bold),
      fc.array(line, { minLength: 2, maxLength: 6 }).map((lines) => broken(...lines)),
      fc.constant<Block>({ type: 'sceneBreak' }),
      line.map((value): Block => ({ type: 'quotation', role: 'quote', children: [paragraph(value)] })),
      line.map((value) => paragraph(`A/N: ${value}`)),
      line.map((value) => paragraph(`— ${value}`)),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        const chapters = chaptersOf(blocks);
        expect(wordsOfChapters(chapters)).toEqual(blocks.flatMap((each) => wordsOf(blockText(each))));
        expect(validateDocument({ chapters })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, (index: number) => Block]>([
    ['headings', (index) => heading(`Rain ${index}`)],
    ['glyphs', () => paragraph('*'.repeat(60))],
    ['broken lines', () => broken('Row', 'Boat', 'Stream')],
    ['notes', () => paragraph('A/N: x')],
  ])('takes linear time for 50,000 %s', (_, make) => {
    const start = performance.now();
    chaptersOf(Array.from({ length: 50_000 }, (_value, index) => make(index)));
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
