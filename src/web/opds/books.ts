import type { WorkCard } from '#catalogue';
import { type BooksPage, feedId, feedIdOf, feedUpdated, newestOf, type TogetherBook } from '#feeds';
import { findSearch, findWorks, gatherSeries, listPlaces } from '#library';
import { type NameField, parseQuery, type Query, type Sort } from '#search';
import { say } from '#words';
import type { FeedAsker } from '../feed-asker.ts';
import { searchIdFrom } from '../parameters.ts';
import {
  nameAddress,
  savedSearchAddress,
  searchAddress,
  seriesAddress,
  underWayAddress,
  withParameters,
} from '../parts/addresses.ts';
import { ASKED_FACETS, facetGroups } from './facets.ts';
import { NEVER, type Shelf, UNDER_WAY } from './shelves.ts';

/** Where a series is got as one book. */
export const SERIES_BOOK = '/series/book.epub';
/** Works on a page. */
const BOOKS_PAGE = 50;

/** What a list is called, its name in feeds, where it is and where its pages are. */
type List = Pick<BooksPage, 'id' | 'title' | 'up' | 'shownAt'> & {
  path: string;
  parameters?: Record<string, string>;
  since?: string;
};

/** A page of what a query finds. */
async function foundPage(
  { library, reader }: FeedAsker,
  query: string | Query,
  page: number,
  list: List,
): Promise<BooksPage> {
  const found = await findWorks(library, query, { page, size: BOOKS_PAGE, facets: ASKED_FACETS, reader });
  const { since = NEVER, path, parameters = {}, ...head } = list;
  return {
    kind: 'books',
    ...head,
    says: found.sentence,
    updated: feedUpdated({ works: found.works, since }),
    books: found.works.map((work) => ({ work })),
    total: found.total,
    size: BOOKS_PAGE,
    paging: pagingOf(path, parameters, found.page, found.pages),
    facets: facetGroups(found),
  };
}

/** A page of a list that every library has. */
export function shelfPage(asker: FeedAsker, shelf: Shelf, page: number): Promise<BooksPage> {
  const { number, name, query } = shelf;
  const title = say(`feeds.shelf-${name}`);
  const id = feedId(asker.place.library, 'shelf', number);
  const shownAt = searchAddress(query);
  return foundPage(asker, query, page, { id, title, up: '', shownAt, path: `/${name}` });
}

/** What is searched for in an address: in the language of the pages, and by the fields that programs know. */
export type SearchAsked = { query: string; author: string; title: string };

/** A page of what a search finds. */
export function searchResultPage(
  asker: FeedAsker,
  { query, author, title }: SearchAsked,
  page: number,
): Promise<BooksPage> {
  const parts = [parseQuery(query).query.condition, ...named('by', author), ...named('title', title)];
  const asked: Query = { condition: { kind: 'and', parts }, sort: parseQuery(query).query.sort };
  const parameters = { q: query, author, title };
  return foundPage(asker, author === '' && title === '' ? query : asked, page, {
    id: feedIdOf(asker.place.library, 'query', JSON.stringify([query, author, title])),
    title: [query, author, title].filter((part) => part !== '').join(', ') || say('feeds.all-works'),
    up: '',
    shownAt: author === '' && title === '' ? searchAddress(query) : searchAddress(asked),
    path: '/works',
    parameters,
  });
}

/** A page of what a saved search finds. Throws FL-USE-NO-SEARCH. */
export async function savedSearchPage(
  asker: FeedAsker,
  parameters: unknown,
  page: number,
): Promise<BooksPage> {
  const { id, name, query, madeAt } = await findSearch(asker.library, searchIdFrom(parameters), asker.reader);
  return foundPage(asker, query, page, {
    id: feedId(asker.place.library, 'search', id),
    title: name,
    up: '/searches',
    shownAt: savedSearchAddress(id),
    since: madeAt,
    path: `/searches/${id}`,
  });
}

