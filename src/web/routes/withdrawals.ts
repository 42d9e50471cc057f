import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BatchSummary } from '#catalogue';
import { FanlightError } from '#errors';
import { planWithdrawal, restoreBatch, withdrawBatch } from '#library';
import { say } from '#words';
import { filled } from '../filled.ts';
import { withdrawPage } from '../pages/withdraw-page.ts';
import { batchIdFrom } from '../parameters.ts';
import { batchAddress } from '../parts/addresses.ts';
import type { Site } from '../site.ts';
import { whileIdle } from '../while-idle.ts';

/** Without an answer edited works stay: what was asked of one state of the library must not take more out of the next. */
const WITHDRAWAL = z.object({ edited: z.enum(['keep', 'go']).default('keep') });

/** `/imports/N/withdraw` and `/imports/N/restore`. */
export function registerWithdrawals(server: FastifyInstance, site: Site): void {
  const { library } = site;

  server.get('/imports/:id/withdraw', async (request, reply) => {
    const batch = await batchFrom(request.params);
    whileIdle(site, batch.id);
    return site.send(request, reply, {
      title: say('imports.withdraw-ask', { id: batch.id }),
      section: 'imports',
      body: withdrawPage(batch, await planWithdrawal(library, batch.id)),
    });
  });

  server.post('/imports/:id/withdraw', async (request, reply) => {
    const { id } = await batchFrom(request.params);
    whileIdle(site, id);
    const { edited } = filled(WITHDRAWAL, request.body ?? {});
    await withdrawBatch(library, id, { keepEdited: edited === 'keep' });
    return reply.redirect(batchAddress(id), 303);
  });

  server.post('/imports/:id/restore', async (request, reply) => {
    const { id } = await batchFrom(request.params);
    whileIdle(site, id);
    await restoreBatch(library, id);
    return reply.redirect(batchAddress(id), 303);
  });

  async function batchFrom(parameters: unknown): Promise<BatchSummary> {
    const batch = await library.catalogue.batch(batchIdFrom(parameters));
    if (batch === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    return batch;
  }
}
