/** What the site says to crawlers: what they may do, and what there is. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FanlightError } from '#errors';
import { robotsTxt, SITEMAP_PART, SITEMAP_TYPE, sitemapIndex, sitemapPart, tdmReservation } from '#feeds';
import { type Library, listedChange, listedWorks, listingState, listParts } from '#library';
import { isHeld } from '../deliver.ts';
import { pageIdFrom } from '../parameters.ts';
import { workAddress } from '../parts/addresses.ts';
import { worldHome } from '../policy.ts';
import type { Site } from '../site.ts';
import { streamOf } from '../stream-of.ts';

/** `/robots.txt`, `/.well-known/tdmrep.json`, and, where search engines are let in, `/sitemap.xml` with its parts. */
export function registerCrawlers(server: FastifyInstance, site: Site): void {
  const { library, policy } = site;
  const home = (request: FastifyRequest) => worldHome(request, policy);

  server.get('/robots.txt', async (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(robotsTxt({ ...policy, sitemap: `${home(request)}/sitemap.xml` })),
  );

  server.get('/.well-known/tdmrep.json', async (_, reply) =>
    reply.type('application/json').send(tdmReservation(policy)),
  );

  if (!policy.searchEngines) return;

  server.get('/sitemap.xml', async (request, reply) => {
    if (await isUnchanged(library, request, reply)) return reply.code(304).send();
    const parts = await listParts(library, SITEMAP_PART);
    const entries = parts.map(({ part, changedAt }) => ({
      address: `${home(request)}/sitemaps/${part}`,
      changedAt,
    }));
    return reply.type(SITEMAP_TYPE).send(sitemapIndex(entries));
  });

  server.get('/sitemaps/:id', async (request, reply) => {
    const part = pageIdFrom(request.params);
    if ((await listedChange(library, part, SITEMAP_PART)) === null)
      throw new FanlightError('FL-WEB-NOT-FOUND');
    if (await isUnchanged(library, request, reply)) return reply.code(304).send();
    const pages = entriesOf(library, part, home(request));
    return reply.type(SITEMAP_TYPE).send(streamOf(sitemapPart(pages)));
  });
}

async function* entriesOf(library: Library, part: number, home: string) {
  for await (const works of listedWorks(library, part, SITEMAP_PART))
    yield works.map(({ id, updatedAt }) => ({ address: home + workAddress(id), changedAt: updatedAt }));
}

/** Whether who asks has the same already: the ETag names what a sitemap is made of, so that none has to be made to tell. */
async function isUnchanged(
  library: Library,
  { headers, url }: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const made = `${await listingState(library)} ${headers.host} ${url}`;
  const etag = `W/"${createHash('sha256').update(made).digest('base64url').slice(0, 22)}"`;
  reply.headers({ etag, 'cache-control': 'no-cache' });
  return isHeld(headers['if-none-match'], etag);
}
