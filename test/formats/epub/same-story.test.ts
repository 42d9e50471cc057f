import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { blockText, chapterText } from '#document';
import { countWords } from '#text';
import { epubFormat } from '../../../src/formats/epub/format.ts';
import { corpusFolder } from '../../corpus-folder.ts';

const story = corpusFolder('same-story');
const books = corpusFolder('epub');

async function read(folder: string, name: string) {
  return await epubFormat.read?.({ bytes: readFileSync(path.join(folder, name)), name, path: name });
}

if (story !== null) {
  test('the book of the story that is there in twelve forms gives what the reference says', async () => {
    const reference = JSON.parse(readFileSync(path.join(story, 'story.reference.json'), 'utf8'));
    const [work] = (await read(story, 'story.epub'))?.works ?? [];
    expect(work?.reading).toMatchObject({
      title: reference.title,
      authors: [reference.author],
      fandoms: reference.fandoms,
      characters: reference.characters,
      genres: ['crossover', 'epistolary', 'humor'],
      summary: reference.summary,
      series: { name: reference.series, position: reference.series_index },
      rating: { ao3: 'General' },
      status: 'complete',
      date: '1890',
      language: 'en',
    });
    expect(
      work?.document.chapters.map(({ title, blocks }) => ({ title, paragraphs: blocks.map(blockText) })),
    ).toEqual(
      reference.chapters.map((chapter: { title: string; paragraphs: { text: string }[] }) => ({
        title: chapter.title,
        paragraphs: chapter.paragraphs.map((paragraph) => paragraph.text),
      })),
    );
  });
} else {
  test('the book of the shared corpus was left out: the folder is not there', () => {
    expect(story).toBeNull();
  });
}

/** Words of the stories, counted by pandoc's plain text without the books' own pages; titles from the contents. */
const EXPECTED: Record<
  string,
  { title: string; authors: string[]; words: number; chapters: number; pictures: number }
> = {
  'sherlock-holmes-standardebooks.epub': {
    title: 'The Adventures of Sherlock Holmes',
    authors: ['Arthur Conan Doyle'],
    words: 104_517,
    chapters: 12,
    pictures: 0,
  },
  'w3c-css-epub-writing-mode.epub': {
    title: 'css-epub-writing-mode',
    authors: ['Wendy Reid'],
    words: 95,
    chapters: 3,
    pictures: 0,
  },
  'w3c-pkg-creator-order.epub': {
    title: 'pkg-creator-order',
    authors: ['Dave Cramer', 'Wendy Reid', 'Dan Lazin', 'Ivan Herman', 'Brady Duga'],
    words: 25,
    chapters: 1,
    pictures: 0,
  },
  'w3c-pkg-spine-progression_rtl.epub': {
    title: 'pkg-spine-progression_rtl',
    authors: ['Dave Cramer'],
    words: 125,
    chapters: 4,
    pictures: 0,
  },
  'w3c-pub-cmt-jpeg.epub': {
    title: 'pub-cmt-jpeg',
    authors: ['Dan Lazin'],
    words: 9,
    chapters: 1,
    pictures: 1,
  },
};

if (books !== null) {
  test.each(readdirSync(books).filter((name) => name.endsWith('.epub')))('%s is read whole', async (name) => {
    const result = await read(books, name);
    const [work] = result?.works ?? [];
    const chapters = work?.document.chapters ?? [];
    expect({
      title: work?.reading.title,
      authors: work?.reading.authors,
      words: countWords(chapters.map(chapterText).join('\n')),
      chapters: chapters.length,
      pictures: result?.pictures?.length,
    }).toEqual(EXPECTED[name]);
  });
} else {
  test('the books of the shared corpus were left out: the folder is not there', () => {
    expect(books).toBeNull();
  });
}
