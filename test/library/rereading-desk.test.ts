import { expect, it } from 'vitest';
import type { BatchId } from '#catalogue';
import { ImportQueue, RereadingDesk } from '#library';
import { temporaryLibrary } from './temporary-library.ts';

it('keeps why an import could not be read again, and lets the queue hear of it', async () => {
  const { library, workers, shelf } = await temporaryLibrary();
  const heard: unknown[] = [];
  const onFailure = (thrown: unknown) => heard.push(thrown);
  const queue = await ImportQueue.open(library, { workers, shelf, paths: true, onFailure });
  const desk = new RereadingDesk(library, queue);
  await desk.read(99 as BatchId);
  await queue.settled();
  expect(desk.of(99 as BatchId)).toMatchObject({ state: 'failed', failure: { code: 'FL-USE-NO-BATCH' } });
  expect(heard).toMatchObject([{ code: 'FL-USE-NO-BATCH' }]);
});
