import type { Condition, Query } from '#search';

/** What no work is: none has this number. */
const NONE: Condition = { kind: 'number', field: 'id', from: 0, to: 0 };

/** A query as it is answered to those who know nothing of how a library is kept: no work of theirs was corrected, waits for anybody or came with an import. */
export function withoutKeeping(query: Query): Query {
  return { ...query, condition: without(query.condition) };
}

function without(condition: Condition): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, parts: condition.parts.map(without) };
    case 'not':
      return { ...condition, part: without(condition.part) };
    case 'is':
      return condition.what === 'edited' ? NONE : condition;
    case 'has':
      return condition.what === 'review' ? NONE : condition;
    case 'number':
      return condition.field === 'batch' ? NONE : condition;
    default:
      return condition;
  }
}
