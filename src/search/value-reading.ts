import type { Comparison } from './query.ts';

/** What a value means, or why it means nothing and what would. */
export type ValueReading<Meaning> =
  | { ok: true; value: Meaning }
  | { ok: false; says: string; suggestion?: string };

/** A sign of comparison, in any order of its characters, and what follows it. */
export const COMPARED = /^(<=|=<|>=|=>|<|>|=)?(.*)$/s;

/** What a sign of {@link COMPARED} says; none is `=`. */
export function comparisonOf(sign: string): Comparison {
  if (sign === '=<') return '<=';
  if (sign === '=>') return '>=';
  return sign === '<' || sign === '<=' || sign === '>' || sign === '>=' ? sign : '=';
}

/** A value that means nothing, with the nearest that does. */
export function refuse(says: string, suggestion: string): { ok: false; says: string; suggestion: string } {
  return { ok: false, says, suggestion };
}
