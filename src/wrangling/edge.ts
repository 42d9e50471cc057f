import type { Reason, Sureness } from './proposal.ts';
import { compareTags, isSettled, type SpellingClass } from './spelling-classes.ts';

/** One class of names may mean what another does; `fandom` 0: everywhere. */
export type Edge = {
  from: SpellingClass;
  to: SpellingClass;
  fandom: number;
  sureness: Sureness;
  because: Reason;
};

/** An edge from the lesser of two classes to the other; null when both are settled or one and the same. */
export function edgeBetween(
  one: SpellingClass,
  other: SpellingClass,
  sureness: Sureness,
  because: Reason,
): Edge | null {
  if (one.head.id === other.head.id) return null;
  const [to, from] = compareTags(one.head, other.head) < 0 ? [one, other] : [other, one];
  if (!isSettled(from.head)) return { from, to, fandom: 0, sureness, because };
  return isSettled(to.head) ? null : { from: to, to: from, fandom: 0, sureness, because };
}

/** Edges from every class of a bucket to the best of them. */
export function edgesWithin(bucket: readonly SpellingClass[], sureness: Sureness, because: Reason): Edge[] {
  const [first, ...more] = bucket;
  if (first === undefined) return [];
  const best = more.reduce((one, other) => (compareTags(one.head, other.head) <= 0 ? one : other), first);
  return bucket.flatMap((one) => edgeBetween(one, best, sureness, because) ?? []);
}
