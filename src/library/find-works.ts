import type { Catalogue, ReaderId } from '#catalogue';
import {
  type AskedFacets,
  describeQuery,
  FACET_KINDS,
  MAX_PAGE_SIZE,
  normalQuery,
  parseQuery,
  type Query,
  type QueryProblem,
  renderQuery,
} from '#search';
import { readCards } from './read-cards.ts';
import { type Searched, searchAs } from './reader-view.ts';
import type { FoundWorks } from './views.ts';

const USUAL_SIZE = 20;
const USUAL_VALUES = 10;

/**
 * Which page of the answer, counted from 1, of what size, and with which facets; `true` means all, ten values each. `reader`
 * is whose marks and mutes hold: the person at this machine unless another is named.
 */
export type FindOptions = {
  page: number;
  size?: number;
  facets?: boolean | AskedFacets;
  reader?: ReaderId;
};

/**
 * One page of the works that answer a query, with exact totals and facet counts. A text that cannot be understood in part is answered as far as
 * it can be, with its problems. Dates told from today stay so in the answer's text: they are fixed for this answer alone. A random order without a seed gets one, which the text of the answer carries to its other pages.
 */
export async function findWorks(
  library: Searched & { catalogue: Pick<Catalogue, 'cards' | 'changesSince'> },
  asked: string | Query,
  options: FindOptions,
): Promise<FoundWorks> {
  const parsed: { query: Query; problems: QueryProblem[] } =
    typeof asked === 'string' ? parseQuery(asked) : { query: normalQuery(asked), problems: [] };
  const query = withSeed(parsed.query, library.clock());
  const size = Math.min(MAX_PAGE_SIZE, Math.max(1, Math.floor(options.size ?? USUAL_SIZE)));
  const page = Math.max(1, Math.floor(options.page));
  const facets = facetOptions(options.facets);
  const search = await searchAs(library, options.reader);
  const found = await search(query, { offset: (page - 1) * size, limit: size, ...(facets && { facets }) });
  return {
    query,
    text: renderQuery(query),
    sentence: describeQuery(query),
    problems: parsed.problems,
    total: found.total,
    hidden: found.hidden,
    page,
    pages: Math.max(1, Math.ceil(found.total / size)),
    works: await readCards(library.catalogue, found.ids),
    facets: found.facets,
  };
}

function facetOptions(asked: FindOptions['facets']): AskedFacets | null {
  if (asked === undefined || asked === false) return null;
  return asked === true ? { kinds: FACET_KINDS, values: USUAL_VALUES } : asked;
}

/** A query whose order by chance has a seed, so that its pages are of one order. */
export function withSeed(query: Query, now: Date): Query {
  if (query.sort?.by !== 'random' || query.sort.seed !== undefined) return query;
  return { ...query, sort: { ...query.sort, seed: now.getTime() % 1_000_000 } };
}
