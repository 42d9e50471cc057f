import type { FastifyInstance } from 'fastify';
import { findWorks } from '#library';
import { formFromParameters, formToText } from '#search';
import { browsePage } from '../pages/browse-page.ts';
import { pageFrom, textFrom } from '../parameters.ts';
import { searchAddress } from '../parts/addresses.ts';
import { RESULTS, resultBlurbs } from '../result-blurbs.ts';
import type { Site } from '../site.ts';
import { leadOn } from './sources.ts';

/** `/works`: the works that answer `q`. A filled filter form is sent on to the address of the query that it asks; an old address asked for leads to what was published there. */
export function registerBrowse(server: FastifyInstance, site: Site): void {
  server.get('/works', async (request, reply) => {
    const parameters = new URL(request.url, 'http://localhost').searchParams;
    if (parameters.has('form'))
      return reply.redirect(searchAddress(formToText(formFromParameters(parameters))), 303);
    const asked = textFrom(request.query, 'q');
    if (isAddress(asked) && (await leadOn(site, request, reply, asked))) return reply;
    const found = await findWorks(site.library, asked, {
      ...RESULTS,
      page: pageFrom(request.query),
    });
    const { blurb, marks } = await resultBlurbs(site, found, request.headers.cookie);
    return site.send(request, reply, {
      title: found.text === '' ? 'All works' : found.sentence,
      section: 'works',
      query: asked,
      body: browsePage(found, asked, blurb, marks),
    });
  });
}

function isAddress(asked: string): boolean {
  return /^https?:\/\/\S+$/i.test(asked.trim());
}
