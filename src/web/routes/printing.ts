import type { FastifyInstance } from 'fastify';
import { printWork } from '#library';
import { say } from '#words';
import { deliver } from '../deliver.ts';
import { printPage } from '../pages/print-page.ts';
import { workIdFrom } from '../parameters.ts';
import { tabTitle } from '../parts/tab-title.ts';
import { printOptionsFrom } from '../print-form.ts';
import type { Site } from '../site.ts';
import { workOf } from './reading.ts';

/** `/works/:id/print`: how a work is to be put on paper; `/works/:id/download.pdf`: the PDF. */
export function registerPrinting(server: FastifyInstance, site: Site): void {
  server.get('/works/:id/print', async (request, reply) => {
    const work = await workOf(site, request.params);
    return site.send(request, reply, {
      ...tabTitle(work, (title) => say('books.print-title', { title })),
      section: 'works',
      body: printPage(work, site.printer !== null),
    });
  });

  server.get('/works/:id/download.pdf', async (request, reply) => {
    const id = workIdFrom(request.params);
    const options = printOptionsFrom(request.query);
    return deliver(request, reply, await printWork(site.library, site.printer, id, options));
  });
}
