import { describe, expect, test } from 'vitest';
import { blockText } from '#document';
import { pdfFormat } from '../../../src/formats/pdf/format.ts';
import { type DrawnLine, setProse, tinyPdf } from './tiny-pdf.ts';

const PARAGRAPHS = [
  'Holmes set the lamp upon the table and looked for a long while at the rain that ran down the window of the old inn, while the landlord counted his guests and found one more than he had beds for.',
  'Nobody came.',
  'In the morning the lamp was out, and the road to the harbour stood under water as far as the second milestone; the guests went down one after another and asked for tea.',
  'It was then that Watson saw the key, which lay where nobody had looked for it, under the lamp itself and in the plain sight of everybody who had been in the room that night.',
];

async function read(pages: readonly (readonly DrawnLine[])[]) {
  const result = await pdfFormat.read?.({ bytes: tinyPdf(pages), name: 'a.pdf', path: 'a.pdf' });
  const blocks = result?.works[0]?.document.chapters.flatMap((chapter) => chapter.blocks) ?? [];
  return { result, blocks, texts: blocks.map(blockText), codes: result?.losses.map(({ code }) => code) };
}

const HEAD: DrawnLine[] = [
  { text: 'Title: The Lamp at the Inn', x: 72, y: 800, face: 'Courier', size: 9 },
  { text: 'Author: Mina H.', x: 72, y: 786, face: 'Courier', size: 9 },
];

describe('paragraphs', () => {
  test.each([
    ['by indents', { indent: 18, gap: 0 }],
    ['by gaps', { indent: 0, gap: 14 }],
    ['by both', { indent: 18, gap: 8 }],
    ['by nothing but their short last lines', { indent: 0, gap: 0 }],
  ])('%s', async (_, how) => {
    const { texts, result } = await read([[...HEAD, ...setProse([...PARAGRAPHS, ...PARAGRAPHS], how)]]);
    expect(texts).toEqual([...PARAGRAPHS, ...PARAGRAPHS]);
    expect(result?.works[0]?.reading).toMatchObject({ title: 'The Lamp at the Inn', authors: ['Mina H.'] });
  });

  test('that go on over the page, under running heads and over page numbers', async () => {
    const all = setProse([...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS], { top: 700 });
    const pages = [0, 1, 2, 3].map((page): DrawnLine[] => [
      { text: page % 2 ? 'The Lamp at the Inn' : `${page + 1} of 4 - Mina H.`, x: 200, y: 820 },
      ...all.slice(page * 9, page * 9 + 9).map((line, index) => ({ ...line, y: 700 - 14 * index })),
      { text: `- ${page + 1} -`, x: 290, y: 30 },
    ]);
    const { texts, codes } = await read(pages);
    expect(texts).toEqual([...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS]);
    expect(codes).toEqual(['FL-LOSS-LAYOUT', 'FL-LOSS-PAGES']);
  });
});

test('verse between paragraphs keeps its lines', async () => {
  const verse = [
    'Row, row, row your boat',
    'gently down the stream,',
    'merrily, merrily,',
    'life is but a dream.',
  ];
  const first = setProse(PARAGRAPHS.slice(0, 3), { indent: 0, gap: 14 });
  const low = first.at(-1)?.y ?? 0;
  const middle = verse.map(
    (text, index): DrawnLine => ({ text, x: 72, y: low - 28 - 14 * index, face: 'Courier', size: 9 }),
  );
  const rest = setProse(PARAGRAPHS.slice(2), { indent: 0, gap: 14, top: low - 28 - 14 * 4 - 14 });
  const { texts } = await read([[...first, ...middle, ...rest]]);
  expect(texts).toContain(verse.join('\n'));
});

test('a hyphen at the end of a line goes only where it divides a word', async () => {
  const lines = [
    'He saw the landlord and the well-known guests, and the lamp that burned ex-',
    'traordinarily well; the extraordinarily old inn was full, and the well-',
    'known rain ran down upon the half-drowned road, and the great twenty-',
    'two wheeled cart had come, and nobody, as far as anybody knew, was left.',
  ];
  const page = lines.map(
    (text, index): DrawnLine => ({ text, x: 72, y: 700 - 14 * index, face: 'Courier', size: 9 }),
  );
  const { texts } = await read([[...HEAD, ...page]]);
  expect(texts.join('\n')).toContain('burned extraordinarily well');
  expect(texts.join('\n')).toContain('the well-known rain');
});

