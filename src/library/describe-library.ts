import type { Catalogue } from '#catalogue';
import { FACET_KINDS } from '#search';
import type { Library } from './context.ts';
import { everyWork } from './every-work.ts';
import { countReviews } from './list-reviews.ts';
import { readerView, textAnswers } from './reader-view.ts';
import type { LibraryDescription } from './views.ts';

const TOP_VALUES = 12;
const RECENT_WORKS = 6;
const RECENT_BATCHES = 5;

/** The library at a glance: numbers, the most frequent values of every facet, works by year, what came in last. */
export async function describeLibrary(library: Library): Promise<LibraryDescription> {
  const { catalogue, index } = library;
  const view = await readerView(library);
  const newest = await index.search(
    { condition: { kind: 'all' }, sort: { by: 'added', descending: true } },
    await textAnswers(library, view),
    { offset: 0, limit: RECENT_WORKS, facets: { kinds: FACET_KINDS, values: TOP_VALUES }, reader: view },
  );
  const [numbers, recent, { batches }, years, waiting, pages] = await Promise.all([
    catalogue.numbers(),
    catalogue.cards(newest.ids),
    catalogue.batches({ limit: RECENT_BATCHES, offset: 0 }),
    yearsOf(catalogue),
    countReviews(library, {}),
    catalogue.sitePages({ limit: 1, offset: 0 }),
  ]);
  const { total: shown, hidden } = newest;
  return {
    numbers,
    shown,
    hidden,
    facets: newest.facets,
    ...years,
    recent,
    batches,
    waiting,
    sitePages: pages.total,
  };
}

type Years = Pick<LibraryDescription, 'byYear' | 'unknownYear'>;

/** The years of each catalogue as of its last change: every home page shows them, and few visits come after a change. */
const counted = new WeakMap<Catalogue, { change: number; years: Years }>();

async function yearsOf(catalogue: Catalogue): Promise<Years> {
  const change = await catalogue.lastChange();
  const known = counted.get(catalogue);
  if (known?.change === change) return known.years;
  const years = await countYears(catalogue);
  counted.set(catalogue, { change, years });
  return years;
}

async function countYears(catalogue: Catalogue): Promise<Years> {
  const counts = new Map<number, number>();
  let unknownYear = 0;
  for await (const works of everyWork(catalogue)) {
    for (const work of works) {
      const year = Number.parseInt(work.published ?? '', 10);
      if (Number.isNaN(year)) unknownYear += 1;
      else counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  }
  const byYear = [...counts].sort(([a], [b]) => a - b).map(([year, works]) => ({ year, works }));
  return { byYear, unknownYear };
}
