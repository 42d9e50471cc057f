import type { FastifyInstance } from 'fastify';
import { findWorks, marksOn } from '#library';
import { FACET_KINDS, formFromParameters, formToText } from '#search';
import { browsePage } from '../pages/browse-page.ts';
import { pageFrom, textFrom } from '../parameters.ts';
import { searchAddress } from '../parts/addresses.ts';
import { resultBlurbs } from '../result-blurbs.ts';
import type { Site } from '../site.ts';
import { leadOn } from './sources.ts';

/** Works on a page, and values of each facet beside them. */
const PAGE = 20;
const FACET_VALUES = 15;

/** `/works`: the works that answer `q`. A filled filter form is sent on to the address of the query that it asks; an old address asked for leads to what was published there. */
export function registerBrowse(server: FastifyInstance, site: Site): void {
  server.get('/works', async (request, reply) => {
    const parameters = new URL(request.url, 'http://localhost').searchParams;
    if (parameters.has('form'))
      return reply.redirect(searchAddress(formToText(formFromParameters(parameters))), 303);
    const asked = textFrom(request.query, 'q');
    if (isAddress(asked) && (await leadOn(site, request, reply, asked))) return reply;
    const found = await findWorks(site.library, asked, {
      page: pageFrom(request.query),
      size: PAGE,
      facets: { kinds: FACET_KINDS, values: FACET_VALUES, totals: false },
    });
    const marks = await marksOn(
      site.library,
      found.works.map(({ id }) => id),
    );
    const blurb = await resultBlurbs(site, found, marks, request.headers.cookie);
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
