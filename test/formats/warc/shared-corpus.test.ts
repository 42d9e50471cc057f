import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockText } from '#document';
import { warcCollection } from '../../../src/formats/warc/collection.ts';
import { warcFormat } from '../../../src/formats/warc/format.ts';
import { corpusFolder } from '../../corpus-folder.ts';
import { alone, readAll } from './read-all.ts';

const folder = corpusFolder('warc');
const story = corpusFolder('same-story');

if (folder !== null && story !== null) {
  describe('the four files of the shared corpus', () => {
    test.each([
      ['example.warc', 'Example Domain', 'This domain is established'],
      ['example.warc.gz', 'Example Domain', 'This domain is established'],
      ['example-resource.warc.gz', 'Example Domain', 'This domain is established'],
      ['example-iana.org-chunked.warc', null, 'Management of the DNS Root'],
    ])('%s holds one page', async (name, title, text) => {
      const { stories, losses } = await readAll(
        warcCollection,
        alone(name, readFileSync(path.join(folder, name))),
      );
      expect(losses.filter(({ code }) => code !== 'FL-LOSS-PAGES')).toEqual([]);
      const [only] = stories;
      expect(stories).toHaveLength(1);
      if (title !== null) expect(only?.result.works[0]?.reading.title).toBe(title);
      expect(JSON.stringify(only?.result.works[0]?.document)).toContain(text);
    });
  });

  test('the crawl of the story that is there in twelve forms gives what the reference says', async () => {
    const reference = JSON.parse(readFileSync(path.join(story, 'story.reference.json'), 'utf8'));
    const bytes = readFileSync(path.join(story, 'story-site.warc.gz'));
    const { stories, losses } = await readAll(warcCollection, alone('story-site.warc.gz', bytes));
    expect(stories).toHaveLength(1);
    expect(losses).toEqual([]);
    const [work] = stories[0]?.result.works ?? [];
    expect(work?.reading).toMatchObject({ title: reference.title, authors: [reference.author] });
    expect(
      work?.document.chapters.map(({ title, blocks }) => ({ title, paragraphs: blocks.map(blockText) })),
    ).toEqual(
      reference.chapters.map((chapter: { title: string; paragraphs: { text: string }[] }) => ({
        title: chapter.title,
        paragraphs: chapter.paragraphs.map((paragraph) => paragraph.text),
      })),
    );
    expect(work?.reading.summary).toBe(reference.summary);
    expect(work?.addresses).toEqual([
      { address: 'http://oldfriends.example.org/lang/index.html' },
      ...[1, 2, 3, 4, 5, 6, 7].map((chapter) => ({
        address: `http://oldfriends.example.org/lang/ch${chapter}.html`,
        chapter,
      })),
    ]);
    expect(work?.updated).toBe('2001-09-01T12:18:00Z');
    const again = await warcFormat.read?.({
      bytes: stories[0]?.bytes ?? new Uint8Array(),
      name: 'kept.warc',
      path: 'kept.warc',
    });
    expect(again).toEqual(stories[0]?.result);
  });
} else {
  test('the web archives of the shared corpus were left out: the folder is not there', () => {
    expect(folder).toBeNull();
  });
}
