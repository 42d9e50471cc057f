/** Narrower lists of a page of books, each with the exact number of its works. */
import { CATALOGUE_PATHS, type FacetGroup, type FacetLink } from '#feeds';
import type { FoundWorks } from '#library';
import {
  type AskedFacets,
  type Condition,
  FACET_KINDS,
  type Facet,
  facetCondition,
  normalQuery,
  type Query,
  queryParts,
  renderQuery,
  withCondition,
} from '#search';
import { say } from '#words';
import { valueName } from '../parts/facet-names.ts';

/** The facets that e-readers offer: few, since they show them in a menu. */
const KINDS = FACET_KINDS.filter((kind) => kind !== 'year' && kind !== 'source');
/** What a page of books asks of the index. */
export const ASKED_FACETS: AskedFacets = { kinds: KINDS, values: 12, totals: false };

/** The facets of what was found, and what can be left out of it: its warnings. */
export function facetGroups({ query, total, facets }: FoundWorks): FacetGroup[] {
  const groups = facets.map((facet) => chosenGroup(query, total, facet));
  const warnings = facets.find(({ kind }) => kind === 'warning');
  return [...groups, ...(warnings === undefined ? [] : [withoutGroup(query, total, warnings)])].filter(
    ({ links }) => links.length > 1,
  );
}

/** Values to choose, the chosen one active; the first link takes the choice back. */
function chosenGroup(query: Query, total: number, { kind, values }: Facet): FacetGroup {
  const chosen = values.find(({ state }) => state === 'include')?.value ?? null;
  const links = values.flatMap(({ value, count, state }): FacetLink[] => {
    const condition = facetCondition(kind, value);
    const isUseless =
      state === 'exclude' || state === 'any' || (state === 'none' && (count === 0 || count === total));
    if (condition === null || isUseless) return [];
    const path = pathTo(withCondition(query, condition));
    return [{ title: valueName(kind, value), path, count, active: value === chosen }];
  });
  const all = chosen === null ? query : without(query, facetCondition(kind, chosen));
  const any = { title: say(`facets.all-${kind}`), path: pathTo(all), count: null, active: chosen === null };
  return { title: say(`facets.heading-${kind}`), links: [any, ...links] };
}

/** What readers would rather not meet. */
function withoutGroup(query: Query, total: number, { kind, values }: Facet): FacetGroup {
  const links = values.flatMap(({ value, count, state }): FacetLink[] => {
    const condition = facetCondition(kind, value);
    if (condition === null || state !== 'none' || count === 0 || count === total) return [];
    const path = pathTo(withCondition(query, { kind: 'not', part: condition }));
    return [
      {
        title: say('feeds.without', { name: valueName(kind, value) }),
        path,
        count: total - count,
        active: false,
      },
    ];
  });
  return {
    title: say('feeds.leave-out'),
    links: [{ title: say('feeds.nothing'), path: pathTo(query), count: total, active: true }, ...links],
  };
}

function without(query: Query, condition: Condition | null): Query {
  if (condition === null) return query;
  const said = saysOf(condition);
  const part = queryParts(query).find((one) => one.condition !== null && saysOf(one.condition) === said);
  return part?.without ?? query;
}

function saysOf(condition: Condition): string {
  return renderQuery(normalQuery({ condition, sort: null }));
}

function pathTo(query: Query): string {
  return CATALOGUE_PATHS.works(renderQuery(query));
}
