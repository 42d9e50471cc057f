import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockText } from '#document';
import { PictureShelf } from '../../../src/formats/picture-shelf.ts';
import { rtfFormat } from '../../../src/formats/rtf/format.ts';
import { Interpreter } from '../../../src/formats/rtf/interpreter.ts';
import { corpusFolder } from '../../corpus-folder.ts';

const samples = corpusFolder('rtf/striprtf');
const others = corpusFolder('rtf/format-corpus');
const story = corpusFolder('same-story');

/** The text of a file, words only: the expected texts part paragraphs in ways of their own. */
function wordsOf(file: string): string[] {
  const reader = new Interpreter(readFileSync(file), 0, false, new PictureShelf());
  return words(reader.read().map(blockText).join('\n'));
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

if (samples !== null && others !== null && story !== null) {
  describe('samples with an expected text', () => {
    const names = readdirSync(samples).filter((name) => name.endsWith('.rtf'));

    test.each(names)('%s', (name) => {
      const expected = readFileSync(path.join(samples, name.replace('.rtf', '.expected.txt')), 'utf8');
      // That project writes a link's address behind its text.
      expect(wordsOf(path.join(samples, name))).toEqual(words(expected.replace(/\("[^"]*"\)/g, '')));
    });
  });

  test('the text that calibre wrote as RTF is all there', () => {
    const source = corpusFolder('epub/other-ebook-formats') ?? '';
    const expected = words(readFileSync(path.join(source, 'lorem-ipsum.source.txt'), 'utf8'));
    const read = wordsOf(path.join(others, 'calibre-lorem-ipsum.rtf'));
    expect(read.join(' ')).toContain(expected.slice(10, 400).join(' '));
  });

  test('WordPerfect: the bold title in the middle, and a page of Dutch', () => {
    const bytes = readFileSync(path.join(others, 'wordperfect-6.1.rtf'));
    const [title, text] = new Interpreter(bytes, 0, false, new PictureShelf()).read();
    expect(title).toEqual({
      type: 'paragraph',
      align: 'center',
      children: [
        { type: 'strong', children: [{ type: 'text', text: 'Sluwe Sjaantje sloeg de slome slager' }] },
      ],
    });
    expect(text === undefined ? '' : blockText(text)).toBe(
      Array(11).fill('Sluwe Sjaantje sloeg de slome slager.').join(' '),
    );
  });

  test('the RTF of the story that is there in twelve forms gives what the reference says', async () => {
    const reference = JSON.parse(readFileSync(path.join(story, 'story.reference.json'), 'utf8'));
    const name = 'story.rtf';
    const result = await rtfFormat.read?.({ bytes: readFileSync(path.join(story, name)), name, path: name });
    const [work] = result?.works ?? [];
    expect(result?.losses).toEqual([]);
    expect(work?.reading).toMatchObject({
      title: reference.title,
      authors: [reference.author],
      fandoms: reference.fandoms,
      characters: reference.characters,
      summary: reference.summary,
      series: { name: reference.series, position: reference.series_index },
      rating: { ao3: 'General' },
      status: 'complete',
    });
    expect(
      work?.document.chapters.map(({ title, blocks }) => ({
        title,
        paragraphs: blocks.map((block) => [
          blockText(block),
          'align' in block && block.align === 'right' ? 'right' : 'paragraph',
        ]),
      })),
    ).toEqual(
      reference.chapters.map((chapter: { title: string; paragraphs: { text: string; kind: string }[] }) => ({
        title: chapter.title,
        paragraphs: chapter.paragraphs.map(({ text, kind }) => [
          text,
          kind === 'right' ? 'right' : 'paragraph',
        ]),
      })),
    );
    const emphasised = JSON.stringify(work?.document).match(/"type":"emphasis"/g)?.length;
    expect(emphasised).toBe(JSON.stringify(reference).match(/<em>/g)?.length);
  });
} else {
  test('the files of the shared corpus were left out: the folder is not there', () => {
    expect([samples, others, story]).toContain(null);
  });
}
