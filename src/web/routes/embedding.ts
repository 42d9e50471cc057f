/** What other programs show for an address of this site. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { embeddedLink } from '#feeds';
import { mutesOn, showWork } from '#library';
import { textFrom } from '../parameters.ts';
import { creatorAddress } from '../parts/addresses.ts';
import { isForAdults } from '../parts/tab-title.ts';
import { homeOf, worldHome } from '../policy.ts';
import type { Site } from '../site.ts';

/** Addresses of works and their chapters; the number is below what databases count to. */
const WORK = /^\/works\/(\d{1,15})(?:\/chapters\/\d{1,15})?\/?$/;
const MOST_ADDRESS = 2_000;

/**
 * `/oembed?url=…` (oEmbed 1.0): the name of a work for its address. Nothing that a warning covers is told: of muted works and works for adults the
 * title alone, as their pages have it, and of none a summary, a picture or markup.
 */
export function registerEmbedding(server: FastifyInstance, site: Site): void {
  server.get('/oembed', async (request, reply) => {
    const format = textFrom(request.query, 'format') || 'json';
    if (format !== 'json') return reply.code(501).send();
    const home = worldHome(request, site.policy);
    const id = workIn(textFrom(request.query, 'url'), request, site);
    const work = id === null ? null : await showWork(site.library, id);
    if (work === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    const isNamed = !isForAdults(work) && (await mutesOn(site.library, work.id)).length === 0;
    const [name] = work.creators;
    const creator =
      isNamed && name !== undefined
        ? { name: work.creators.join(', '), address: home + creatorAddress(name) }
        : null;
    return reply
      .header('cache-control', 'no-cache')
      .type('application/json')
      .send(JSON.stringify(embeddedLink({ title: work.title, creator, home })));
  });
}

/** The work that a whole address of this site names; null for any other. */
function workIn(address: string, request: FastifyRequest, { policy }: Site): WorkId | null {
  if (address.length > MOST_ADDRESS) return null;
  const url = URL.parse(address);
  if (url === null) return null;
  const isOwn = url.origin === policy.publicAddress || url.origin === homeOf(request, policy);
  const [, id] = (isOwn && WORK.exec(url.pathname)) || [];
  return id === undefined ? null : (Number(id) as WorkId);
}
