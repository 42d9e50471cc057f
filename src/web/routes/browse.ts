import type { FastifyInstance } from 'fastify';
import { explainEmpty, findWorks, pickWork } from '#library';
import { formFromParameters, formToText } from '#search';
import { say } from '#words';
import { browsePage } from '../pages/browse-page.ts';
import { pageFrom, textFrom, viewFrom } from '../parameters.ts';
import { searchAddress, workAddress, worksFeedAddress } from '../parts/addresses.ts';
import { pageBesides } from '../parts/paging.ts';
import { RESULTS, resultBlurbs } from '../result-blurbs.ts';
import type { Site } from '../site.ts';
import { leadOn } from './sources.ts';

/** Lines of a table; they are shorter than the entries of a list. */
const TABLE_SIZE = 50;

/** `/works`: the works that answer `q`. A filled filter form is sent on to the address of the query that it asks; an old address asked for leads to what was published there. */
export function registerBrowse(server: FastifyInstance, site: Site): void {
  server.get('/works', async (request, reply) => {
    const parameters = new URL(request.url, 'http://localhost').searchParams;
    if (parameters.has('form'))
      return reply.redirect(
        searchAddress(formToText(formFromParameters(parameters)), 1, viewFrom(request.query)),
        303,
      );
    const asked = textFrom(request.query, 'q');
    if (isAddress(asked) && (await leadOn(site, request, reply, asked))) return reply;
    const view = viewFrom(request.query);
    const found = await findWorks(site.library, asked, {
      ...RESULTS,
      ...(view === 'table' && { size: TABLE_SIZE }),
      page: pageFrom(request.query),
    });
    const empty = found.total === 0 ? await explainEmpty(site.library, found.query) : [];
    const { blurb, marks } = await resultBlurbs(site, found, request.headers.cookie);
    return site.send(request, reply, {
      title: found.text === '' ? say('finding.all-works') : found.sentence,
      section: 'works',
      listing: 'links',
      ...pageBesides({ ...found, address: (page) => searchAddress(found.text, page, view) }),
      feed: worksFeedAddress(found.text),
      query: asked,
      body: browsePage(found, { asked, view, empty, audience: site.audience }, blurb, marks),
    });
  });
}

/** `/random`: one work of those that answer `q`, another each time. `/recent`: the works, those that came in last first. */
export function registerWaysIn(server: FastifyInstance, site: Site): void {
  server.get('/random', async (request, reply) => {
    const asked = textFrom(request.query, 'q');
    const work = await pickWork(site.library, asked, Math.floor(Math.random() * 1_000_000));
    reply.header('cache-control', 'no-store');
    return reply.redirect(work === null ? searchAddress(asked) : workAddress(work), 303);
  });

  server.get('/recent', async (_, reply) => reply.redirect(searchAddress('sort:added'), 303));
}

function isAddress(asked: string): boolean {
  return /^https?:\/\/\S+$/i.test(asked.trim());
}
