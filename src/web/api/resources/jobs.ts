/** Imports that are not over, and bringing stories in. */
import type { BatchId } from '#catalogue';
import { BY_NUMBER, JOB, JOB_PARAMS, JOBS, type Job, NEW_JOB } from '#contract';
import { FanlightError } from '#errors';
import type { ImportQueue, QueuedImport } from '#library';
import { queueUpload } from '../../receive-upload.ts';
import type { Site } from '../../site.ts';
import { answering, type Operation, sending } from '../operation.ts';
import { API_BASE, sendJson } from '../send-json.ts';

/** The operations. */
export const JOB_OPERATIONS: readonly Operation[] = [
  answering(
    { id: 'listJobs', group: 'imports', method: 'GET', path: '/jobs', gives: JOBS, examples: [{}] },
    async ({ site }) => ({ body: { items: (site.queue?.imports ?? []).map(queuedJob) } }),
  ),
  answering(
    {
      id: 'createJob',
      group: 'imports',
      method: 'POST',
      path: '/jobs',
      needs: 'import',
      body: NEW_JOB,
      status: 202,
      gives: JOB,
      refuses: ['FL-WEB-PATHS', 'FL-USE-NO-INPUT', 'FL-WEB-QUEUE-FULL', 'FL-WEB-NOT-FOUND'],
      examples: [{ body: { path: '/srv/stories/1998' } }],
    },
    async ({ site, body: { path } }) => {
      const id = await queueOf(site).addPath(path);
      return { body: await jobOf(site, id), location: jobAddress(id) };
    },
  ),
  sending(
    {
      id: 'uploadJob',
      group: 'imports',
      method: 'POST',
      path: '/jobs/uploads',
      needs: 'import',
      takes: { kind: 'files' },
      gives: { kind: 'shape', status: 202, shape: JOB },
      refuses: [
        'FL-WEB-UPLOAD-LARGE',
        'FL-WEB-UPLOAD-MANY',
        'FL-WEB-FORM',
        'FL-WEB-QUEUE-FULL',
        'FL-WEB-NOT-FOUND',
      ],
      examples: [
        {
          body: {
            'lamp.txt': 'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe lamp had been out for an hour.\n',
          },
        },
      ],
    },
    async ({ site, request }, reply) => {
      const id = await queueUpload(request, site);
      if (id === null) throw new FanlightError('FL-WEB-FORM');
      return sendJson(request, reply.code(202).header('location', jobAddress(id)), await jobOf(site, id));
    },
  ),
  answering(
    {
      id: 'getJob',
      group: 'imports',
      method: 'GET',
      path: '/jobs/{id}',
      params: BY_NUMBER,
      gives: JOB,
      refuses: ['FL-USE-NO-BATCH'],
      examples: [{ params: { id: 1 } }],
    },
    async ({ site, params }) => ({ body: await jobOf(site, params.id as BatchId) }),
  ),
  answering(
    {
      id: 'actOnJob',
      group: 'imports',
      method: 'POST',
      path: '/jobs/{id}/{action}',
      needs: 'import',
      params: JOB_PARAMS,
      gives: JOB,
      refuses: ['FL-USE-NO-BATCH', 'FL-USE-BATCH-STATE', 'FL-WEB-QUEUE-FULL', 'FL-WEB-NOT-FOUND'],
      examples: [{ params: { id: 2, action: 'take-up' } }],
    },
    async ({ site, params: { id: number, action } }) => {
      const queue = queueOf(site);
      const id = number as BatchId;
      await jobOf(site, id);
      switch (action) {
        case 'pause':
        case 'resume':
          queue[action](id);
          break;
        case 'stop':
          await queue.stop(id);
          break;
        case 'take-up':
          await queue.takeUp(id);
      }
      return { body: await jobOf(site, id) };
    },
  ),
];

function jobAddress(id: BatchId): string {
  return `${API_BASE}/jobs/${id}`;
}

/** Throws FL-WEB-NOT-FOUND on a server that takes no imports. */
function queueOf({ queue }: Site): ImportQueue {
  if (queue === null) throw new FanlightError('FL-WEB-NOT-FOUND');
  return queue;
}

function queuedJob({ batch, state, progress }: QueuedImport): Job {
  return { id: batch, state, progress, failure: null, canTakeUp: false };
}

/** An import, under way or over. Throws FL-USE-NO-BATCH. */
async function jobOf({ library, queue }: Site, id: BatchId): Promise<Job> {
  const queued = queue?.find(id);
  if (queued != null) return queuedJob(queued);
  const batch = await library.catalogue.batch(id);
  if (batch === null) throw new FanlightError('FL-USE-NO-BATCH', String(id));
  return {
    id,
    state: 'over',
    progress: null,
    failure: queue?.failureOf(id)?.code ?? null,
    canTakeUp: (await queue?.canTakeUp(batch)) ?? false,
  };
}