test('headings by size are chapters, italics and bold are marks', async () => {
  const chapter = (title: string, top: number): DrawnLine[] => [
    { text: title, x: 72, y: top, size: 18 },
    ...setProse(PARAGRAPHS, { top: top - 40 }),
  ];
  const { result, texts } = await read([
    [
      { text: 'The Lamp at the Inn', x: 72, y: 810, size: 26 },
      { text: 'by Mina H.', x: 72, y: 785, face: 'Courier', size: 9 },
      ...chapter('Arrival', 750),
      { text: 'He said', x: 72, y: 530, face: 'Times-Roman', size: 9 },
      { text: 'never', x: 104, y: 530, face: 'Times-Italic', size: 9 },
      { text: 'again', x: 130, y: 530, face: 'Times-Bold', size: 9 },
    ],
    chapter('Departure', 780),
  ]);
  expect(result?.works[0]?.reading).toMatchObject({ title: 'The Lamp at the Inn', authors: ['Mina H.'] });
  expect(result?.works[0]?.document.chapters.map(({ title }) => title)).toEqual(['Arrival', 'Departure']);
  expect(texts).toContain('He said never again');
  const json = JSON.stringify(result?.works[0]?.document);
  expect(json).toMatch(/"emphasis","children":\[\{"type":"text","text":" ?never ?"/);
  expect(json).toMatch(/"strong","children":\[\{"type":"text","text":" ?again"/);
});

test('the preface of a download from the archive', async () => {
  const lines = [
    'The Lamp at the Inn',
    'Posted originally on the Archive of Our Own at http://archiveofourown.org/works/9999001.',
    'Rating: General Audiences',
    'Archive Warning: No Archive Warnings Apply',
    'Categories: Gen, Other',
    'Fandom: Sherlock Holmes - Arthur Conan Doyle',
    'Relationships: Sherlock Holmes & John Watson, Background',
    'Mary Morstan/John Watson',
    'Character: Sherlock Holmes, John Watson',
    'Additional Tags: Letters, Rain',
    'Stats: Published: 2014-03-02 Words: 123 Chapters: 1/1',
  ];
  const page = lines.map(
    (text, index): DrawnLine => ({ text, x: 72, y: 700 - 14 * index, face: 'Courier', size: 9 }),
  );
  const { result, texts, codes } = await read([
    [
      { text: 'Preface', x: 72, y: 800, size: 20 },
      ...page,
      { text: 'The Lamp at the Inn', x: 72, y: 560, size: 26 },
      { text: 'by minah', x: 72, y: 530, face: 'Courier', size: 9 },
    ],
    setProse(PARAGRAPHS, { indent: 0, gap: 14 }),
    [
      { text: 'Afterword', x: 72, y: 800, size: 20 },
      { text: 'End Notes', x: 72, y: 784, face: 'Courier', size: 9 },
      { text: 'The lamp is real.', x: 72, y: 772, face: 'Courier', size: 9 },
      {
        text: 'Please drop by the archive and comment to let the author know.',
        x: 72,
        y: 760,
        face: 'Courier',
        size: 9,
      },
    ],
  ]);
  const [work] = result?.works ?? [];
  expect(work?.addresses).toEqual([{ address: 'http://archiveofourown.org/works/9999001' }]);
  expect(work?.reading).toMatchObject({
    title: 'The Lamp at the Inn',
    authors: ['minah'],
    characters: ['Sherlock Holmes', 'John Watson'],
    rating: { ao3: 'General' },
    categories: ['Gen', 'Other'],
    fandoms: ['Sherlock Holmes - Arthur Conan Doyle'],
    genres: ['Letters', 'Rain'],
    endNotes: 'The lamp is real.',
  });
  expect(work?.reading.relationships.map(({ raw }) => raw)).toEqual([
    'Sherlock Holmes & John Watson',
    'Background Mary Morstan/John Watson',
  ]);
  expect(texts).toEqual(PARAGRAPHS);
  expect(codes).toContain('FL-LOSS-CHROME');
});
