import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findWorks, planWithdrawal, restoreBatch, withdrawBatch } from '#library';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';
import { writeZip } from './write-zip.ts';

const corpus = (...parts: string[]) => path.join(import.meta.dirname, '..', 'corpus', ...parts);
const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe lamp had been out for an hour when Dane came.\n';

/** Sources of several works each, written into a folder. */
const SOURCES: [string, (folder: string) => void][] = [
  [
    'a folder of pages',
    (folder) => cpSync(corpus('site', 'saved-site', 'input'), folder, { recursive: true }),
  ],
  [
    'a story in pages',
    (folder) => cpSync(corpus('site', 'home-page-of-one-story', 'input'), folder, { recursive: true }),
  ],
  [
    'a database with its files',
    (folder) => {
      copyFileSync(
        corpus('automated-archive', 'arrows', 'ARCHIVE_DB.pl'),
        path.join(folder, 'ARCHIVE_DB.pl'),
      );
      cpSync(corpus('automated-archive', 'arrows', 'beside'), folder, { recursive: true });
    },
  ],
  [
    'a dump',
    (folder) => copyFileSync(corpus('efiction', 'backup-utf8', 'input.sql'), path.join(folder, 'dump.sql')),
  ],
  [
    'a mailbox',
    (folder) => copyFileSync(corpus('mailbox', 'list', 'input.mbox'), path.join(folder, 'list.mbox')),
  ],
  [
    'a zip in a zip, and a file',
    (folder) => {
      const inner = writeZip({ 'bell.txt': STORY.replace('Lamp', 'Bell') });
      writeFileSync(
        path.join(folder, 'all.zip'),
        writeZip({ 'inner.zip': inner, 'tide.txt': STORY.replace('Lamp', 'Tide') }),
      );
      writeFileSync(path.join(folder, 'lamp.txt'), STORY);
    },
  ],
];

it.each(SOURCES)('of %s leaves what the second import brought as well, in either order', async (_, write) => {
  const folder = temporaryFolder();
  write(folder);
  const app = await temporaryLibrary();
  const { library } = app;
  const here = async () => (await findWorks(library, '', { page: 1 })).total;
  const { batch: first, works: read } = await importInto(app, folder);
  const works = await here();
  expect(works).toBeGreaterThan(0);
  const second = await importInto(app, folder);
  expect([second.works, await here()]).toEqual([0, works]);

  expect(await planWithdrawal(library, first)).toMatchObject({ works: 0, stay: works });
  await withdrawBatch(library, first, { keepEdited: false });
  expect(await here()).toBe(works);
  expect(await withdrawBatch(library, second.batch, { keepEdited: false })).toMatchObject({ works, stay: 0 });
  expect(await here()).toBe(0);
  expect(await library.catalogue.check()).toEqual({ sound: true, faults: [] });

  await restoreBatch(library, first);
  expect(await here()).toBe(works);
  await withdrawBatch(library, first, { keepEdited: false });
  const third = await importInto(app, folder);
  expect([third.works, await here()]).toEqual([read, works]);
  await restoreBatch(library, second.batch);
  await restoreBatch(library, first);
  expect(await here()).toBe(works);
  expect(await library.catalogue.check()).toEqual({ sound: true, faults: [] });
});