/** A page of the works with a name: by title in a fandom, the last written first of a creator. */
export function namedPage(
  asker: FeedAsker,
  field: 'fandom' | 'by',
  name: string,
  page: number,
): Promise<BooksPage> {
  const sort: Sort =
    field === 'by' ? { by: 'published', descending: true } : { by: 'title', descending: false };
  const [directory, list] =
    field === 'by' ? (['creators', 'creator'] as const) : (['fandoms', 'fandom'] as const);
  const query: Query = { condition: { kind: 'name', field, value: name, prefix: false }, sort };
  return foundPage(asker, query, page, {
    id: feedIdOf(asker.place.library, 'query', `${directory} ${name}`),
    title: name,
    up: `/${directory}`,
    shownAt: nameAddress(field, name),
    path: `/${list}`,
    parameters: { name },
  });
}

/** A page of the works of a series, in its order. */
export async function seriesPage(
  { library, reader, place }: FeedAsker,
  name: string,
  page: number,
): Promise<BooksPage> {
  const works = await gatherSeries(library, name, reader);
  const shown = works.slice((page - 1) * BOOKS_PAGE, page * BOOKS_PAGE);
  const pages = Math.max(1, Math.ceil(works.length / BOOKS_PAGE));
  return {
    kind: 'books',
    id: feedIdOf(place.library, 'query', `series ${name}`),
    title: name,
    says: say('feeds.in-order', { count: works.length }),
    updated: feedUpdated({ works, since: NEVER }),
    up: '/series',
    books: shown.map((work) => ({ work })),
    together: page === 1 ? seriesBook(place.library, name, works) : null,
    total: works.length,
    size: BOOKS_PAGE,
    paging: pagingOf('/series', { name }, page, pages),
    facets: [],
    shownAt: seriesAddress(name),
  };
}

/** A series as one book, where it is more than one work and no more than a book holds. */
function seriesBook(library: string, name: string, works: readonly WorkCard[]): TogetherBook | null {
  if (works.length < 2) return null;
  const creators = [...new Set(works.flatMap((work) => work.creators))];
  return {
    id: feedIdOf(library, 'query', `series book ${name}`),
    title: say('books.series-book', { name }),
    says: say('books.series-book-says', { count: works.length }),
    creators: creators.length === 0 ? [say('feeds.anonymous')] : creators,
    updated: feedUpdated({ works, since: NEVER }),
    path: withParameters(SERIES_BOOK, { name }),
  };
}

/** A page of the works under way, each with where its reader is. */
export async function underWayPage({ library, reader, place }: FeedAsker, page: number): Promise<BooksPage> {
  const listed = await listPlaces(library, { page, size: BOOKS_PAGE }, reader);
  return {
    kind: 'books',
    id: feedId(place.library, 'shelf', UNDER_WAY.number),
    title: say('feeds.under-way'),
    says: say('feeds.under-way-says'),
    updated: newestOf(
      listed.works.flatMap(({ work, place: kept }) => [work.updatedAt, kept.keptAt]),
      NEVER,
    ),
    up: '',
    books: listed.works.map(({ work, place: { chapter }, newChapters }) => ({
      work,
      note: say('feeds.under-way-note', { chapter, chapters: work.chapterList.length, fresh: newChapters }),
    })),
    total: listed.total,
    size: BOOKS_PAGE,
    paging: pagingOf(`/${UNDER_WAY.name}`, {}, page, listed.pages),
    facets: [],
    shownAt: underWayAddress(),
  };
}

function named(field: NameField, value: string) {
  return value.trim() === '' ? [] : [{ kind: 'name', field, value: value.trim(), prefix: false } as const];
}

function pagingOf(path: string, parameters: Record<string, string>, page: number, pages: number) {
  const address = (to: number) => withParameters(path, { ...parameters, page: to > 1 ? String(to) : '' });
  return { page, pages, address };
}
