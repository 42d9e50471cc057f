import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { BatchId, WorkId } from '#catalogue';
import {
  changedWords,
  explainWork,
  findWorks,
  type Library,
  type RereadOptions,
  type RereadReport,
  rereadBatch,
  reviseWork,
  undoRereading,
} from '#library';
import type { Sha256 } from '#originals';
import type { App } from '../../src/app.ts';
import { failedFile } from '../../src/library/import-protocol.ts';
import { receiveAgain } from '../../src/library/receive-again.ts';
import { failedFiles, filesToReread } from '../../src/library/reread-files.ts';
import { Rereading } from '../../src/library/rereading.ts';
import { buildCalibreLibrary } from '../formats/calibre/build-library.ts';
import { better, ENDLESS, LOST, MAGIC } from './better-reader.ts';
import { withSecondReader } from './second-reader.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const STORY = `Title: The Lamp Room
Author: Margery Quill
Wherein: Three nights on the pier.

***

The lamp had been ~~out for an hour when Dane came up the stairs.

"You might have knocked," said Ellis.
`;

/** A library with some files, and how to read its import again. */
async function libraryOf(files: Record<string, string>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const data = path.join(temporaryFolder(), 'data');
  const app = withOneThread(await temporaryLibrary(data));
  const { batch } = await importInto(app, folder);
  const lose = (hash: string) => rmSync(path.join(data, 'originals', hash.slice(0, 2), hash.slice(2)));
  const workers = withSecondReader(app);
  const rereadInThreads = (options: Partial<RereadOptions> = {}) =>
    rereadBatch(app.library, batch, { workers, ...options });
  const reread = ({ accept = null }: Pick<RereadOptions, 'accept'> = {}) =>
    rereadHere(app.library, batch, accept);
  const idOf = async (title: string) =>
    (await findWorks(app.library, `title:"${title}"`, { page: 1 })).works[0]?.id as WorkId;
  return { ...app, batch, reread, rereadInThreads, idOf, lose };
}

function withOneThread(app: App): App {
  return { ...app, workers: { ...app.workers, count: 1 } };
}

type Accept = NonNullable<RereadOptions['accept']>;

/** What the second reader reads, in this thread. */
function readHere(
  library: Library,
  { path, bytes, original }: { path: string; bytes: number; original: string },
) {
  const limits = { maxFileBytes: 1e7, maxContainerBytes: 1e7 };
  const receiver = { ...library, formats: library.formats.map(better), isKnown: async () => false, limits };
  return receiveAgain(receiver, { id: 0, path, bytes, kept: original as Sha256, said: null });
}

/** Reads an import again as its threads do, but in this one, which need not start. */
async function rereadHere(library: Library, batch: BatchId, accept: Accept | null) {
  const rereading = new Rereading(library, batch, accept);
  for (const file of await filesToReread(library, batch))
    await rereading.compare(file, await readHere(library, file));
  for (const { file } of await failedFiles(library, batch))
    await rereading.mend(await readHere(library, file));
  await rereading.finish('finished');
  return rereading.report;
}

const ALL = { parts: null, shown: null, mended: true } as const;
const fieldsOf = ({ changed }: Pick<RereadReport, 'changed'>) =>
  changed.map(({ fields, hidden }) => fields.map((one) => [one.field, ...changedWords(one, hidden)]));

it('says nothing of a library that its own reader reads again', async () => {
  const { library, workers, batch } = await libraryOf({ 'lamp.txt': STORY, 'bad.bin': '\0\0\0' });
  const report = await rereadBatch(library, batch, { workers, accept: ALL });
  expect(report).toMatchObject({ files: 2, works: 1, differ: 0, changed: [], left: [], mended: [] });
  expect(report.taken).toEqual({ rereading: null, works: [], batch: null });
  expect(await library.catalogue.rereadings(batch)).toEqual([]);
});

it('shows where a better reader differs, and changes nothing until that is taken in', async () => {
  const { library, batch, reread, rereadInThreads, idOf } = await libraryOf({
    'lamp.txt': STORY,
    'bell.txt': 'The bell.\n',
  });
  const id = await idOf('Lamp Room');
  const state = await library.catalogue.lastChange();
  const report = await rereadInThreads();
  expect(report).toMatchObject({
    status: 'finished',
    files: 2,
    works: 2,
    differ: 1,
    parts: { summary: 1, other: 1, text: 1 },
    taken: null,
  });
  expect(fieldsOf(report)).toEqual([
    [
      ['summary', '', 'Three nights on the pier.'],
      ['other', 'Wherein: Three nights on the pier.', ''],
    ],
  ]);
  expect(report.changed[0]?.text).toMatchObject({ passages: 1, words: { before: 20, after: 20 } });
  expect(report.changed[0]?.text?.first[0]?.pieces).toContainEqual({ kind: 'removed', text: '~~out ' });
  expect(await library.catalogue.lastChange()).toBe(state);
  expect(await library.catalogue.rereadings(batch)).toEqual([]);

  const done = await reread({ accept: ALL });
  expect(done.taken).toMatchObject({ works: [id], batch: null });
  const now = await library.catalogue.work(id);
  expect(now).toMatchObject({ summary: 'Three nights on the pier.', other: [], revision: 2 });
  expect((await findWorks(library, '"three nights"', { page: 1 })).total).toBe(1);
  expect((await explainWork(library, id))?.fields.map(({ field }) => field)).toContain('summary');
  expect((await reread()).differ).toBe(0);

  const rereading = done.taken?.rereading;
  if (!rereading) throw new Error('nothing was taken in');
  expect(await undoRereading(library, rereading)).toBe(1);
  expect(await library.catalogue.work(id)).toMatchObject({ summary: null, revision: 1 });
  expect((await findWorks(library, '"three nights"', { page: 1 })).total).toBe(0);
});

it('takes in the fields that are chosen, each with its evidence, and leaves the rest as it was', async () => {
  const { library, reread, idOf } = await libraryOf({ 'lamp.txt': STORY });
  const id = await idOf('Lamp Room');
  const before = await library.catalogue.portableRevision(id, 1);
  const none = await reread({ accept: { ...ALL, parts: new Set(['rating']) } });
  expect(none.taken).toMatchObject({ rereading: null, works: [] });
  await reread({ accept: { ...ALL, parts: new Set(['summary']) } });
  const after = await library.catalogue.portableRevision(id, 2);
  expect(after.reading).toEqual({ ...before.reading, summary: 'Three nights on the pier.' });
  expect(after.chapters).toEqual(before.chapters);
  const fields = (evidence: typeof before.evidence) => evidence.map(({ field }) => field);
  expect(fields(after.evidence).sort()).toEqual([...fields(before.evidence), 'summary'].sort());
  const rest = await reread({ accept: { ...ALL, parts: new Set(['text']) } });
  expect(rest.parts).toEqual({ other: 1, text: 1 });
  expect(await library.catalogue.work(id)).toMatchObject({
    summary: 'Three nights on the pier.',
    other: [{ label: 'Wherein' }],
    revision: 3,
  });
});

it('locks what a person decided: the new reading is kept beneath it', async () => {
  const { library, reread, idOf } = await libraryOf({ 'lamp.txt': STORY });
  const id = await idOf('Lamp Room');
  await reviseWork(library, id, { summary: 'By the sea.' });
  const report = await reread({ accept: ALL });
  expect(report.changed[0]?.fields.map(({ field, locked }) => [field, locked])).toEqual([
    ['summary', true],
    ['other', false],
  ]);
  expect(await library.catalogue.work(id)).toMatchObject({ summary: 'By the sea.', other: [] });
  expect((await library.catalogue.revisionText(id, 2))?.metadata.summary).toBe('Three nights on the pier.');
});

it('leaves out what cannot be compared or read, and says why', async () => {
  const { library, reread, idOf, lose } = await libraryOf({
    'two.txt': STORY.replace('The Lamp Room', 'TWO STORIES'),
    'lost.txt': `${STORY.replace('Lamp', 'Tide')}\n${LOST}\n`,
    'gone.txt': STORY.replace('Lamp', 'Bell'),
    'lamp.txt': STORY,
  });
  lose((await library.catalogue.work(await idOf('Bell Room')))?.original.hash ?? '');
  const report = await reread({ accept: ALL });
  const said = report.left.map(({ path: from, why, code }) => [path.basename(from), why, code]);
  expect(said.sort()).toEqual([
    ['gone.txt', 'unread', 'FL-LIB-ORIGINAL-MISSING'],
    ['lost.txt', 'unread', 'FL-FILE-READER-FAILED'],
    ['two.txt', 'number', null],
  ]);
  expect(report.taken?.works).toEqual([await idOf('Lamp Room')]);
});

it('leaves out a file that its reader does not come back from, and reads the others', async () => {
  const app = await libraryOf({ 'a.txt': `${STORY}\n${ENDLESS}\n`, 'z.txt': STORY.replace('Lamp', 'Bell') });
  const report = await app.rereadInThreads({ workers: withSecondReader(app, 1500) });
  expect(report.left).toMatchObject([{ why: 'unread', code: 'FL-FILE-TOO-SLOW' }]);
  expect(report.changed.map(({ title }) => title)).toEqual(['The Bell Room']);
});

it('brings in files that could not be read then, as an import of their own, once', async () => {
  const { library, batch, reread } = await libraryOf({
    'lamp.txt': STORY.replace('Wherein', 'Summary').replace('~~', ''),
    'kelp.txt': `${MAGIC}${STORY.replace('Lamp', 'Kelp')}`,
  });
  expect((await library.catalogue.batch(batch))?.failed).toBe(1);
  const report = await reread();
  expect(report.mended).toMatchObject([{ titles: ['The Kelp Room'] }]);
  expect((await findWorks(library, 'kelp', { page: 1 })).total).toBe(0);
  const { taken } = await reread({ accept: ALL });
  const made = await library.catalogue.batch(taken?.batch ?? batch);
  expect(made).toMatchObject({
    sources: [`import ${batch}, read again`],
    status: 'finished',
    works: 1,
    failed: 0,
  });
  expect((await findWorks(library, 'kelp', { page: 1 })).total).toBe(1);
  expect((await reread()).mended).toEqual([]);
});

it('tries every file again that could not be read, however many', async () => {
  const { library, batch } = await libraryOf({});
  const files = Array.from({ length: 5600 }, (_, index) => ({
    ...failedFile(`${index}.txt`, 'FL-FILE-BINARY'),
    original: index.toString(16).padStart(64, '0'),
  }));
  const made = await library.catalogue.startBatch({
    sources: ['many'],
    startedAt: '2026-01-02T03:04:05.000Z',
  });
  await library.catalogue.saveFiles(made, files);
  expect(await failedFiles(library, batch)).toEqual([]);
  expect(await failedFiles(library, made)).toHaveLength(5600);
});

it('saves files that can be read now before they are too much, and says of their import that it was interrupted', async () => {
  const { library, batch } = await libraryOf({ 'kelp.txt': `${MAGIC}${STORY}` });
  const [failed] = await failedFiles(library, batch);
  if (failed === undefined) throw new Error('nothing failed');
  const outcome = await readHere(library, failed.file);
  const body = deflateRawSync(`<p>${'kelp '.repeat(2_000_000)}</p>`, { level: 0 });
  const works = outcome.works.map((work) => ({
    ...work,
    chapters: work.chapters.map((chapter) => ({ ...chapter, body })),
  }));
  const rereading = new Rereading(library, batch, ALL);
  await rereading.mend({ ...outcome, works });
  const made = rereading.report.taken?.batch;
  if (!made) throw new Error('nothing was saved');
  expect(await library.catalogue.batch(made)).toMatchObject({ status: 'running', works: 1 });
  await rereading.finish('interrupted');
  expect(await library.catalogue.batch(made)).toMatchObject({ status: 'interrupted' });
});

it('takes in only what was shown: another state, or another reading, is left', async () => {
  const { reread, idOf } = await libraryOf({
    'lamp.txt': STORY,
    'bell.txt': STORY.replace('Lamp', 'Bell'),
  });
  const [lamp, bell] = [await idOf('Lamp Room'), await idOf('Bell Room')];
  const { changed } = await reread();
  const digests = new Map(changed.map(({ work, digest }) => [work, digest]));
  const done = await reread({ accept: { ...ALL, shown: digests.set(bell, 'another') } });
  expect(done.taken?.works).toEqual([lamp]);
  expect(done.left).toMatchObject([{ why: 'changed', works: 1 }]);
  expect([done.differ, done.changed]).toEqual([1, []]);
});

it('reads works that are asked for, and is stopped between two files', async () => {
  const {
    library,
    workers,
    batch,
    rereadInThreads: reread,
    idOf,
  } = await libraryOf({ 'lamp.txt': STORY, 'bell.txt': STORY.replace('Lamp', 'Bell') });
  const bell = await idOf('Bell Room');
  const one = await reread({ works: new Set([bell]), accept: ALL });
  expect([one.files, one.taken?.works]).toEqual([1, [bell]]);
  const stopped = await reread({ signal: AbortSignal.abort(), accept: ALL });
  expect(stopped).toMatchObject({ status: 'interrupted', differ: 0 });
  await expect(rereadBatch(library, 99 as BatchId, { workers })).rejects.toMatchObject({
    code: 'FL-USE-NO-BATCH',
  });
  expect(await library.catalogue.rereadings(batch)).toMatchObject([{ works: 1 }]);
});

it('puts the word of a list to a book again, and leaves out a book whose list’s word is gone', async () => {
  const folder = path.join(temporaryFolder(), 'Calibre');
  const book = { authors: ['Margery Quill'], tags: ['Lighthouses'], comments: 'Three nights.' };
  const files = { TXT: 'The lamp had been ~~out for an hour when Dane came up the stairs.\n\n'.repeat(6) };
  buildCalibreLibrary(folder, [
    { ...book, id: 1, title: 'Lamp', files },
    { ...book, id: 2, title: 'Bell', files: { TXT: files.TXT.replaceAll('lamp', 'bell') } },
  ]);
  const data = path.join(temporaryFolder(), 'data');
  const app = withOneThread(await temporaryLibrary(data));
  const { batch } = await importInto(app, folder);
  const report = await rereadBatch(app.library, batch, { workers: withSecondReader(app) });
  expect(report).toMatchObject({ works: 2, differ: 2, parts: { text: 2 }, left: [] });
  const [bell] = (await app.library.catalogue.rereadableFiles(batch, { after: 0, limit: 9 })).slice(-1);
  const record = bell?.parts.find(({ path: at }) => at.endsWith('.json'))?.original ?? '';
  rmSync(path.join(data, 'originals', record.slice(0, 2), record.slice(2)));
  const less = await rereadBatch(app.library, batch, { workers: withSecondReader(app) });
  expect(less).toMatchObject({ works: 1, left: [{ why: 'list', works: 1 }] });
});
