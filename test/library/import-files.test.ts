import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  explainWork,
  exportWork,
  findWorks,
  importFiles,
  readChapters,
  reportBatch,
  reviseWork,
  showWork,
} from '#library';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';
import { writeZip } from './write-zip.ts';

const STORY = `Title: The Lamp Room
Author: Margery Quill
E-mail: mquill@post.example
Fandom: Harbour Lights
Pairing: Dane/Ellis
Rating: PG-13
Summary: Three nights on the pier.

***

The lamp had been out for an hour when Dane came up the stairs.

"You might have knocked," said Ellis.

THE END
`;

async function onlyWork(app: Awaited<ReturnType<typeof temporaryLibrary>>) {
  const found = await findWorks(app.library, '', { page: 1 });
  const id = found.works[0]?.id;
  if (found.total !== 1 || id === undefined) throw new Error(`expected one work, there are ${found.total}`);
  return id;
}

describe('importing a file', () => {
  it('catalogues what it says, keeps the original, and finds it by field and by text', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'lamp.txt'), STORY);
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report).toMatchObject({
      status: 'finished',
      files: 1,
      works: 1,
      results: { imported: 1, failed: 0 },
      understood: { title: 1, creator: 1, fandom: 1, rating: 1, warnings: 0, summary: 1 },
    });

    const id = await onlyWork(app);
    const work = await showWork(app.library, id);
    expect(work).toMatchObject({
      title: 'The Lamp Room',
      creators: ['Margery Quill'],
      rating: 'Teen',
      ratingRaw: 'PG-13',
      summary: 'Three nights on the pier.',
    });
    expect(JSON.stringify(work)).not.toContain('mquill');
    const [chapter] = await readChapters(app.library, id, 1);
    expect(chapter?.xhtml.value).toContain('The lamp had been out for an hour');
    for (const query of [
      'knocked',
      'ship:Ellis/Dane',
      'fandom:"Harbour Lights" rating:<=teen',
      'by:margery',
    ]) {
      expect((await findWorks(app.library, query, { page: 1 })).total, query).toBe(1);
    }
    expect((await findWorks(app.library, 'mquill', { page: 1 })).total).toBe(0);
  });

  it('explains where a field came from', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'lamp.txt'), STORY);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const explained = await explainWork(app.library, await onlyWork(app));
    const rating = explained?.fields.findIndex((field) => field.field === 'rating') ?? -1;
    const marked = explained?.excerpts
      ?.flatMap((excerpt) => excerpt.segments)
      .filter((segment) => segment.fields.includes(rating));
    expect(marked?.map((segment) => segment.text).join('')).toContain('PG-13');
  });

  it('recognises the same bytes again, under another name too', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'lamp.txt'), STORY);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    writeFileSync(path.join(folder, 'copy of lamp.txt'), STORY);
    expect((await importInto(app, folder)).results).toEqual({
      imported: 0,
      revised: 0,
      joined: 0,
      known: 2,
      failed: 0,
    });
    expect((await findWorks(app.library, '', { page: 1 })).total).toBe(1);
  });

  it('makes a changed file a new revision, under which a correction survives', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'lamp.txt');
    writeFileSync(file, STORY);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const id = await onlyWork(app);
    await reviseWork(app.library, id, { rating: 'Mature' });
    writeFileSync(file, STORY.replace('an hour', 'two hours').replace('Three nights', 'Four nights'));
    expect((await importInto(app, folder)).results).toMatchObject({ revised: 1 });
    const work = await showWork(app.library, id);
    expect(work).toMatchObject({ revision: 2, rating: 'Mature', summary: 'Four nights on the pier.' });
    const [chapter] = await readChapters(app.library, id, 1);
    expect(chapter?.xhtml.value).toContain('two hours');
    expect((await findWorks(app.library, 'rating:mature', { page: 1 })).total).toBe(1);
  });

  it('makes the same book of one revision whenever it is asked', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'lamp.txt'), STORY);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const id = await onlyWork(app);
    const first = await exportWork(app.library, id, 'epub');
    const second = await exportWork(app.library, id, 'epub');
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });
});

