/** The beginning of the catalogue for e-readers, and the lists that every library has. */
import { type CatalogueWay, feedId, newestOf, type WaysPage } from '#feeds';
import { findWorks, listSearches } from '#library';
import { describeQuery, parseQuery } from '#search';
import type { FeedAsker } from '../feed-asker.ts';
import { counted } from '../parts/wording.ts';
import type { Site } from '../site.ts';

/** The date of what holds nothing. */
export const NEVER = '1970-01-01T00:00:00Z';

/** A list of works that every library has: its number is part of its name in feeds, its name of its address. */
export type Shelf = {
  number: number;
  name: string;
  title: string;
  query: string;
  relation: CatalogueWay['relation'];
};

/** Lists that are searches. */
export const SHELVES: readonly Shelf[] = [
  { number: 1, name: 'new', title: 'Added last', query: 'sort:added', relation: 'new' },
  { number: 6, name: 'changed', title: 'Changed last', query: 'sort:updated', relation: 'subsection' },
  {
    number: 4,
    name: 'to-read',
    title: 'To read',
    query: 'is:bookmarked is:unread sort:title',
    relation: 'shelf',
  },
  { number: 3, name: 'bookmarks', title: 'Bookmarks', query: 'is:bookmarked sort:title', relation: 'shelf' },
  { number: 2, name: 'all', title: 'All works, by title', query: 'sort:title', relation: 'subsection' },
];

/** The works that are being read, which is no search. */
export const UNDER_WAY = { number: 5, name: 'under-way', title: 'Under way' } as const;

/** Lists of names, each of which leads to its works. */
export const DIRECTORIES = {
  fandoms: { number: 10, title: 'Fandoms', says: 'Every fandom, by name.' },
  creators: { number: 11, title: 'Creators', says: 'Everyone whose name a work stands under.' },
  series: { number: 12, title: 'Series', says: 'Every series that a work says it belongs to.' },
  searches: { number: 13, title: 'Saved searches', says: 'The searches that you keep.' },
} as const;
/** One of {@link DIRECTORIES}. */
export type DirectoryName = keyof typeof DIRECTORIES;

/** The page of a list that has one page only. */
export function onePage(path: string): WaysPage['paging'] {
  return { page: 1, pages: 1, address: () => path };
}

/** The root of the catalogue. */
export async function rootPage({ library }: Site, { reader, place }: FeedAsker): Promise<WaysPage> {
  const newest = await findWorks(library, 'sort:updated', { page: 1, size: 1, reader });
  const updated = newestOf(
    newest.works.map(({ updatedAt }) => updatedAt),
    NEVER,
  );
  const way = (number: number, over: Omit<CatalogueWay, 'id' | 'updated' | 'count'>): CatalogueWay => ({
    id: feedId(place.library, 'shelf', number),
    updated,
    count: null,
    ...over,
  });
  const [first, ...others] = SHELVES.map(({ number, name, title, relation, query }) =>
    way(number, {
      title,
      says: describeQuery(parseQuery(query).query),
      path: `/${name}`,
      relation,
      holds: 'books',
    }),
  );
  const underWay = way(UNDER_WAY.number, {
    title: UNDER_WAY.title,
    says: 'The works that you have begun, the one read last first.',
    path: `/${UNDER_WAY.name}`,
    relation: 'shelf',
    holds: 'books',
  });
  const directories = Object.entries(DIRECTORIES).map(([name, { number, title, says }]) =>
    way(number, { title, says, path: `/${name}`, relation: 'subsection', holds: 'ways' }),
  );
  return {
    kind: 'ways',
    id: feedId(place.library, 'root'),
    title: 'Fanlight',
    says: `${counted(newest.total, 'work')}.`,
    updated,
    up: null,
    paging: onePage(''),
    ways: [...(first === undefined ? [] : [first]), underWay, ...others, ...directories],
  };
}

/** The saved searches as ways to what they find. */
export async function searchesPage({ library }: Site, { reader, place }: FeedAsker): Promise<WaysPage> {
  const { number, title, says } = DIRECTORIES.searches;
  const ways = (await listSearches(library, reader)).map(
    ({ search, sentence, total }): CatalogueWay => ({
      id: feedId(place.library, 'search', search.id),
      title: search.name,
      says: `${counted(total, 'work')}. ${sentence}`,
      updated: search.madeAt,
      relation: 'subsection',
      path: `/searches/${search.id}`,
      holds: 'books',
      count: total,
    }),
  );
  return {
    kind: 'ways',
    id: feedId(place.library, 'shelf', number),
    title,
    says,
    updated: newestOf(
      ways.map(({ updated }) => updated),
      NEVER,
    ),
    up: '',
    paging: onePage('/searches'),
    ways,
  };
}
