import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { blockText } from '#document';
import { mailFormat } from '../../../src/formats/mail/format.ts';
import { mailboxCollection } from '../../../src/formats/mailbox/collection.ts';
import { corpusFolder } from '../../corpus-folder.ts';
import { sourceOf } from '../mailbox/source-of-bytes.ts';

const folder = corpusFolder('same-story');
const name = 'story.list-archive.mbox';

/** As seven-bit mails write it: quotation marks and dashes are typed, accents are lost. */
function typed(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s?—\s?/g, '--')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

if (folder !== null) {
  const reference = JSON.parse(readFileSync(path.join(folder, 'story.reference.json'), 'utf8'));
  const bytes = readFileSync(path.join(folder, name));

  test('the mailbox of the story that is there in twelve forms gives what the reference says', async () => {
    const result = await mailFormat.read?.({ bytes, name, path: name });
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
      part: null,
    });
    const found = work?.document.chapters.map(({ title, blocks }) => ({
      title: typed(title ?? ''),
      paragraphs: blocks.map((block) => typed(blockText(block))),
    }));
    expect(found).toEqual(
      reference.chapters.map((chapter: { title: string; paragraphs: { text: string }[] }) => ({
        title: typed(chapter.title),
        paragraphs: chapter.paragraphs.map(({ text }) => typed(text)),
      })),
    );
  });

  test('as a collection it is one story of seven parts', async () => {
    const stories = [];
    for await (const item of mailboxCollection.read(sourceOf(bytes, name)))
      if (item.kind === 'story') stories.push(item);
    expect(stories).toHaveLength(1);
    expect(stories[0]?.result).toEqual(await mailFormat.read?.({ bytes, name, path: name }));
  });
} else {
  test('the mailbox of the shared corpus was left out: the folder is not there', () => {
    expect(folder).toBeNull();
  });
}
