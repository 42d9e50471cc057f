import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWorks } from '#library';
import { getPage, postForm } from './ask-site.ts';
import { type ImportingSite, openSampleSite } from './sample-library.ts';

const chapter = (number: number) =>
  `Chapter ${number}\n\nOn night ${number} the periwinkle lamp turned over the water, and nobody saw it but the cat.\n\nThen it was morning.\n`;
const STORY = (chapters: number) =>
  `Title: The Lamp\nAuthor: Margery Quill\n\n${Array.from({ length: chapters }, (_, n) => chapter(n + 1)).join('\n')}`;

let site: ImportingSite;
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-dates-'));
beforeEach(async () => {
  site = await openSampleSite([]);
});
afterEach(async () => {
  await site.close();
  rmSync(path.join(folder, 'lamp.txt'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function take(chapters: number): Promise<string> {
  writeFileSync(path.join(folder, 'lamp.txt'), STORY(chapters));
  await postForm(site, '/imports/path', { path: folder });
  await site.queue.settled();
  return `/works/${(await findWorks(site.library, '', { page: 1 })).works[0]?.id}`;
}

describe('the list of chapters', () => {
  it('says no dates where all chapters came with the work', async () => {
    const work = await take(2);
    expect((await getPage(site, work)).text).not.toContain('words, came');
  });

  it('says when each chapter came where one came later', async () => {
    await take(2);
    const work = await take(3);
    for (const page of [work, `${work}/chapters/2`]) {
      const list = /<nav class="contents"[\s\S]*?<\/nav>/.exec((await getPage(site, page)).body)?.[0];
      expect(list?.match(/words, came <time datetime="[-0-9]{10}">/g)).toHaveLength(3);
    }
  });
});
