import type { Query, QueryPart } from '#search';
import { queryParts, renderQuery } from '#search';
import { type Searched, searchAs } from './reader-view.ts';

/** Parts of a query that are tried; each costs two counts. */
const MOST_PARTS = 8;

/** A part of a query that finds nothing: how many works it alone finds, and how many the rest finds without it. */
export type EmptyPart = { says: string; alone: number; without: { text: string; works: number } };

/**
 * Why a query finds nothing, told by counting: each of its first eight conditions alone, and the others without it. What frees most works
 * comes first. Empty where the query has no condition.
 */
export async function explainEmpty(library: Searched, query: Query): Promise<EmptyPart[]> {
  const search = await searchAs(library);
  const count = async (asked: Query) => (await search(asked, { offset: 0, limit: 0 })).total;
  const tried = queryParts(query)
    .flatMap((part) => isCondition(part))
    .slice(0, MOST_PARTS);
  const parts = await Promise.all(
    tried.map(async ({ says, condition, without }) => ({
      says,
      alone: await count({ condition, sort: null }),
      without: { text: renderQuery(without), works: await count(without) },
    })),
  );
  return parts.sort((a, b) => b.without.works - a.without.works);
}

function isCondition({ condition, ...part }: QueryPart) {
  return condition === null ? [] : [{ ...part, condition }];
}
