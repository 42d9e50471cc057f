import type { FastifyInstance } from 'fastify';
import { FanlightError } from '#errors';
import { countRevisions, deliverOriginal, explainWork, listOriginals } from '#library';
import { say } from '#words';
import { deliver } from '../deliver.ts';
import { evidencePage } from '../pages/evidence-page.ts';
import { originalsPage } from '../pages/originals-page.ts';
import { hashFrom, workIdFrom } from '../parameters.ts';
import { tabTitle } from '../parts/tab-title.ts';
import type { Site } from '../site.ts';
import { workOf } from './reading.ts';

/** What a work was read from: `/works/N/original`, `/works/N/originals`, and `/works/N/evidence`, why it was read so. */
export function registerOriginals(server: FastifyInstance, site: Site): void {
  server.get('/works/:id/evidence', async (request, reply) => {
    const explanation = await explainWork(site.library, workIdFrom(request.params));
    if (explanation === null) throw new FanlightError('FL-USE-NO-WORK');
    return site.send(request, reply, {
      ...tabTitle(explanation.work, (name) => say('sources.title-evidence', { name })),
      section: 'works',
      body: evidencePage(explanation),
    });
  });

  server.get('/works/:id/original', async (request, reply) => {
    const file = await deliverOriginal(site.library, workIdFrom(request.params));
    if (file === null) throw new FanlightError('FL-USE-NO-WORK');
    return deliver(request, reply, file, 'application/octet-stream');
  });

  server.get('/works/:id/originals', async (request, reply) => {
    const work = await workOf(site, request.params);
    const originals = await listOriginals(site.library, work.id);
    return site.send(request, reply, {
      ...tabTitle(work, (name) => say('sources.title-originals', { name }), work.title),
      section: 'works',
      body: originalsPage(work, originals, await countRevisions(site.library, work.id)),
    });
  });

  server.get('/works/:id/originals/:hash', async (request, reply) => {
    const work = await workOf(site, request.params);
    const file = await deliverOriginal(site.library, work.id, hashFrom(request.params));
    if (file === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    return deliver(request, reply, file);
  });
}
