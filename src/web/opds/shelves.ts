/** The beginning of the catalogue for e-readers, and the lists that every library has. */
import { type CatalogueWay, feedId, feedUpdated, newestOf, type WaysPage } from '#feeds';
import { findWorks, listSearches, TO_READ } from '#library';
import { describeQuery, parseQuery } from '#search';
import { say } from '#words';
import type { FeedAsker } from '../feed-asker.ts';

/** The date of what holds nothing. */
export const NEVER = '1970-01-01T00:00:00Z';

/** A list of works that every library has: its number is part of its name in feeds, its name of its address. */
export type Shelf = {
  number: number;
  name: 'new' | 'changed' | 'to-read' | 'bookmarks' | 'all';
  query: string;
  relation: CatalogueWay['relation'];
  /** Whether it says what a reader did, and so is for none but them. */
  isReaders?: true;
};

/** Lists that are searches. */
export const SHELVES: readonly Shelf[] = [
  { number: 1, name: 'new', query: 'sort:added', relation: 'new' },
  { number: 6, name: 'changed', query: 'sort:updated', relation: 'subsection' },
  {
    number: 4,
    name: 'to-read',
    query: TO_READ,
    relation: 'shelf',
    isReaders: true,
  },
  { number: 3, name: 'bookmarks', query: 'is:bookmarked sort:title', relation: 'shelf', isReaders: true },
  { number: 2, name: 'all', query: 'sort:title', relation: 'subsection' },
];

/** The works that are being read, which is no search. */
export const UNDER_WAY = { number: 5, name: 'under-way' } as const;

/** Lists of names, each of which leads to its works, and their numbers. */
export const DIRECTORIES = {
  fandoms: 10,
  creators: 11,
  series: 12,
  searches: 13,
} as const;
/** One of {@link DIRECTORIES}. */
export type DirectoryName = keyof typeof DIRECTORIES;

const DIRECTORY_NAMES: readonly DirectoryName[] = ['fandoms', 'creators', 'series', 'searches'];

/** What a list of names is called and what it says of itself. */
export function directoryWords(name: DirectoryName): { title: string; says: string } {
  return { title: say(`feeds.directory-${name}`), says: say(`feeds.directory-${name}-says`) };
}

/** The page of a list that has one page only. */
export function onePage(path: string): WaysPage['paging'] {
  return { page: 1, pages: 1, address: () => path };
}

/** The root of the catalogue. */
export async function rootPage({ audience, library, reader, place }: FeedAsker): Promise<WaysPage> {
  const isOwner = audience === 'owner';
  const newest = await findWorks(library, 'sort:updated', { page: 1, size: 1, reader });
  const updated = feedUpdated({ works: newest.works, since: NEVER });
  const way = (number: number, over: Omit<CatalogueWay, 'id' | 'updated' | 'count'>): CatalogueWay => ({
    id: feedId(place.library, 'shelf', number),
    updated,
    count: null,
    ...over,
  });
  const [first, ...others] = SHELVES.filter((shelf) => isOwner || !shelf.isReaders).map(
    ({ number, name, relation, query }) =>
      way(number, {
        title: say(`feeds.shelf-${name}`),
        says: describeQuery(parseQuery(query).query),
        path: `/${name}`,
        relation,
        holds: 'books',
      }),
  );
  const underWay = way(UNDER_WAY.number, {
    title: say('feeds.under-way'),
    says: say('feeds.under-way-says'),
    path: `/${UNDER_WAY.name}`,
    relation: 'shelf',
    holds: 'books',
  });
  const directories = DIRECTORY_NAMES.filter((name) => isOwner || name !== 'searches').map((name) =>
    way(DIRECTORIES[name], {
      ...directoryWords(name),
      path: `/${name}`,
      relation: 'subsection',
      holds: 'ways',
    }),
  );
  return {
    kind: 'ways',
    id: feedId(place.library, 'root'),
    title: 'Fanlight',
    says: say('feeds.works', { count: newest.total }),
    updated,
    up: null,
    paging: onePage(''),
    ways: [
      ...(first === undefined ? [] : [first]),
      ...(isOwner ? [underWay] : []),
      ...others,
      ...directories,
    ],
  };
}

/** The saved searches as ways to what they find. */
export async function searchesPage({ library, reader, place }: FeedAsker): Promise<WaysPage> {
  const ways = (await listSearches(library, reader)).map(
    ({ search, sentence, total }): CatalogueWay => ({
      id: feedId(place.library, 'search', search.id),
      title: search.name,
      says: say('feeds.works-of', { count: total, sentence }),
      updated: search.madeAt,
      relation: 'subsection',
      path: `/searches/${search.id}`,
      holds: 'books',
      count: total,
    }),
  );
  return {
    kind: 'ways',
    id: feedId(place.library, 'shelf', DIRECTORIES.searches),
    ...directoryWords('searches'),
    updated: newestOf(
      ways.map(({ updated }) => updated),
      NEVER,
    ),
    up: '',
    paging: onePage('/searches'),
    ways,
  };
}
