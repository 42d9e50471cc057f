import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  explainWork,
  findAddress,
  findWorks,
  importFiles,
  listOriginals,
  readChapters,
  readComments,
} from '#library';
import type { App } from '../../src/app.ts';
import { buildTar } from '../containers/build-tar.ts';
import { buildZip } from '../containers/build-zip.ts';
import { type DumpWishes, makeDump, storyFiles } from '../formats/efiction/make-dump.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';
import { writeZip } from './write-zip.ts';

const SITE: DumpWishes = {
  version: '3.5.6',
  form: 'mysqldump',
  store: 'files',
  stories: 3,
  chaptersEach: 2,
  reviewsEach: 2,
  url: 'http://stories.example',
};

/** The files of a site by their path: the dump, and a file for each chapter. */
function siteFiles(wishes = SITE): Record<string, Uint8Array> {
  const texts = storyFiles(wishes).map(({ path: place, bytes }) => [place, bytes] as const);
  return { 'backup.sql': makeDump(wishes), ...Object.fromEntries(texts) };
}

function writeFiles(folder: string, files: Record<string, Uint8Array>): void {
  for (const [place, bytes] of Object.entries(files)) {
    const file = path.join(folder, place);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** What is in a library after an import of a site. */
async function siteIn(app: App) {
  const { library } = app;
  const found = await findWorks(library, 'sort:title', { page: 1 });
  const works = await Promise.all(
    found.works.map(async ({ id, title, chapters, words }) => ({
      title,
      chapters,
      words,
      originals: (await listOriginals(library, id)).length,
      comments: (await readComments(library, { kind: 'work', work: id }, 1)).total,
    })),
  );
  const old = await findAddress(library, 'http://stories.example/viewstory.php?sid=2');
  const creator = await findAddress(library, '/viewuser.php?uid=1');
  return { works, old: old.map(({ kind }) => kind), creator: creator.map(({ kind }) => kind) };
}

describe('a site with its story files', () => {
  it('is its works, with comments, old addresses and every file of their text', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, siteFiles());
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report).toMatchObject({ works: 3, results: { failed: 0 } });
    const site = await siteIn(app);
    expect(site.works.map(({ chapters }) => chapters)).toEqual([2, 2, 2]);
    expect(site.works.every(({ words, originals }) => words > 20 && originals === 3)).toBe(true);
    expect(site.works.reduce((sum, { comments }) => sum + comments, 0)).toBeGreaterThanOrEqual(6);
    expect(site).toMatchObject({ old: ['work'], creator: ['creator'] });
  });

  it('stops within a dump when asked, keeps what it read, and goes on later', async () => {
    const folder = temporaryFolder();
    const stories = 2000;
    writeFiles(folder, { 'backup.sql': makeDump({ ...SITE, store: 'mysql', stories }) });
    const app = await temporaryLibrary();
    const controller = new AbortController();
    const first = await importFiles(app.library, [folder], {
      workers: app.workers,
      signal: controller.signal,
      onProgress: ({ works }) => works > 0 && controller.abort(),
    });
    expect(first.status).toBe('interrupted');
    expect(first.works).toBeGreaterThan(0);
    expect(first.works).toBeLessThan(stories);
    const second = await importInto(app, folder);
    expect(second).toMatchObject({ status: 'finished', results: { failed: 0, known: first.works } });
    expect(first.works + second.works).toBe(stories);
  }, 60_000);

  it('is the same out of a zip, and out of a dump that is gzipped', async () => {
    const plain = temporaryFolder();
    writeFiles(plain, siteFiles());
    const app = await temporaryLibrary();
    await importInto(app, plain);
    const expected = await siteIn(app);

    const zipped = path.join(temporaryFolder(), 'site.zip');
    writeFileSync(zipped, writeZip(siteFiles()));
    const fromZip = await temporaryLibrary();
    expect((await importInto(fromZip, zipped)).results.failed).toBe(0);
    expect(await siteIn(fromZip)).toEqual(expected);

    const packed = temporaryFolder();
    const { 'backup.sql': dump = Buffer.alloc(0), ...texts } = siteFiles();
    writeFiles(packed, { 'backup.sql.gz': gzipSync(dump), ...texts });
    const fromPacked = await temporaryLibrary();
    expect((await importInto(fromPacked, packed)).results.failed).toBe(0);
    expect(await siteIn(fromPacked)).toEqual(expected);
    expect((await importInto(fromPacked, packed)).works).toBe(0);

    const wishes: DumpWishes = { ...SITE, store: 'mysql' };
    const gzipped = path.join(temporaryFolder(), 'backup.sql.gz');
    writeFileSync(gzipped, gzipSync(makeDump(wishes)));
    const fromGzip = await temporaryLibrary();
    expect((await importInto(fromGzip, gzipped)).results.failed).toBe(0);
    const site = await siteIn(fromGzip);
    expect(site.works.map(({ title, chapters }) => [title, chapters])).toEqual(
      expected.works.map(({ title, chapters }) => [title, chapters]),
    );
    expect(site.old).toEqual(['work']);
  });

  it('is unpacked out of a tar, or a zip that packs nothing, before anything is told from its words', async () => {
    const files = {
      ...siteFiles(),
      'letter.txt': 'Title: A Letter\nAuthor: Pip\n\nThe lamp turned all night.\n',
    };
    const entries = Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) }));
    const tar = path.join(temporaryFolder(), 'site.tar');
    writeFileSync(tar, buildTar(entries));
    const stored = path.join(temporaryFolder(), 'site.zip');
    writeFileSync(stored, buildZip(entries.map((entry) => ({ ...entry, stored: true }))));
    for (const file of [tar, stored]) {
      const app = await temporaryLibrary();
      expect(await importInto(app, file)).toMatchObject({ works: 4, results: { failed: 0 } });
      expect((await siteIn(app)).works.map(({ chapters }) => chapters).sort()).toEqual([1, 2, 2, 2]);
    }
  });

  it('has its texts for each of the dumps beside them', async () => {
    const folder = temporaryFolder();
    const { 'backup.sql': dump = Buffer.alloc(0), ...texts } = siteFiles();
    const later = Buffer.concat([dump, Buffer.from('-- Dump completed later\n')]);
    writeFiles(folder, { '2004.sql': dump, '2005.sql': later, ...texts });
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report).toMatchObject({ works: 3, results: { failed: 0 } });
    expect((await siteIn(app)).works.map(({ chapters }) => chapters)).toEqual([2, 2, 2]);
  });

  it("is found behind another program's tables, which are never a story of their own", async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, id) => `(${id},'member${id}@mail.example','0cc175b9c0f1b6a8')`,
    );
    const forum = `-- MySQL dump 10.13\nCREATE TABLE \`forum_users\` (\n  \`id\` text,\n  \`email\` text,\n  \`pass\` text\n);\nINSERT INTO \`forum_users\` VALUES ${rows.join(',')};\n`;
    const folder = temporaryFolder();
    const dump = makeDump({ ...SITE, store: 'mysql' });
    writeFiles(folder, {
      'both.sql': Buffer.concat([Buffer.from(forum), dump]),
      'forum.sql': Buffer.from(forum),
    });
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report.works).toBe(3);
    expect(report.failures.map(({ code }) => code)).toEqual(['FL-FILE-NO-STORY']);
    expect((await findWorks(app.library, 'member12', { page: 1 })).works).toEqual([]);
  });

  it('brings nothing new the second time, and one revision when one story file changed', async () => {
    const folder = temporaryFolder();
    const files = siteFiles();
    writeFiles(folder, files);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const again = await importInto(app, folder);
    expect(again).toMatchObject({ works: 0, results: { imported: 0, revised: 0, failed: 0 } });

    const changed = Object.keys(files).find((place) => place.endsWith('.txt')) ?? '';
    const text = Buffer.concat([
      files[changed] ?? Buffer.alloc(0),
      Buffer.from('<p>And a new last line.</p>'),
    ]);
    writeFiles(folder, { [changed]: text });
    expect((await importInto(app, folder)).results).toMatchObject({ revised: 1, failed: 0 });
    const [found] = (await findWorks(app.library, '"new last line"', { page: 1 })).works;
    expect(found?.revision).toBe(2);
  });

  it('explains a work from its own record', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, siteFiles());
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const [work] = (await findWorks(app.library, '', { page: 1 })).works;
    if (!work) throw new Error('no work');
    const explained = await explainWork(app.library, work.id);
    const title = explained?.fields.find(({ field }) => field === 'title');
    expect(title?.value).toBe(work.title);
    const lit = explained?.excerpts?.flatMap(({ segments }) =>
      segments.filter(({ fields }) => fields.length > 0),
    );
    expect(lit?.map(({ text }) => text).join('\n')).toContain(work.title);
  });
});

