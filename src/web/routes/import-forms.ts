import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FanlightError } from '#errors';
import type { ImportQueue } from '#library';
import { inLanguage, say, sayError, spokenLanguage } from '#words';
import { filled } from '../filled.ts';
import { newImportPage, type RefusedImport } from '../pages/new-import-page.ts';
import { batchIdFrom } from '../parameters.ts';
import { batchAddress, newImportAddress } from '../parts/addresses.ts';
import { progressWords } from '../parts/import-progress.ts';
import type { PatientRoute } from '../patience.ts';
import { answerHeaders } from '../policy.ts';
import { queueUpload } from '../receive-upload.ts';
import type { Site } from '../site.ts';

const PATH = z.object({ path: z.string().trim().max(4_000) });
/** Pages that follow an import at a time; those beyond are told once and ask again by themselves. */
const MOST_FOLLOWERS = 50;
/** Milliseconds after which a follower that was cut off asks again. */
const ASK_AGAIN = 3_000;

/** `/imports/new` and what it sends, an import's progress, and what a person does with one that runs. */
export function registerImportForms(server: FastifyInstance, site: Site, queue: ImportQueue): void {
  const sendForms = (request: FastifyRequest, reply: FastifyReply, refused: RefusedImport | null) =>
    site.send(request, reply, {
      title: say('imports.bring-in'),
      section: 'imports',
      status: refused === null ? 200 : 400,
      body: newImportPage(queue.shelf.limits, queue.takesPaths, refused),
    });

  server.get(newImportAddress(), (request, reply) => sendForms(request, reply, null));

  server.post('/imports/path', async (request, reply) => {
    const { path } = filled(PATH, request.body);
    if (path === '')
      return sendForms(request, reply, { form: 'path', problem: say('imports.no-path-given') });
    try {
      return reply.redirect(batchAddress(await queue.addPath(path)), 303);
    } catch (thrown) {
      if (!(thrown instanceof FanlightError) || thrown.code !== 'FL-USE-NO-INPUT') throw thrown;
      return sendForms(request, reply, {
        form: 'path',
        path,
        problem: sayError(thrown.code, thrown.subject),
      });
    }
  });

  server.register(async (scope) => {
    // A file that is too large is left out by the shelf, and the others come in.
    await scope.register(multipart, { throwFileSizeLimit: false });
    const config: PatientRoute = { isUpload: true };
    scope.post('/imports/upload', { config }, async (request, reply) => {
      if (!request.isMultipart()) throw new FanlightError('FL-WEB-FORM');
      const batch = await queueUpload(request, site);
      if (batch === null)
        return sendForms(request, reply, { form: 'upload', problem: say('imports.no-file-chosen') });
      return reply.redirect(batchAddress(batch), 303);
    });
  });

  let followers = 0;
  server.get('/imports/:id/progress', { exposeHeadRoute: false }, async (request, reply) => {
    const batch = batchIdFrom(request.params);
    if ((await site.library.catalogue.batch(batch)) === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...answerHeaders(site.policy),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    raw.write(`retry: ${ASK_AGAIN}\n\n`);
    let leave = () => {};
    // The queue tells of an import in the course of that import, not of this request.
    const language = spokenLanguage();
    const tell = () => {
      if (raw.writableEnded || raw.destroyed) return;
      const words = inLanguage(language, () => progressWords(queue.under(batch)));
      // Who does not read on is not told more, but for the end.
      if (raw.writableNeedDrain && words.state !== 'over') return;
      raw.write(`data: ${JSON.stringify(words)}\n\n`);
      if (words.state === 'over' || followers > MOST_FOLLOWERS) raw.end();
    };
    followers += 1;
    raw.once('close', () => {
      followers -= 1;
      leave();
    });
    leave = queue.watch(batch, tell);
    tell();
  });

  for (const does of ['pause', 'resume', 'stop', 'take-up'] as const)
    server.post(`/imports/:id/${does}`, async (request, reply) => {
      const batch = batchIdFrom(request.params);
      switch (does) {
        case 'pause':
        case 'resume':
          queue[does](batch);
          break;
        case 'stop':
          await queue.stop(batch);
          break;
        case 'take-up':
          await queue.takeUp(batch);
      }
      return reply.redirect(batchAddress(batch), 303);
    });
}
