import type { FastifyInstance } from 'fastify';
import { FanlightError } from '#errors';
import { compareRevisions, mutesOn } from '#library';
import { say } from '#words';
import { comparePage, noComparisonPage } from '../pages/compare-page.ts';
import { numberFrom, pageFrom, textFrom } from '../parameters.ts';
import type { Site } from '../site.ts';
import { workOf } from './reading.ts';

/** `/works/N/compare`: two states of a work beside each other. */
export function registerComparing(server: FastifyInstance, site: Site): void {
  server.get('/works/:id/compare', async (request, reply) => {
    const work = await workOf(site, request.params);
    const from = numberFrom(request.query, 'from');
    const to = numberFrom(request.query, 'to');
    const compared = await compareRevisions(site.library, work.id, {
      from,
      to,
      page: pageFrom(request.query),
    });
    if (compared === null && (from !== undefined || to !== undefined))
      throw new FanlightError('FL-WEB-NOT-FOUND');
    const isAsked = textFrom(request.query, 'text') === 'show';
    const isHeld =
      !isAsked && (work.rating === 'Explicit' || (await mutesOn(site.library, work.id)).length > 0);
    return site.send(request, reply, {
      title: say('sources.title-states', { title: work.title }),
      section: 'works',
      body: compared === null ? noComparisonPage(work) : comparePage(work, compared, isHeld),
    });
  });
}
