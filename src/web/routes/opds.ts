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
import { copyWork, deliverCover, exportWork, exportWorks, mutesOn } from '#library';
import { say } from '#words';
import { deliver, sendBytes } from '../deliver.ts';
import { askForToken, FEED_BASES, type FeedAsker, feedAsker, knownAsker } from '../feed-asker.ts';
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
import { pageFrom, textFrom, workIdFrom } from '../parameters.ts';
import { DOWNLOADS } from '../parts/work-ways.ts';
import { homeOf, type SitePolicy } from '../policy.ts';
import type { Site } from '../site.ts';
import { workOf } from './reading.ts';

/** What programs leave of a template that they do not fill in whole. */
const LEFT_OVER = /^\{[^{}]*\}$/;

/** Makes a page of the catalogue for who asks; `isReaders`: it is for nobody but a reader. */
type PageMaker = {
  isReaders?: true;
  make(asker: FeedAsker, request: FastifyRequest): Promise<CataloguePage>;
};

const WRITERS: Record<OpdsVersion, (page: CataloguePage, place: FeedPlace) => MadeFeed> = {
  '1.2': opds1Page,
  '2.0': opds2Page,
};
const VERSIONS = ['1.2', '2.0'] as const satisfies readonly OpdsVersion[];
const NAMES: readonly NamesDirectory[] = ['fandoms', 'creators', 'series'];

/**
 * `/opds` and `/opds/v2`, the catalogue for e-readers in both versions, which hold the same; once more below the token of a device. What
 * its reader muted is in none of it. What a reader did is for who comes with a token, or is the owner.
 */
export function registerOpds(server: FastifyInstance, site: Site, shelf: FeedShelf): void {
  const { policy } = site;

  for (const base of FEED_BASES) {
    for (const version of VERSIONS) {
      const root = base + OPDS_ROOTS[version];
      const send = async (
        request: FastifyRequest,
        reply: FastifyReply,
        make: (asker: FeedAsker) => Promise<MadeFeed>,
        isReaders = false,
      ) => {
        const asker = await feedAsker(site, request, reply);
        if (asker === null) return refuse(request, reply, version, policy);
        if (isReaders && asker.audience === 'visitors')
          return refuse(request, askForToken(reply), version, policy);
        return shelf.send(request, reply, asker, () => make(asker));
      };
      for (const [path, { make, isReaders }] of MAKERS)
        server.get(root + path, (request, reply) => {
          const page = async (asker: FeedAsker) => WRITERS[version](await make(asker, request), asker.place);
          return send(request, reply, page, isReaders);
        });
      server.get(`${root}/works/:id`, (request, reply) =>
        send(request, reply, async ({ library, reader, place }) => {
          const work = await workOf({ library }, request.params);
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
    return shelf.send(request, reply, asker, async () => described);
  });

  server.get(`${OPDS_ROOTS['2.0']}/authentication`, async (request, reply) =>
    reply.type(OPDS_AUTHENTICATION_TYPE).send(authenticationFor(request, policy)),
  );

  for (const base of FEED_BASES)
    for (const { name, size } of COVERS)
      server.get(`${base}/works/:id/${name}`, async (request, reply) => {
        const asker = await feedAsker(site, request, reply);
        if (asker === null) return refuse(request, reply, '2.0', policy);
        const cover = await deliverCover(asker.library, workIdFrom(request.params), size);
        return sendBytes(request, reply, cover ?? notFound(), COVER_TYPE);
      });

  for (const base of FEED_BASES)
    server.get(base + SERIES_BOOK, async (request, reply) => {
      const asker = await feedAsker(site, request, reply);
      if (asker === null) return refuse(request, reply, '2.0', policy);
      const series = { kind: 'series', name: nameFrom(request) } as const;
      const options = { extension: 'epub', as: 'one-book', reader: asker.reader } as const;
      for await (const file of exportWorks(asker.library, series, options))
        return deliver(request, reply, file);
      return notFound();
    });

  for (const base of FEED_BASES)
    for (const format of DOWNLOADS)
      server.get(`${base}/works/:id/download.${format}`, async (request, reply) => {
        // Pages lead to the plain address, where a password may be that of a proxy before the site.
        const asker = (await knownAsker(site, request)) ?? (base === '' ? site : null);
        if (asker === null) return refuse(request, askForToken(reply), '2.0', policy);
        // A place comes back from no book of a visitor's, so none is recorded.
        const write = asker.audience === 'owner' ? exportWork : copyWork;
        return deliver(request, reply, await write(asker.library, workIdFrom(request.params), format));
      });
}

/** The lists of the catalogue by their paths. */
const MAKERS: readonly [string, PageMaker][] = [
  ['', { make: (asker) => rootPage(asker) }],
  ...SHELVES.map((shelf): [string, PageMaker] => [
    `/${shelf.name}`,
    {
      ...(shelf.isReaders && { isReaders: true }),
      make: (asker, request) => shelfPage(asker, shelf, pageOf(request)),
    },
  ]),
  [`/${UNDER_WAY.name}`, { isReaders: true, make: (asker, request) => underWayPage(asker, pageOf(request)) }],
  ['/searches', { isReaders: true, make: (asker) => searchesPage(asker) }],
  [
    '/searches/:id',
    { isReaders: true, make: (asker, request) => savedSearchPage(asker, request.params, pageOf(request)) },
  ],
  ...NAMES.map((name): [string, PageMaker] => [
    `/${name}`,
    {
      make: (asker, request) => {
        const one = textFrom(request.query, 'name');
        return name === 'series' && one !== ''
          ? seriesPage(asker, one, pageOf(request))
          : directoryPage(asker, name, pageOf(request));
      },
    },
  ]),
  ['/fandom', { make: (asker, request) => namedPage(asker, 'fandom', nameFrom(request), pageOf(request)) }],
  ['/creator', { make: (asker, request) => namedPage(asker, 'by', nameFrom(request), pageOf(request)) }],
  [
    '/works',
    {
      make: (asker, request) => {
        const said = (name: string) => textFrom(request.query, name).replace(LEFT_OVER, '');
        const asked = { query: said('q') || said('query'), author: said('author'), title: said('title') };
        return searchResultPage(asker, asked, pageOf(request));
      },
    },
  ],
];

function pageOf(request: FastifyRequest): number {
  return pageFrom(request.query);
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
