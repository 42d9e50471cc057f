import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FanlightError } from '#errors';
import {
  type CataloguePage,
  COVER_TYPE,
  COVERS,
  type FeedPlace,
  OPDS_AUTHENTICATION_TYPE,
  OPDS_ENTRY_TYPE,
  OPDS_ROOTS,
  OPDS2_PUBLICATION_TYPE,
  OPEN_SEARCH_TYPE,
  type OpdsVersion,
  opds1Entry,
  opds1Page,
  opds2Page,
  opds2Publication,
  opdsAuthentication,
  openSearchDescription,
  siteSearchDescription,
} from '#feeds';
import { deliverCover, exportWork, exportWorks, mutesOn } from '#library';
import { say } from '#words';
import { deliver, sendBytes } from '../deliver.ts';
import { FEED_BASES, type FeedAsker, feedAsker } from '../feed-asker.ts';
import type { FeedShelf, MadeFeed } from '../feed-shelf.ts';
import {
  namedPage,
  SERIES_BOOK,
  savedSearchPage,
  searchResultPage,
  seriesPage,
  shelfPage,
  underWayPage,
} from '../opds/books.ts';
import { directoryPage, type NamesDirectory } from '../opds/directories.ts';
import { rootPage, SHELVES, searchesPage, UNDER_WAY } from '../opds/shelves.ts';
import { DOWNLOADS } from '../pages/work-page.ts';
import { pageFrom, textFrom, workIdFrom } from '../parameters.ts';
import { homeOf, type SitePolicy } from '../policy.ts';
import type { Site } from '../site.ts';
import { workOf } from './reading.ts';

/** What programs leave of a template that they do not fill in whole. */
const LEFT_OVER = /^\{[^{}]*\}$/;

/** Makes a page of the catalogue for who asks. */
type PageMaker = (asker: FeedAsker, request: FastifyRequest) => Promise<CataloguePage>;

const WRITERS: Record<OpdsVersion, (page: CataloguePage, place: FeedPlace) => MadeFeed> = {
  '1.2': opds1Page,
  '2.0': opds2Page,
};
const VERSIONS = ['1.2', '2.0'] as const satisfies readonly OpdsVersion[];
const NAMES: readonly NamesDirectory[] = ['fandoms', 'creators', 'series'];

/**
 * `/opds` and `/opds/v2`, the catalogue for e-readers in both versions, which hold the same; once more below the token of a device. What
 * its reader muted is in none of it.
 */
export function registerOpds(server: FastifyInstance, site: Site, shelf: FeedShelf): void {
  const { library, policy } = site;
  const makers = pageMakers(site);

  for (const base of FEED_BASES) {
    for (const version of VERSIONS) {
      const root = base + OPDS_ROOTS[version];
      const send = async (
        request: FastifyRequest,
        reply: FastifyReply,
        make: (asker: FeedAsker) => Promise<MadeFeed>,
      ) => {
        const asker = await feedAsker(site, request, reply);
        if (asker === null) return refuse(request, reply, version, policy);
        return shelf.send(request, reply, asker.reader, () => make(asker));
      };
      for (const [path, maker] of makers)
        server.get(root + path, (request, reply) =>
          send(request, reply, async (asker) => WRITERS[version](await maker(asker, request), asker.place)),
        );
      server.get(`${root}/works/:id`, (request, reply) =>
        send(request, reply, async ({ reader, place }) => {
          const work = await workOf(site, request.params);
          if ((await mutesOn(library, work.id, reader)).length > 0) notFound();
          return version === '1.2'
            ? { type: OPDS_ENTRY_TYPE, body: opds1Entry(work, place) }
            : { type: OPDS2_PUBLICATION_TYPE, body: opds2Publication(work, place) };
        }),
      );
      if (version === '1.2')
        server.get(`${root}/search.xml`, (request, reply) =>
          send(request, reply, async ({ place }) => ({
            type: OPEN_SEARCH_TYPE,
            body: openSearchDescription(place),
          })),
        );
    }
  }

  /** For browsers, which look for it at the pages. */
  server.get('/opensearch.xml', async (request, reply) => {
    const asker = await feedAsker(site, request, reply);
    if (asker === null) return refuse(request, reply, '1.2', policy);
    const described = { type: OPEN_SEARCH_TYPE, body: siteSearchDescription(asker.place) };
    return shelf.send(request, reply, asker.reader, async () => described);
  });

  server.get(`${OPDS_ROOTS['2.0']}/authentication`, async (request, reply) =>
    reply.type(OPDS_AUTHENTICATION_TYPE).send(authenticationFor(request, policy)),
  );

  for (const base of FEED_BASES)
    for (const { name, size } of COVERS)
      server.get(`${base}/works/:id/${name}`, async (request, reply) => {
        if ((await feedAsker(site, request, reply)) === null) return refuse(request, reply, '2.0', policy);
        const cover = await deliverCover(library, workIdFrom(request.params), size);
        return sendBytes(request, reply, cover ?? notFound(), COVER_TYPE);
      });

  for (const base of FEED_BASES)
    server.get(base + SERIES_BOOK, async (request, reply) => {
      const asker = await feedAsker(site, request, reply);
      if (asker === null) return refuse(request, reply, '2.0', policy);
      const series = { kind: 'series', name: nameFrom(request) } as const;
      const options = { extension: 'epub', as: 'one-book', reader: asker.reader } as const;
      for await (const file of exportWorks(library, series, options)) return deliver(request, reply, file);
      return notFound();
    });

  for (const format of DOWNLOADS)
    server.get(`${FEED_BASES[1]}/works/:id/download.${format}`, async (request, reply) => {
      if ((await feedAsker(site, request, reply)) === null) return refuse(request, reply, '2.0', policy);
      return deliver(request, reply, await exportWork(library, workIdFrom(request.params), format));
    });
}

