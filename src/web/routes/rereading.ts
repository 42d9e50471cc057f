import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BatchSummary, RereadingId, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { type ImportQueue, READING_PARTS, RereadingDesk, undoRereading } from '#library';
import { say } from '#words';
import { filled } from '../filled.ts';
import { REREAD_PAGE, rereadPage } from '../pages/reread-page.ts';
import { batchIdFrom, pageFrom, textFrom } from '../parameters.ts';
import { importActionAddress } from '../parts/addresses.ts';
import type { Site } from '../site.ts';
import { whileIdle } from '../while-idle.ts';

const NUMBER = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number);
const PART = z.enum(READING_PARTS as [(typeof READING_PARTS)[number], ...typeof READING_PARTS]);
/** Without a work: all of them, and the parts that are chosen. */
const TAKING = z.object({
  work: NUMBER.optional(),
  part: z.union([PART.transform((part) => [part]), z.array(PART).max(READING_PARTS.length)]).default([]),
  mended: z.literal('yes').optional(),
});
const UNDOING = z.object({ rereading: NUMBER });

/** Seconds after which a page shows how far a reading is. */
const REFRESH = 3;
/** How long a page waits for what may be over soon, in milliseconds. */
const PATIENCE = 1_500;

/** `/imports/N/reread`: an import read again, and what of it is taken in. */
export function registerRereading(server: FastifyInstance, site: Site, queue: ImportQueue): void {
  const { library } = site;
  const desk = new RereadingDesk(library, queue);

  server.get('/imports/:id/reread', async (request, reply) => {
    const batch = await batchFrom(request.params);
    const on = desk.of(batch.id);
    const isBusy = on?.state === 'reading' || on?.state === 'taking';
    const queued = isBusy ? queue.under(batch.id) : null;
    const still = textFrom(request.query, 'still') === 'yes';
    const pages = on?.state === 'read' ? Math.ceil(on.report.changed.length / REREAD_PAGE) : 1;
    const here = importActionAddress(batch.id, 'reread');
    return site.send(request, reply, {
      title: say('imports.reread-title', { id: batch.id }),
      section: 'imports',
      ...(queued !== null && !still && { refresh: REFRESH }),
      body: rereadPage(batch, on, {
        queued,
        still,
        rereadings: await library.catalogue.rereadings(batch.id),
        page: Math.max(1, Math.min(pageFrom(request.query), pages)),
        address: (page) => (page > 1 ? `${here}?page=${page}` : here),
      }),
    });
  });

  server.post('/imports/:id/reread', async (request, reply) => {
    const { id } = await batchFrom(request.params);
    whileIdle(site, id);
    await soon(desk.read(id));
    return reply.redirect(importActionAddress(id, 'reread'), 303);
  });

  server.post('/imports/:id/reread/take', async (request, reply) => {
    const { id } = await batchFrom(request.params);
    whileIdle(site, id);
    const { work, part, mended } = filled(TAKING, request.body ?? {});
    const on = desk.of(id);
    const differ = on?.state === 'read' ? Object.keys(on.report.parts) : [];
    const isAll = work !== undefined || differ.every((one) => part.some((chosen) => chosen === one));
    await soon(
      desk.take(id, {
        works: work === undefined ? null : new Set([work as WorkId]),
        parts: isAll ? null : new Set(part),
        mended: mended === 'yes',
      }),
    );
    return reply.redirect(importActionAddress(id, 'reread'), 303);
  });

  server.post('/imports/:id/reread/undo', async (request, reply) => {
    const { id } = await batchFrom(request.params);
    whileIdle(site, id);
    const { rereading } = filled(UNDOING, request.body ?? {});
    const own = await library.catalogue.rereadings(id);
    if (!own.some((one) => one.id === rereading))
      throw new FanlightError('FL-USE-NO-REREADING', String(rereading));
    await undoRereading(library, rereading as RereadingId);
    desk.forget(id);
    return reply.redirect(importActionAddress(id, 'reread'), 303);
  });

  /** Throws FL-WEB-NOT-FOUND, and FL-USE-BATCH-STATE for an import that is withdrawn. */
  async function batchFrom(parameters: unknown): Promise<BatchSummary> {
    const batch = await library.catalogue.batch(batchIdFrom(parameters));
    if (batch === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    if (batch.withdrawnAt !== null) throw new FanlightError('FL-USE-BATCH-STATE', String(batch.id));
    return batch;
  }
}

/** Waits for what may be over soon: a page that shows the end is better than one that shows the way. */
async function soon(work: Promise<void>): Promise<void> {
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
