/** A site as one audience has it: what its routes work with, and the pages that are kept for it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ImportQueue, Printer } from '#library';
import { asPage, PageShelf } from './page-shelf.ts';
import { type AssetAddresses, renderPage } from './parts/layout.ts';
import { reservation, robotsFor } from './policy.ts';
import { settingsFromCookies } from './settings.ts';
import type { PageToSend, Site } from './site.ts';

/** What a site is opened with. */
type SiteMeans = Pick<Site, 'library' | 'keyed' | 'audience' | 'policy' | 'blurbs'> & {
  queue?: ImportQueue;
  printer?: Printer | null;
  assets: AssetAddresses;
};

/** Opens a site; its pages are its own, so that none is sent to another audience. */
export function openSite(means: SiteMeans): { site: Site; pages: PageShelf } {
  const { library, keyed, audience, policy, blurbs, queue, printer, assets } = means;
  const pages = new PageShelf(library);
  const site: Site = {
    library,
    keyed,
    audience,
    policy,
    queue: queue ?? null,
    printer: printer ?? null,
    blurbs,
    send(request: FastifyRequest, reply: FastifyReply, page: PageToSend) {
      const { body, status = 200, listing = 'no', canonical = canonicalOf(request.url), ...frame } = page;
      const settings = settingsFromCookies(request.headers.cookie);
      const robots = robotsFor(policy, status === 200 ? listing : 'no');
      asPage(reply).code(status).header('x-robots-tag', robots);
      const world = { base: policy.publicAddress ?? '', robots, reservation: reservation(policy) };
      const address = request.url;
      const known = { ...frame, audience, world, address, ...(status === 200 && { canonical }) };
      return pages.send(request, reply, Buffer.from(renderPage(known, settings, assets, body)));
    },
  };
  return { site, pages };
}

/** The address that a page without parameters has, however it was asked for. */
function canonicalOf(url: string): string | undefined {
  if (url.includes('?')) return undefined;
  return url.replace(/(?!^)\/$/, '');
}