describe('a mailbox', () => {
  const post = (part: number, text: string, extra = '') =>
    [
      'From poster@lists.example Tue Jun 15 10:00:00 1999',
      'From: Quill <quill@lists.example>',
      'To: stories@lists.example',
      `Subject: FIC: The Long Lamp (${part}/2)`,
      `Date: Tue, ${14 + part} Jun 1999 10:00:00 +0000`,
      `Message-ID: <lamp-${part}@lists.example>`,
      extra,
      `Title: The Long Lamp\nAuthor: Quill\nRating: PG\nPart: ${part}/2\n\n${text}`,
      '',
    ].join('\n');
  const long = (words: string) => `${words} `.repeat(60);
  const reply = [
    'From reader@lists.example Tue Jun 17 10:00:00 1999',
    'From: Pip <pip@lists.example>',
    'Subject: Re: FIC: The Long Lamp (1/2)',
    'Date: Thu, 17 Jun 1999 10:00:00 +0000',
    'Message-ID: <reply@lists.example>',
    'In-Reply-To: <lamp-1@lists.example>',
    '',
    '> The lamp turned.',
    'I could smell the oil. More, please!',
    '',
  ].join('\n');

  it('is its stories, parts in order, replies beside them', async () => {
    const folder = temporaryFolder();
    const box = [post(2, long('The tide came in.')), post(1, long('The lamp turned.')), reply].join('\n');
    writeFileSync(path.join(folder, 'list.txt'), box);
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report.works).toBe(1);
    const [work] = (await findWorks(app.library, '', { page: 1 })).works;
    if (!work) throw new Error('no work');
    expect(work).toMatchObject({ title: 'The Long Lamp', creators: ['Quill'], chapters: 2 });
    const chapters = await readChapters(app.library, work.id, 'all');
    expect(chapters[0]?.xhtml.value).toContain('The lamp turned.');
    expect(chapters[1]?.xhtml.value).toContain('The tide came in.');
    const { comments } = await readComments(app.library, { kind: 'work', work: work.id }, 1);
    expect(comments.map(({ author }) => author)).toEqual(['Pip']);
    expect(comments[0]?.body.value).toContain('More, please!');
    expect(JSON.stringify(comments)).not.toContain('lists.example');
    expect(chapters.map(({ xhtml }) => xhtml.value).join('')).not.toContain('More, please!');
  });
});

describe('the original of a large collection', () => {
  it('is kept byte for byte', async () => {
    const folder = temporaryFolder();
    const dump = makeDump({ ...SITE, store: 'mysql' });
    const filler = Buffer.alloc(17 * 1024 * 1024, '-- a comment that nobody reads\n');
    const file = path.join(folder, 'backup.sql');
    writeFileSync(file, Buffer.concat([dump, filler]));
    const app = await temporaryLibrary();
    expect((await importInto(app, folder)).works).toBe(3);
    const { files } = await app.library.catalogue.batchFiles(
      (await app.library.catalogue.batches({ limit: 1, offset: 0 })).batches[0]?.id as never,
      { limit: 100, offset: 0 },
    );
    const main = files.find(({ path: place }) => place === file);
    const bytes = await app.library.originals.get(main?.original as never);
    expect(Buffer.compare(bytes, readFileSync(file))).toBe(0);
  });
});
