import type { Query, QueryPart } from '#search';
import { queryParts, renderQuery } from '#search';
import { type Searched, searchAs } from './reader-view.ts';

/** Parts of a query that are tried; each costs two counts. */
const MOST_PARTS = 8;

/** A query as text, and how many works it finds. */
type Counted = { text: string; works: number };

/** A part of a query that finds nothing: what it alone finds, and what the others find without it. */
export type EmptyPart = { says: string; alone: Counted; without: Counted };

/**
 * Why a query finds nothing, told by counting: each of its first eight conditions alone, and the others without it. What frees most works
 * comes first. Empty where the query has no condition.
 */
export async function explainEmpty(library: Searched, query: Query): Promise<EmptyPart[]> {
  const search = await searchAs(library);
  const count = async (asked: Query): Promise<Counted> => ({
    text: renderQuery(asked),
    works: (await search(asked, { offset: 0, limit: 0 })).total,
  });
  const tried = queryParts(query)
    .flatMap((part) => isCondition(part))
    .slice(0, MOST_PARTS);
  const parts = await Promise.all(
    tried.map(async ({ says, condition, without }) => ({
      says,
      alone: await count({ condition, sort: null }),
      without: await count(without),
    })),
  );
  return parts.sort((a, b) => b.without.works - a.without.works);
}

function isCondition({ condition, ...part }: QueryPart) {
  return condition === null ? [] : [{ ...part, condition }];
}
