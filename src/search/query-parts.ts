import { conjuncts, normalQuery } from './normal-form.ts';
import type { Condition, Query } from './query.ts';
import { describeCondition, describeSort } from './render-sentence.ts';

/** A part of a query, as the sentence says it, and the query without it. `condition` is null for the order. */
export type QueryPart = { says: string; condition: Condition | null; without: Query };

/** The parts of a query that can be left out one by one: the conditions that must all hold, then the order. */
export function queryParts(query: Query): QueryPart[] {
  const { condition, sort } = normalQuery(query);
  const parts = conjuncts(condition);
  const conditions = parts.map((part, place) => ({
    says: describeCondition(part),
    condition: part,
    without: normalQuery({ condition: { kind: 'and', parts: parts.toSpliced(place, 1) }, sort }),
  }));
  if (sort === null) return conditions;
  return [...conditions, { says: describeSort(sort), condition: null, without: { condition, sort: null } }];
}

/** The query with one more condition; the same query when it has it already. */
export function withCondition({ condition, sort }: Query, more: Condition): Query {
  return normalQuery({ condition: { kind: 'and', parts: [condition, more] }, sort });
}
