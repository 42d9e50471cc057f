/** Imports: what came in, and taking it out and putting it back. */
import type { BatchId, BatchSummary } from '#catalogue';
import {
  BATCH,
  BATCH_FILES,
  BATCH_FILES_QUERY,
  BATCHES,
  BY_NUMBER,
  PAGE_QUERY,
  RESTORATION,
  WITHDRAWAL,
  WITHDRAWAL_ORDER,
} from '#contract';
import { FanlightError } from '#errors';
import {
  batchCounts,
  countBatch,
  listBatches,
  listBatchFiles,
  planWithdrawal,
  REPORT_PAGE,
  restoreBatch,
  withdrawBatch,
} from '#library';
import { whileIdle } from '../../while-idle.ts';
import { pageAt, pageCursor } from '../cursors.ts';
import { answering, type Operation } from '../operation.ts';

/** The operations. */
export const BATCH_OPERATIONS: readonly Operation[] = [
  answering(
    {
      id: 'listBatches',
      group: 'imports',
      method: 'GET',
      path: '/batches',
      query: PAGE_QUERY,
      gives: BATCHES,
      refuses: ['FL-API-CURSOR'],
      examples: [{}],
    },
    async ({ site, query: { cursor } }) => {
      const page = pageAt(cursor, REPORT_PAGE);
      const { total, batches } = await listBatches(site.library, page);
      const next = pageCursor(page, Math.ceil(total / REPORT_PAGE), REPORT_PAGE);
      return { body: { next, total, items: batches.map(shownBatch) }, next };
    },
  ),
  answering(
    {
      id: 'getBatch',
      group: 'imports',
      method: 'GET',
      path: '/batches/{id}',
      params: BY_NUMBER,
      gives: BATCH,
      refuses: ['FL-USE-NO-BATCH'],
      examples: [{ params: { id: 1 } }],
    },
    async ({ site, params }) => {
      const counted = await countBatch(site.library, params.id as BatchId);
      if (counted === null) throw new FanlightError('FL-USE-NO-BATCH', String(params.id));
      const { batch, overview, waiting } = counted;
      return { body: { ...shownBatch(batch), waiting, ...overview } };
    },
  ),
  answering(
    {
      id: 'listBatchFiles',
      group: 'imports',
      method: 'GET',
      path: '/batches/{id}/files',
      params: BY_NUMBER,
      query: BATCH_FILES_QUERY,
      gives: BATCH_FILES,
      refuses: ['FL-USE-NO-BATCH', 'FL-API-CURSOR'],
      examples: [{ params: { id: 1 }, query: { only: 'attention' } }],
    },
    async ({ site, params, query: { only, code, cursor } }) => {
      const page = pageAt(cursor, REPORT_PAGE);
      const filter = { ...(only !== undefined && { only }), ...(code !== undefined && { code }) };
      const listed = await listBatchFiles(site.library, params.id as BatchId, { page, ...filter });
      if (listed === null) throw new FanlightError('FL-USE-NO-BATCH', String(params.id));
      const { total, files } = listed;
      const next = pageCursor(page, Math.ceil(total / REPORT_PAGE), REPORT_PAGE);
      return { body: { next, total, items: files }, next };
    },
  ),
  answering(
    {
      id: 'planWithdrawal',
      group: 'imports',
      method: 'GET',
      path: '/batches/{id}/withdrawal',
      params: BY_NUMBER,
      gives: WITHDRAWAL,
      refuses: ['FL-USE-NO-BATCH', 'FL-USE-BATCH-STATE', 'FL-WEB-IMPORTING'],
      examples: [{ params: { id: 1 } }],
    },
    async ({ site, params }) => {
      const id = params.id as BatchId;
      whileIdle(site, id);
      return { body: await planWithdrawal(site.library, id) };
    },
  ),
  answering(
    {
      id: 'withdrawBatch',
      group: 'imports',
      method: 'POST',
      path: '/batches/{id}/withdraw',
      needs: 'import',
      params: BY_NUMBER,
      body: WITHDRAWAL_ORDER,
      gives: WITHDRAWAL,
      refuses: ['FL-USE-NO-BATCH', 'FL-USE-BATCH-STATE', 'FL-WEB-IMPORTING'],
      examples: [{ params: { id: 1 }, body: { keepEdited: false } }],
    },
    async ({ site, params, body }) => {
      const id = params.id as BatchId;
      whileIdle(site, id);
      return { body: await withdrawBatch(site.library, id, body) };
    },
  ),
  answering(
    {
      id: 'restoreBatch',
      group: 'imports',
      method: 'POST',
      path: '/batches/{id}/restore',
      needs: 'import',
      params: BY_NUMBER,
      gives: RESTORATION,
      refuses: ['FL-USE-NO-BATCH', 'FL-USE-BATCH-STATE', 'FL-WEB-IMPORTING'],
      examples: [{ params: { id: 1 } }],
    },
    async ({ site, params }) => {
      const id = params.id as BatchId;
      whileIdle(site, id);
      return { body: await restoreBatch(site.library, id) };
    },
  ),
];

function shownBatch(batch: BatchSummary) {
  return { ...batchCounts(batch), sources: batch.sources };
}
