import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { BatchId } from '#catalogue';
import { findWorks, ImportQueue, type QueuedImport, reportBatch } from '#library';
import type { App } from '../../src/app.ts';
import { temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe lamp had been out for an hour when Dane came.\n';

const openQueue = ({ library, workers, shelf }: App) =>
  ImportQueue.open(library, { workers: { ...workers, count: 1 }, shelf, paths: true });

function manyStories(count: number): string {
  const folder = temporaryFolder();
  for (let index = 0; index < count; index += 1)
    writeFileSync(path.join(folder, `s${index}.txt`), STORY.replace('Lamp', `Lamp ${index}`));
  return folder;
}

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function sent(app: App, count: number) {
  const upload = await app.shelf.begin('2026-03-04');
  for (let index = 0; index < count; index += 1)
    await upload.add(`s${index}.txt`, chunks(STORY.replace('Lamp', `Sent lamp ${index}`)));
  await upload.finish();
  return upload;
}

it('goes on in the same batch after a pause, with every file reported once', async () => {
  const app = await temporaryLibrary();
  const queue = await openQueue(app);
  const batch = await queue.addPath(manyStories(300));
  await new Promise<void>((resolve) => {
    const leave = queue.watch(batch, () => {
      if ((queue.find(batch)?.progress?.files ?? 0) < 1) return;
      leave();
      resolve();
    });
  });
  queue.pause(batch);
  await queue.settled();
  const paused = await app.library.catalogue.batch(batch);
  expect(queue.find(batch)?.state).toBe('paused');
  expect(paused?.status).toBe('interrupted');
  expect(paused?.files).toBeLessThan(300);
  queue.resume(batch);
  await queue.settled();
  expect(await app.library.catalogue.batch(batch)).toMatchObject({
    status: 'finished',
    files: 300,
    works: 300,
    known: 0,
  });
  expect(queue.isIdle).toBe(true);
  expect((await findWorks(app.library, '', { page: 1 })).total).toBe(300);
});

it('lets imports wait for what holds it, holds for one thing at a time, and stops it when it closes', async () => {
  const app = await temporaryLibrary();
  const queue = await openQueue(app);
  let over = () => {};
  const held = 9 as BatchId;
  queue.hold(held, () => new Promise((resolve) => (over = resolve)));
  expect(queue.isIdle).toBe(false);
  expect(() => queue.hold(held, async () => {})).toThrow(
    expect.objectContaining({ code: 'FL-WEB-IMPORTING' }),
  );
  const batch = await queue.addPath(manyStories(2));
  await new Promise((resolve) => setImmediate(resolve));
  expect(queue.find(batch)?.state).toBe('waiting');
  over();
  await queue.settled();
  expect(await app.library.catalogue.batch(batch)).toMatchObject({ status: 'finished', works: 2 });
  let stopped = false;
  queue.hold(held, async (stop) => {
    await new Promise((resolve) => stop.addEventListener('abort', resolve));
    stopped = true;
  });
  await queue.close();
  expect(stopped).toBe(true);
});

it('says how far that is which holds it, and tells those who watch until it is over', async () => {
  const queue = await openQueue(await temporaryLibrary());
  const held = 9 as BatchId;
  const heard: (QueuedImport | null)[] = [];
  queue.watch(held, () => heard.push(queue.under(held)));
  const progress = { files: 1, totalFiles: 2, bytes: 3, totalBytes: 6, works: 1, failed: 0 };
  queue.hold(held, async (_, tell) => tell({ ...progress, current: null, milliseconds: 5 }));
  expect(queue.under(held)).toMatchObject({ batch: held, state: 'running', progress });
  expect(queue.find(held)).toBeNull();
  await queue.settled();
  expect(heard).toMatchObject([{ state: 'running', progress }, null]);
});

it('takes imports one at a time, in their order', async () => {
  const app = await temporaryLibrary();
  const queue = await openQueue(app);
  const first = await queue.addPath(manyStories(3));
  const second = await queue.addPath(manyStories(2));
  expect(queue.imports.map(({ batch }) => batch)).toEqual([first, second]);
  await queue.settled();
  const { batches } = await app.library.catalogue.batches({ limit: 10, offset: 0 });
  expect(batches.map(({ id, status, files }) => [id, status, files])).toEqual([
    [second, 'finished', 2],
    [first, 'finished', 3],
  ]);
});

it('takes an upload up again after the process ended, and clears away what nobody waits for', async () => {
  const data = path.join(temporaryFolder(), 'data');
  const app = await temporaryLibrary(data);
  const lost = await sent(app, 1);
  const cut = await app.shelf.begin('2026-03-04');
  await cut.add('half.txt', chunks('half'));
  const upload = await sent(app, 3);
  const queue = await openQueue(app);
  expect(await app.shelf.has(upload.id)).toBe(false);

  const kept = await sent(app, 3);
  await queue.addPath(manyStories(100));
  const batch = await queue.addUpload(kept);
  await queue.close();
  const next = await openQueue(app);
  const report = await reportBatch(app.library, batch, { page: 1 });
  expect(report?.batch).toMatchObject({ status: 'interrupted', upload: kept.id, files: 0 });
  for (const gone of [lost, cut, upload]) expect(await app.shelf.has(gone.id)).toBe(false);
  if (!report) return;
  expect(await next.canTakeUp(report.batch)).toBe(true);
  await next.takeUp(batch);
  await next.settled();
  expect(await app.library.catalogue.batch(batch)).toMatchObject({ status: 'finished', files: 3, works: 3 });
  expect(await app.shelf.has(kept.id)).toBe(false);
});

it('says why an import ended early, and lets the next one begin', async () => {
  const app = await temporaryLibrary();
  const queue = await openQueue(app);
  const folder = manyStories(2);
  const paused = await queue.addPath(manyStories(1));
  const gone = await queue.addPath(folder);
  const last = await queue.addPath(manyStories(1));
  rmSync(folder, { recursive: true });
  await queue.settled();
  expect(queue.failureOf(gone)).toMatchObject({ code: 'FL-USE-NO-INPUT' });
  expect(queue.failureOf(last)).toBeNull();
  for (const [id, status] of [
    [paused, 'finished'],
    [gone, 'interrupted'],
    [last, 'finished'],
  ] as const)
    expect(await app.library.catalogue.batch(id)).toMatchObject({ status });
});

it('takes no paths where it may not', async () => {
  const { library, workers, shelf } = await temporaryLibrary();
  const queue = await ImportQueue.open(library, { workers, shelf, paths: false });
  await expect(queue.addPath('/')).rejects.toMatchObject({ code: 'FL-WEB-PATHS' });
});

it('hears at once that it is to stop, also before it has looked for files', async () => {
  const app = await temporaryLibrary();
  const queue = await openQueue(app);
  const batch = await queue.addPath(manyStories(300));
  queue.pause(batch);
  await queue.settled();
  expect(await app.library.catalogue.batch(batch)).toMatchObject({ status: 'interrupted', files: 0 });
  await queue.stop(batch);
  expect(queue.isIdle).toBe(true);
});
