import type { FastifyInstance } from 'fastify';
import { forgetPlace, keepPlace, listPlaces } from '#library';
import { say } from '#words';
import { underWayPage } from '../pages/under-way-page.ts';
import { pageFrom, workIdFrom } from '../parameters.ts';
import { blockAnchor } from '../parts/addresses.ts';
import { placeForm } from '../reader-forms.ts';
import { settingsFromCookies } from '../settings.ts';
import type { Site } from '../site.ts';

/** Works on a page of those that are being read. */
const PLACES_PAGE = 20;

/** `/works/:id/place`, where a reader's place is kept, and `/places`, the works that are being read. */
export function registerPlaces(server: FastifyInstance, site: Site): void {
  server.post('/works/:id/place', async (request, reply) => {
    const work = workIdFrom(request.params);
    const form = placeForm(request.body);
    if (form.set === 'no') {
      await forgetPlace(site.library, work);
      return reply.redirect(form.back, 303);
    }
    const { chapter, paragraph } = form;
    const following = form.following === 'yes';
    const kept = await keepPlace(site.library, work, { chapter, paragraph, following });
    if (form.quiet === 'yes') return reply.code(204).send();
    const back = form.back.replace(/#.*$/, '');
    return reply.redirect(`${back}#${blockAnchor(kept.chapter, kept.paragraph)}`, 303);
  });

  server.get('/places', async (request, reply) => {
    const page = pageFrom(request.query);
    const underWay = await listPlaces(site.library, { page, size: PLACES_PAGE });
    return site.send(request, reply, {
      title: say('reading.under-way'),
      section: 'yours',
      body: underWayPage(underWay, settingsFromCookies(request.headers.cookie)),
    });
  });
}
