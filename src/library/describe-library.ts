import { FACET_KINDS, type Facet, type Query } from '#search';
import type { Library } from './context.ts';
import { countReviews } from './list-reviews.ts';
import { readCards } from './read-cards.ts';
import { searchAs } from './reader-view.ts';
import type { LibraryDescription } from './views.ts';

const TOP_VALUES = 12;
/** More years than there are with four digits. */
const ALL_YEARS = 10_000;
const RECENT_WORKS = 6;
const RECENT_BATCHES = 5;

/** The library at a glance: numbers, the most frequent values of every facet, works by year, what came in last. */
export async function describeLibrary(library: Library): Promise<LibraryDescription> {
  const { catalogue } = library;
  const search = await searchAs(library);
  const query: Query = { condition: { kind: 'all' }, sort: { by: 'added', descending: true } };
  const newest = await search(query, {
    offset: 0,
    limit: RECENT_WORKS,
    facets: { kinds: FACET_KINDS, values: TOP_VALUES },
  });
  const years = await search(query, {
    offset: 0,
    limit: 0,
    facets: { kinds: ['year'], values: ALL_YEARS },
  });
  const [numbers, recent, { batches }, waiting, pages] = await Promise.all([
    catalogue.numbers(),
    readCards(catalogue, newest.ids),
    catalogue.batches({ limit: RECENT_BATCHES, offset: 0 }),
    countReviews(library, {}),
    catalogue.sitePages({ limit: 1, offset: 0 }),
  ]);
  const { total: shown, hidden } = newest;
  return {
    numbers,
    shown,
    hidden,
    facets: newest.facets,
    ...yearsOf(years.facets[0], shown),
    recent,
    batches,
    waiting,
    sitePages: pages.total,
  };
}

/** Works by the year that their source states, and those without one. */
function yearsOf(
  facet: Facet | undefined,
  works: number,
): Pick<LibraryDescription, 'byYear' | 'unknownYear'> {
  const byYear = (facet?.values ?? [])
    .map(({ value, count }) => ({ year: Number(value), works: count }))
    .sort((a, b) => a.year - b.year);
  return { byYear, unknownYear: works - byYear.reduce((sum, year) => sum + year.works, 0) };
}
