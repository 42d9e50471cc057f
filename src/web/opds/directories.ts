/** Names of fandoms, creators and series as ways to their works, a page at a time. */
import { CATALOGUE_PATHS, type CatalogueWay, feedId, feedIdOf, type WaysPage } from '#feeds';
import { type CountedName, findWorks, listCreators, listFacetValues, listSeries } from '#library';
import { say } from '#words';
import type { FeedAsker } from '../feed-asker.ts';
import { withParameters } from '../parts/addresses.ts';
import { DIRECTORIES, type DirectoryName, directoryWords, NEVER } from './shelves.ts';

/** Names on a page. */
const NAMES_PAGE = 100;

/** A directory whose names are those of works. */
export type NamesDirectory = Exclude<DirectoryName, 'searches'>;

type NamesPage = { names: CountedName[]; pages: number };

/** A page of a directory, by name. */
export async function directoryPage(asker: FeedAsker, name: NamesDirectory, page: number): Promise<WaysPage> {
  const { library, reader, place } = asker;
  const { names, pages } = await namesOf(asker, name, page);
  const newest = await findWorks(library, 'sort:updated', { page: 1, size: 1, reader });
  const updated = newest.works[0]?.updatedAt ?? NEVER;
  return {
    kind: 'ways',
    id: feedId(place.library, 'shelf', DIRECTORIES[name]),
    ...directoryWords(name),
    updated,
    up: '',
    paging: {
      page,
      pages,
      address: (to) => withParameters(`/${name}`, { page: to > 1 ? String(to) : '' }),
    },
    ways: names.map(
      (one): CatalogueWay => ({
        id: feedIdOf(place.library, 'query', `${name} ${one.name}`),
        title: one.name,
        says: say('feeds.works', { count: one.works }),
        path: pathOf(name, one.name),
        updated,
        relation: 'subsection',
        holds: 'books',
        count: one.works,
      }),
    ),
  };
}

function pathOf(directory: NamesDirectory, name: string): string {
  switch (directory) {
    case 'fandoms':
      return CATALOGUE_PATHS.fandom(name);
    case 'creators':
      return CATALOGUE_PATHS.creator(name);
    case 'series':
      return CATALOGUE_PATHS.series(name);
  }
}

async function namesOf(
  { library, reader }: FeedAsker,
  directory: NamesDirectory,
  page: number,
): Promise<NamesPage> {
  switch (directory) {
    case 'fandoms': {
      const asked = {
        kind: 'fandom',
        holds: '',
        order: 'name',
        page,
        nameOf: (value: string) => value,
      } as const;
      const { values, pages } = await listFacetValues(library, '', asked, reader);
      return { names: values.map(({ value, count }) => ({ name: value, works: count })), pages };
    }
    case 'creators':
      return paged(await listCreators(library, reader), page);
    case 'series':
      return paged(await listSeries(library, reader), page);
  }
}

function paged(names: readonly CountedName[], page: number): NamesPage {
  return {
    names: names.slice((page - 1) * NAMES_PAGE, page * NAMES_PAGE),
    pages: Math.max(1, Math.ceil(names.length / NAMES_PAGE)),
  };
}
