import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  ATOM_TYPE,
  atomFeed,
  type FeedPlace,
  feedId,
  feedUpdated,
  type Listing,
  OPDS_ACQUISITION_TYPE,
  OPDS_NAVIGATION_TYPE,
  OPEN_SEARCH_TYPE,
  opdsAcquisition,
  opdsNavigation,
  openSearchDescription,
  type Shelf,
} from '#feeds';
import { type FoundWorks, findSearch, findWorks, listSearches } from '#library';
import { describeQuery, parseQuery } from '#search';
import { FeedShelf } from '../feed-shelf.ts';
import { pageFrom, searchIdFrom, textFrom } from '../parameters.ts';
import {
  savedSearchAddress,
  searchAddress,
  searchFeedAddress,
  searchShelfAddress,
  shelfAddress,
} from '../parts/addresses.ts';
import { counted } from '../parts/wording.ts';
import type { Site } from '../site.ts';

/** Works on a page of a feed. */
const FEED_PAGE = 50;
/** The date of what holds nothing. */
const NEVER = '1970-01-01T00:00:00Z';

/** The shelves that every library has: their number is part of their name in feeds. */
const SHELVES = [
  { number: 1, name: 'new', title: 'Added last', query: 'sort:added', relation: 'new' },
  { number: 2, name: 'all', title: 'All works, by title', query: 'sort:title', relation: 'subsection' },
  { number: 3, name: 'bookmarks', title: 'Bookmarks', query: 'is:bookmarked sort:title', relation: 'shelf' },
] as const satisfies readonly {
  number: number;
  name: string;
  title: string;
  query: string;
  relation: Shelf['relation'];
}[];

/** `/opds`, the catalogue for e-readers, and the Atom feeds of saved searches. What is muted is in none of them. */
export function registerFeeds(server: FastifyInstance, site: Site): void {
  const { library } = site;
  const shelf = new FeedShelf();

  async function placeOf(request: FastifyRequest): Promise<FeedPlace> {
    return { site: `http://${request.headers.host}`, library: await library.catalogue.identity() };
  }

  async function sendBooks(
    request: FastifyRequest,
    reply: FastifyReply,
    list: { query: string; title: string; id: string; since?: string; shownAt?: string },
    address: (page: number) => string,
  ): Promise<FastifyReply> {
    const found = await findWorks(library, list.query, { page: pageFrom(request.query), size: FEED_PAGE });
    const listing = listingOf(found, { since: NEVER, shownAt: searchAddress(found.text), ...list, address });
    const place = await placeOf(request);
    return shelf.send(request, reply, OPDS_ACQUISITION_TYPE, opdsAcquisition(listing, place));
  }

  server.get('/opds', async (request, reply) => {
    const place = await placeOf(request);
    const newest = await findWorks(library, 'sort:updated', { page: 1, size: 1 });
    const updated = feedUpdated({ works: newest.works, since: NEVER });
    const says = `${counted(newest.total, 'work')}.`;
    const shelves = SHELVES.map(
      ({ number, name, title, relation, query }): Shelf => ({
        id: feedId(place.library, 'shelf', number),
        title,
        says: describeQuery(parseQuery(query).query),
        updated,
        relation,
        address: shelfAddress(name),
      }),
    );
    const searches = (await listSearches(library)).map(
      ({ search, sentence, total }): Shelf => ({
        id: feedId(place.library, 'search', search.id),
        title: search.name,
        says: `${counted(total, 'work')}. ${sentence}`,
        updated: search.madeAt,
        relation: 'subsection',
        address: searchShelfAddress(search.id),
      }),
    );
    const root = { id: feedId(place.library, 'root'), title: 'Fanlight', says, updated };
    const body = opdsNavigation(root, [...shelves, ...searches], place);
    return shelf.send(request, reply, OPDS_NAVIGATION_TYPE, body);
  });

  for (const { number, name, title, query } of SHELVES)
    server.get(shelfAddress(name), async (request, reply) => {
      const id = feedId((await placeOf(request)).library, 'shelf', number);
      return sendBooks(request, reply, { id, title, query }, (page) => shelfAddress(name, page));
    });

  server.get('/opds/works', async (request, reply) => {
    const query = textFrom(request.query, 'q');
    const address = (page: number) => shelfAddress('works', page, query);
    const id = (await placeOf(request)).site + address(1);
    return sendBooks(request, reply, { id, title: query === '' ? 'All works' : query, query }, address);
  });

  server.get('/opds/search.xml', async (request, reply) =>
    shelf.send(request, reply, OPEN_SEARCH_TYPE, openSearchDescription(await placeOf(request))),
  );

  server.get('/opds/searches/:id', async (request, reply) => {
    const {
      id: number,
      name: title,
      query,
      madeAt: since,
    } = await findSearch(library, searchIdFrom(request.params));
    const id = feedId((await placeOf(request)).library, 'search', number);
    const list = { id, title, query, since, shownAt: savedSearchAddress(number) };
    return sendBooks(request, reply, list, (page) => searchShelfAddress(number, page));
  });

  server.get('/searches/:id/feed.atom', async (request, reply) => {
    const {
      id: number,
      name: title,
      query,
      madeAt: since,
    } = await findSearch(library, searchIdFrom(request.params));
    const { condition } = parseQuery(query).query;
    const newestFirst = { condition, sort: { by: 'updated', descending: true } } as const;
    const found = await findWorks(library, newestFirst, { page: pageFrom(request.query), size: FEED_PAGE });
    const place = await placeOf(request);
    const listing = listingOf(found, {
      id: feedId(place.library, 'feed', number),
      title,
      since,
      shownAt: savedSearchAddress(number),
      address: (page) => searchFeedAddress(number, page),
    });
    return shelf.send(request, reply, ATOM_TYPE, atomFeed(listing, place));
  });
}

function listingOf(
  { works, total, page, pages, sentence }: FoundWorks,
  list: Pick<Listing, 'id' | 'title' | 'since' | 'shownAt' | 'address'>,
): Listing {
  const { id, title, since, shownAt, address } = list;
  return { id, title, sentence, works, total, size: FEED_PAGE, page, pages, since, address, shownAt };
}
