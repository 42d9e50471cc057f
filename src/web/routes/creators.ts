import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FanlightError } from '#errors';
import { gatherCreatorWorks, gatherSeries, marksOn, readComments, showCreator, showSeries } from '#library';
import { creatorPage, creatorWays } from '../pages/creator-page.ts';
import { seriesPage } from '../pages/series-page.ts';
import { pageFrom, textFrom } from '../parameters.ts';
import { creatorAddress, nameFeedAddress, seriesAddress } from '../parts/addresses.ts';
import { pageBesides } from '../parts/paging.ts';
import { RESULTS, resultBlurbs } from '../result-blurbs.ts';
import { settingsFromCookies } from '../settings.ts';
import type { Site } from '../site.ts';

/** `/creator`: the works under a name, and what a site said of who bears it. */
export function registerCreators(server: FastifyInstance, site: Site): void {
  server.get('/creator', async (request, reply) => {
    const name = textFrom(request.query, 'name');
    if (name === '') throw new FanlightError('FL-WEB-NOT-FOUND');
    const profile = await showCreator(site.library, name);
    const works = await gatherCreatorWorks(site.library, name, {
      page: pageFrom(request.query),
      size: RESULTS.size,
    });
    const { blurb, marks } = await resultBlurbs(site, works.found, request.headers.cookie);
    return site.send(request, reply, {
      title: name,
      section: 'creators',
      listing: 'links',
      ...pageBesides({ ...works.found, address: (page) => creatorAddress(name, page) }),
      feed: nameFeedAddress('creator', name),
      body: creatorPage(
        name,
        works,
        profile,
        blurb,
        marks,
        creatorWays(name, works.found.text, site.audience),
      ),
    });
  });
}

/** The page of the series that a request names. Throws FL-WEB-NOT-FOUND where neither a work nor a site knows it. */
export async function sendSeries(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const name = textFrom(request.query, 'name');
  const found = await showSeries(site.library, name);
  const works = await gatherSeries(site.library, name);
  if (found === null && works.length === 0) throw new FanlightError('FL-WEB-NOT-FOUND');
  const comments = await readComments(site.library, { kind: 'series', name }, pageFrom(request.query));
  const marks = await marksOn(
    site.library,
    works.map(({ id }) => id),
  );
  const pace = Number(settingsFromCookies(request.headers.cookie).pace);
  return site.send(request, reply, {
    title: name,
    section: 'works',
    listing: 'links',
    ...pageBesides({ ...comments, address: (page) => seriesAddress(name, page) }),
    feed: nameFeedAddress('series', name),
    body: seriesPage(name, works, found, comments, { marks, pace, audience: site.audience }),
  });
}