describe('importing what is hostile or broken', () => {
  it('reports every bad file with a code and takes the good ones', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'good.txt'), STORY);
    writeFileSync(path.join(folder, 'empty.txt'), '');
    writeFileSync(
      path.join(folder, 'program.txt'),
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x01, 0x00, ...Array(4000).fill(0)]),
    );
    mkdirSync(path.join(folder, 'loop'));
    symlinkSync(folder, path.join(folder, 'loop', 'again'));
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/name-`), Buffer.from([0xff, 0xe9]), Buffer.from('.txt')]),
      STORY.replace('Lamp', 'Bell'),
    );
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    const codes = Object.fromEntries(
      report.failures.map((failure) => [path.basename(failure.path), failure.code]),
    );
    expect(codes).toEqual({
      'empty.txt': 'FL-FILE-EMPTY',
      'program.txt': 'FL-FILE-BINARY',
      again: 'FL-FILE-NOT-A-FILE',
    });
    expect(report.results).toMatchObject({ imported: 2, failed: 3 });
    const attention = await reportBatch(app.library, report.batch, { page: 1, only: 'failed' });
    expect(attention?.total).toBe(3);
  });

  it('unpacks zips, nested ones too, and leaves out what points outside', async () => {
    const folder = temporaryFolder();
    const inner = writeZip({ 'deep/bell.txt': STORY.replace('Lamp Room', 'Bell Tower') });
    const zip = writeZip({
      'lamp.txt': STORY,
      '../../escape.txt': STORY.replace('Lamp', 'Escape'),
      'inner.zip': inner,
    });
    writeFileSync(path.join(folder, 'stories.zip'), zip);
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report.works).toBe(2);
    const batch = await reportBatch(app.library, report.batch, { page: 1 });
    const losses = batch?.files.flatMap((file) => file.losses.map((loss) => loss.code));
    expect(losses).toContain('FL-ZIP-UNSAFE-NAME');
    expect(batch?.files.map((file) => file.path.replace(folder, ''))).toContain(
      '/stories.zip!/inner.zip!/deep/bell.txt',
    );
    expect((await importInto(app, folder)).works).toBe(0);
  });

  it('keeps the stories of a batch whose files vanish while it runs', async () => {
    const folder = temporaryFolder();
    for (let index = 0; index < 40; index += 1)
      writeFileSync(path.join(folder, `s${index}.txt`), STORY.replace('Lamp', `Lamp ${index}`));
    const app = await temporaryLibrary();
    const importing = importFiles(app.library, [folder], {
      workers: { ...app.workers, count: 1 },
      onProgress: () => {},
    });
    renameSync(path.join(folder, 's39.txt'), path.join(folder, '..', `${path.basename(folder)}-gone.txt`));
    const report = await importing;
    expect(report.status).toBe('finished');
    expect(report.works + report.results.failed).toBeGreaterThanOrEqual(39);
  });

  it('stops when asked, keeps what it read, and goes on later', async () => {
    const folder = temporaryFolder();
    for (let index = 0; index < 400; index += 1)
      writeFileSync(path.join(folder, `s${index}.txt`), STORY.replace('Lamp', `Lamp ${index}`));
    const app = await temporaryLibrary();
    const controller = new AbortController();
    const first = await importFiles(app.library, [folder], {
      workers: app.workers,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(first.status).toBe('interrupted');
    const second = await importInto(app, folder);
    expect(second.status).toBe('finished');
    expect(first.works + second.works).toBe(400);
    expect(second.results.known).toBe(first.works);
  });

  it('stops in the middle of a mailbox, and goes on without doing anything twice', async () => {
    const posts = Array.from({ length: 1500 }, (_, index) =>
      [
        `From q${index}@lists.example Tue Jun 15 10:00:00 1999`,
        `From: Quill${index} <q${index}@lists.example>`,
        `Subject: FIC: The Lamp ${index}`,
        `Date: Tue, 15 Jun 1999 10:00:00 +0000`,
        `Message-ID: <lamp-${index}@lists.example>`,
        '',
        `Title: The Lamp ${index}\nAuthor: Quill${index}\n\n${`Night ${index} came over the water. `.repeat(40)}`,
        '',
      ].join('\n'),
    );
    const file = path.join(temporaryFolder(), 'list.mbox');
    writeFileSync(file, posts.join('\n'));
    const app = await temporaryLibrary();
    const controller = new AbortController();
    const first = await importFiles(app.library, [file], {
      workers: app.workers,
      signal: controller.signal,
      onProgress: ({ works }) => works > 0 && controller.abort(),
    });
    expect(first.status).toBe('interrupted');
    expect(first.works).toBeLessThan(1500);
    const second = await importInto(app, file);
    expect(second).toMatchObject({ status: 'finished', results: { known: first.works, failed: 0 } });
    expect(first.works + second.works).toBe(1500);
  });

  it('writes nothing outside the data folder', async () => {
    const folder = temporaryFolder();
    const data = path.join(folder, 'library', 'data');
    mkdirSync(path.join(folder, 'in'));
    writeFileSync(
      path.join(folder, 'in', 'stories.zip'),
      writeZip({ 'lamp.txt': STORY, '../escape.txt': STORY, '/etc/escape.txt': STORY }),
    );
    const app = await temporaryLibrary(data);
    await importInto(app, path.join(folder, 'in'));
    expect(readdirSync(folder).sort()).toEqual(['in', 'library']);
    expect(readdirSync(path.join(folder, 'library'))).toEqual(['data']);
    expect(readFileSync(path.join(folder, 'in', 'stories.zip')).length).toBeGreaterThan(0);
  });
});