/** The lists of the catalogue by their paths. */
function pageMakers(site: Site): [string, PageMaker][] {
  const page = (request: FastifyRequest) => pageFrom(request.query);
  return [
    ['', (asker) => rootPage(site, asker)],
    ...SHELVES.map((shelf): [string, PageMaker] => [
      `/${shelf.name}`,
      (asker, request) => shelfPage(site, asker, shelf, page(request)),
    ]),
    [`/${UNDER_WAY.name}`, (asker, request) => underWayPage(site, asker, page(request))],
    ['/searches', (asker) => searchesPage(site, asker)],
    ['/searches/:id', (asker, request) => savedSearchPage(site, asker, request.params, page(request))],
    ...NAMES.map((name): [string, PageMaker] => [
      `/${name}`,
      (asker, request) => {
        const one = textFrom(request.query, 'name');
        return name === 'series' && one !== ''
          ? seriesPage(site, asker, one, page(request))
          : directoryPage(site, asker, name, page(request));
      },
    ]),
    ['/fandom', (asker, request) => namedPage(site, asker, 'fandom', nameFrom(request), page(request))],
    ['/creator', (asker, request) => namedPage(site, asker, 'by', nameFrom(request), page(request))],
    [
      '/works',
      (asker, request) => {
        const said = (name: string) => textFrom(request.query, name).replace(LEFT_OVER, '');
        const asked = { query: said('q') || said('query'), author: said('author'), title: said('title') };
        return searchResultPage(site, asker, asked, page(request));
      },
    ],
  ];
}

/** The name that an address asks for. Throws FL-WEB-NOT-FOUND where it asks for none. */
function nameFrom(request: FastifyRequest): string {
  return textFrom(request.query, 'name') || notFound();
}

function notFound(): never {
  throw new FanlightError('FL-WEB-NOT-FOUND');
}

/** The answer to a token that no device has: never a page to log in on. */
function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  version: OpdsVersion,
  policy: SitePolicy,
): FastifyReply {
  if (version === '1.2')
    return reply.type('text/plain; charset=utf-8').send(`${say('feeds.unknown-device')}\n`);
  return reply.type(OPDS_AUTHENTICATION_TYPE).send(authenticationFor(request, policy));
}

/** As bytes, since to a text of JSON the framework would add a charset, which this type does not have. */
function authenticationFor(request: FastifyRequest, policy: SitePolicy): Buffer {
  return Buffer.from(opdsAuthentication({ home: homeOf(request, policy) }));
}
