import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { blockText } from '#document';
import { htmlFormat } from '../../../src/formats/html/format.ts';
import { corpusFolder } from '../../corpus-folder.ts';

const folder = corpusFolder('same-story');

if (folder !== null) {
  test('the page of the story that is there in twelve forms gives what the reference says', async () => {
    const reference = JSON.parse(readFileSync(path.join(folder, 'story.reference.json'), 'utf8'));
    const name = 'story.old-style.html';
    const result = await htmlFormat.read?.({
      bytes: readFileSync(path.join(folder, name)),
      name,
      path: name,
    });
    const [work] = result?.works ?? [];
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
      work?.document.chapters.map(({ title, blocks }) => ({ title, paragraphs: blocks.map(blockText) })),
    ).toEqual(
      reference.chapters.map((chapter: { title: string; paragraphs: { text: string }[] }) => ({
        title: chapter.title,
        paragraphs: chapter.paragraphs.map((paragraph) => paragraph.text),
      })),
    );
  });
} else {
  test('the page of the shared corpus was left out: the folder is not there', () => {
    expect(folder).toBeNull();
  });
}
