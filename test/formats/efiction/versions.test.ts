import { describe, expect, test } from 'vitest';
import { efictionCollection } from '../../../src/formats/efiction/collection.ts';
import { itemsOf, sourceFile } from '../source-file.ts';
import { type DumpForm, type DumpWishes, makeDump, type SiteVersion, storyFiles } from './make-dump.ts';

const VERSIONS: SiteVersion[] = ['1.1', '2.0', '3.3', '3.5.6'];
const FORMS: DumpForm[] = ['mysqldump', 'phpmyadmin', 'sequelpro', 'admin', 'admin-utf8'];
const matrix = VERSIONS.flatMap((version) =>
  FORMS.flatMap((form) => (['mysql', 'files'] as const).map((store) => ({ version, form, store }))),
);

describe.each(matrix)('version $version as $form with its texts in $store', (wishes: DumpWishes) => {
  const own = { ...wishes, prefix: 'tea_', forum: true };
  const files =
    wishes.store === 'files' ? storyFiles(own).map((file) => sourceFile(file.path, file.bytes)) : [];

  test('gives the same site', async () => {
    const items = await itemsOf(efictionCollection, sourceFile('site.sql', makeDump(own), 997), files);
    const stories = items.flatMap((item) => (item.kind === 'story' ? [item] : []));
    expect(stories.map(({ result }) => result.losses)).toEqual([[], [], []]);
    const works = stories.flatMap(({ result }) => result.works);
    expect(works.map(({ reading }) => reading.title)).toEqual([
      'The Adventure of the Blue Teapot 1',
      "The Adventure of the Hatter's Teapot 2",
      'The Adventure of the Blue Teapot 3',
    ]);
    for (const work of works) {
      expect(work.reading).toMatchObject({
        genres: ['angst', 'tea stories'],
        warnings: { free: ['violence'] },
      });
      expect(work.reading.fandoms).toContain('Sherlock Holmes');
      expect(work.reading.characters).toEqual(['Sherlock Holmes', 'John Watson']);
      expect(work.document.chapters.map(({ title }) => title)).toEqual(['Part the 1', 'Part the 2']);
      expect(work.comments).toHaveLength(2);
      expect(work.comments?.[0]?.replies).toHaveLength(1);
    }
    expect(JSON.stringify(works)).toContain('A café, a key, and a naïve question');
    const losses = items.flatMap((item) => (item.kind === 'loss' ? [[item.loss.code, item.loss.at]] : []));
    expect(losses).toEqual([['FL-LOSS-TABLES', 'phpbb_users']]);
  });
});
