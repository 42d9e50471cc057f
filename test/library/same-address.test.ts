import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findWorks, readComments } from '#library';
import type { App } from '../../src/app.ts';
import { type DumpWishes, makeDump } from '../formats/efiction/make-dump.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const SITE: DumpWishes = {
  version: '3.5.6',
  form: 'mysqldump',
  store: 'mysql',
  stories: 3,
  chaptersEach: 2,
  reviewsEach: 2,
  url: 'http://stories.example',
};

async function worksIn(app: App) {
  return (await findWorks(app.library, 'sort:title', { page: 1, size: 100 })).works;
}

function write(folder: string, place: string, bytes: string | Uint8Array): string {
  const file = path.join(folder, place);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return file;
}

/** A dump in which every story has another title. */
function otherSite(wishes: DumpWishes, from: string, to: string): Buffer {
  return Buffer.from(makeDump(wishes).toString('utf8').replaceAll(from, to));
}

describe('pages of single chapters, each saved on its own', () => {
  const page = readFileSync(
    new URL('../corpus/producers/fanfiction-net/chapter/input.html', import.meta.url),
    'utf8',
  );
  const first = page
    .replace('/990021/2/', '/990021/1/')
    .replaceAll(
      '<option value="1">1. Fog<option value="2" selected="">',
      '<option value="1" selected="">1. Fog<option value="2">',
    )
    .replace('I had known him too long to ask who.', 'The fog came up the river before the tide did.');

  it('never hide each other', async () => {
    const folder = temporaryFolder();
    write(folder, 'fog-1.html', first);
    write(folder, 'fog-2.html', page);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    for (const words of ['"before the tide did"', '"known him too long"'])
      expect((await findWorks(app.library, words, { page: 1 })).works).toHaveLength(1);
  });
});

describe('two sites that do not say where they were', () => {
  it('have stories of the same numbers that stay apart', async () => {
    const folder = temporaryFolder();
    const nowhere: DumpWishes = { ...SITE, url: null };

    write(folder, 'one/backup.sql', makeDump(nowhere));
    write(folder, 'two/backup.sql', otherSite({ ...nowhere, chaptersEach: 3 }, 'The Adventure', 'A Riddle'));
    const app = await temporaryLibrary();
    await importInto(app, folder);
    expect(await worksIn(app)).toHaveLength(6);
  });
});

describe('one path', () => {
  it.skipIf(process.platform !== 'linux')('is never two files, however their names are encoded', async () => {
    const folder = temporaryFolder();
    for (const [name, title] of [
      [Buffer.from('café.txt', 'utf8'), 'The Lamp'],
      [Buffer.from('café.txt', 'latin1'), 'The Tide'],
    ] as const)
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/`), name]),
        `Title: ${title}\nAuthor: Pip\n\n${title} turned all night, and nobody came to look at it.\n`,
      );
    const app = await temporaryLibrary();
    await importInto(app, folder);
    expect((await worksIn(app)).map(({ title }) => title)).toEqual(['The Lamp', 'The Tide']);
  });

  it('that holds another site by now gives no revisions of the first', async () => {
    const folder = temporaryFolder();
    const file = write(folder, 'backup.sql', makeDump({ ...SITE, url: 'http://one.example' }));
    const app = await temporaryLibrary();
    await importInto(app, file);
    const other = otherSite(
      { ...SITE, url: 'http://two.example', chaptersEach: 3 },
      'The Adventure',
      'A Riddle',
    );
    write(folder, 'backup.sql', other);
    await importInto(app, file);
    const works = await worksIn(app);
    expect(works.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('that holds a newer dump of the same site gives revisions, retitled stories too', async () => {
    const folder = temporaryFolder();
    const file = write(folder, 'backup.sql', makeDump(SITE));
    const app = await temporaryLibrary();
    await importInto(app, file);
    write(folder, 'backup.sql', otherSite({ ...SITE, chaptersEach: 3 }, 'The Adventure', 'A Riddle'));
    expect((await importInto(app, file)).results).toMatchObject({ revised: 3, imported: 1 });
    expect((await worksIn(app)).map(({ chapters }) => chapters)).toEqual([3, 3, 3]);
  });
});

describe('an older dump of a site, imported after a newer one', () => {
  it('takes no comments away', async () => {
    const folder = temporaryFolder();
    const newer = write(folder, 'new/backup.sql', makeDump({ ...SITE, chaptersEach: 3, reviewsEach: 5 }));
    const older = write(folder, 'old/backup.sql', makeDump({ ...SITE, reviewsEach: 1 }));
    const app = await temporaryLibrary();
    await importInto(app, newer);
    const [work] = await worksIn(app);
    if (!work) throw new Error('no work');
    const about = { kind: 'work', work: work.id } as const;
    const before = (await readComments(app.library, about, 1)).total;
    await importInto(app, older);
    expect((await worksIn(app)).map(({ revision }) => revision)).toEqual([1, 1, 1]);
    expect((await readComments(app.library, about, 1)).total).toBe(before);
  });
});
