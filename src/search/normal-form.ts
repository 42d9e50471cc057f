import { descendsUsually } from './fields.ts';
import type { Condition, Query, Sort } from './query.ts';
import { renderCondition } from './render-text.ts';

const ALL: Condition = { kind: 'all' };

/**
 * The one tree of all that mean the same by shape: `and`/`or` flattened, single parts lifted, repeated parts dropped,
 * `all` and double negation resolved. The order of parts is kept.
 */
export function normalQuery(query: Query): Query {
  return { condition: normalCondition(query.condition), sort: query.sort && normalSort(query.sort) };
}

/** {@link normalQuery} for a condition alone. */
export function normalCondition(condition: Condition): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return join(condition.kind, condition.parts);
    case 'not': {
      const part = normalCondition(condition.part);
      return part.kind === 'not' ? part.part : { kind: 'not', part };
    }
    case 'number':
    case 'date':
      return condition.from === null && condition.to === null ? ALL : condition;
    default:
      return condition;
  }
}

/** The normal condition that all parts hold. */
export function allOf(parts: readonly Condition[]): Condition {
  return join('and', parts);
}

/** The parts of a condition that must all hold: those of an `and`, none of `all`, else the condition itself. */
export function conjuncts(condition: Condition): Condition[] {
  if (condition.kind === 'all') return [];
  return condition.kind === 'and' ? condition.parts : [condition];
}

function join(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const unique = new Map<string, Condition>();
  for (const part of parts.map(normalCondition)) {
    if (part.kind === 'all') {
      if (kind === 'or') return ALL;
      continue;
    }
    for (const one of part.kind === kind ? part.parts : [part]) {
      const key = renderCondition(one);
      if (!unique.has(key)) unique.set(key, one);
    }
  }
  const kept = [...unique.values()];
  const [first] = kept;
  if (first === undefined) return ALL;
  return kept.length === 1 ? first : { kind, parts: kept };
}

function normalSort(sort: Sort): Sort {
  if (sort.by === 'random')
    return sort.seed === undefined
      ? { by: 'random', descending: false }
      : { by: 'random', descending: false, seed: sort.seed };
  return {
    by: sort.by,
    descending: sort.by === 'relevance' ? descendsUsually('relevance') : sort.descending,
  };
}
