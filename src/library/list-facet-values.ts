import type { ReaderId } from '#catalogue';
import type { FacetKind, FacetValue } from '#search';
import { foldName, sortKey } from '#text';
import type { Library } from './context.ts';
import { findWorks } from './find-works.ts';
import type { FoundWorks } from './views.ts';

/** Values on a page. */
const FACET_PAGE = 100;
/** More values of a facet than are looked through for a name or put in order by it. */
const MOST_LOOKED_THROUGH = 1_000_000;

/** Orders of a facet's values: the most frequent first, or by name. */
export const FACET_ORDERS = ['works', 'name'] as const;

/**
 * Which values of a facet: those whose name holds every word of `holds`. Pages count from 1. `nameOf` says how people call a
 * value.
 */
export type FacetAsked = {
  kind: FacetKind;
  holds: string;
  order: (typeof FACET_ORDERS)[number];
  page: number;
  nameOf: (value: string) => string;
};

/**
 * One page of the values that the works of a query have, with the exact number of works of each. Values that the query chooses are not among
 * them. `total` counts the values that are listed on all pages. `isCut`: the library has so many values that only the million most
 * frequent were looked through.
 */
export type FacetListing = {
  found: FoundWorks;
  values: FacetValue[];
  total: number;
  page: number;
  pages: number;
  isCut: boolean;
};

/** The values of a facet over the works that answer a query. */
export async function listFacetValues(
  library: Library,
  query: string,
  asked: FacetAsked,
  reader?: ReaderId,
): Promise<FacetListing> {
  const isWhole = asked.holds.trim() !== '' || asked.order === 'name';
  const wanted = isWhole ? MOST_LOOKED_THROUGH : Math.min(MOST_LOOKED_THROUGH, asked.page * FACET_PAGE);
  const found = await findWorks(library, query, {
    page: 1,
    size: 1,
    facets: { kinds: [asked.kind], values: wanted, totals: true },
    ...(reader !== undefined && { reader }),
  });
  const all = found.facets[0]?.total ?? 0;
  const values = arrange(
    (found.facets[0]?.values ?? []).filter(({ state }) => state === 'none'),
    asked,
  );
  const total = isWhole ? values.length : Math.min(all, MOST_LOOKED_THROUGH);
  return {
    found,
    values: values.slice((asked.page - 1) * FACET_PAGE, asked.page * FACET_PAGE),
    total,
    page: asked.page,
    pages: Math.max(1, Math.ceil(total / FACET_PAGE)),
    isCut: all > MOST_LOOKED_THROUGH,
  };
}

function arrange(values: FacetValue[], { holds, order, nameOf }: FacetAsked): FacetValue[] {
  const words = foldName(holds)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0 && order === 'works') return values;
  const held = values.filter(({ value }) => {
    const name = foldName(nameOf(value));
    return words.every((word) => name.includes(word));
  });
  if (order === 'works') return held;
  const filed = held.map((value) => ({ value, name: sortKey(nameOf(value.value)) }));
  filed.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return filed.map(({ value }) => value);
}
