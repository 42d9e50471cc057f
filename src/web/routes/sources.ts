import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FanlightError } from '#errors';
import {
  COMMENTS_PAGE,
  deliverPicture,
  findAddress,
  listSitePages,
  readComments,
  showSitePage,
} from '#library';
import { say } from '#words';
import { commentsPage } from '../pages/originals-page.ts';
import { addressChoicePage, sitePage, sitePagesPage } from '../pages/site-pages.ts';
import { hashFrom, pageFrom, pageIdFrom, textFrom } from '../parameters.ts';
import { commentsAddress, sitePageAddress, sitePagesAddress } from '../parts/addresses.ts';
import { pageBesides } from '../parts/paging.ts';
import { tabTitle } from '../parts/tab-title.ts';
import { targetAddress } from '../parts/target-link.ts';
import type { Site } from '../site.ts';
import { workOf } from './reading.ts';

/** A year: what is under a hash never changes. */
const FOR_GOOD = 'private, max-age=31536000, immutable';

/** What works bring from where they were published, and where their old addresses lead. */
export function registerSources(server: FastifyInstance, site: Site): void {
  registerBeside(server, site);
  registerSitePages(server, site);

  /** The whole old address behind a prefix, as a server in front of this one can send it on without writing it anew. */
  server.get('/old/*', async (request, reply) => {
    // Many servers make several strokes one.
    const address = request.url.slice('/old/'.length).replace(/^(https?):\/(?!\/)/i, '$1://');
    if (await leadOn(site, request, reply, address)) return reply;
    throw new FanlightError('FL-WEB-NOT-FOUND', address);
  });
  server.get('/old', async (request, reply) => {
    const address = textFrom(request.query, 'address');
    if (await leadOn(site, request, reply, address)) return reply;
    throw new FanlightError('FL-WEB-NOT-FOUND', address);
  });
}

function registerBeside(server: FastifyInstance, site: Site): void {
  server.get('/works/:id/comments', async (request, reply) => {
    const work = await workOf(site, request.params);
    const about = { kind: 'work', work: work.id } as const;
    const comments = await readComments(site.library, about, pageFrom(request.query));
    return site.send(request, reply, {
      ...tabTitle(work, (name) => say('sources.title-comments', { name }), work.title),
      section: 'works',
      ...pageBesides({ ...comments, address: (page) => commentsAddress(work.id, page) }),
      body: commentsPage(work, comments),
    });
  });

  server.get('/media/:hash', async (request, reply) => {
    const picture = await deliverPicture(site.library, hashFrom(request.params));
    if (picture === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    return reply.header('cache-control', FOR_GOOD).type(picture.mediaType).send(Buffer.from(picture.bytes));
  });
}

function registerSitePages(server: FastifyInstance, site: Site): void {
  server.get('/pages', async (request, reply) => {
    const page = pageFrom(request.query);
    const { total, pages } = await listSitePages(site.library, page);
    const steps = { page, pages: Math.ceil(total / COMMENTS_PAGE), address: sitePagesAddress };
    return site.send(request, reply, {
      title: say('sources.pages'),
      ...pageBesides(steps),
      body: sitePagesPage(total, pages, steps),
    });
  });

  server.get('/pages/:id', async (request, reply) => {
    const id = pageIdFrom(request.params);
    const found = await showSitePage(site.library, id);
    if (found === null) throw new FanlightError('FL-WEB-NOT-FOUND');
    const comments = await readComments(site.library, { kind: 'page', page: id }, pageFrom(request.query));
    return site.send(request, reply, {
      title: found.title,
      ...pageBesides({ ...comments, address: (page) => sitePageAddress(id, page) }),
      body: sitePage(found, comments, site.audience),
    });
  });
}

/**
 * Sends a reader on to what was published at an old address, for good, or lets them choose where several sites had it.
 * False where nothing was.
 */
export async function leadOn(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  address: string,
): Promise<boolean> {
  const targets = await findAddress(site.library, address);
  const [first] = targets;
  if (first === undefined) return false;
  if (targets.length === 1) reply.redirect(targetAddress(first), 301);
  else
    site.send(request, reply, {
      title: say('sources.several'),
      status: 300,
      body: addressChoicePage(address, targets),
    });
  return true;
}
