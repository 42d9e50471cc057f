import type { NewWork, WorkId } from '../records.ts';

/** A work that a path gave before. `own`: this path gave it, not another with the same bytes. */
export type PriorWork = { id: WorkId; title: string; own: boolean };

/**
 * Which of a path's earlier works each work of its new bytes is; null for a new one. Equal titles match, in their
 * order. What remains matches by order only where as many works came as went, all from this very path: two copies of
 * one placeholder page that become two stories stay two.
 */
export function matchWorks(
  prior: readonly PriorWork[],
  works: readonly Pick<NewWork, 'metadata'>[],
): (WorkId | null)[] {
  const left = [...prior];
  const matched = works.map(({ metadata }) => {
    const at = left.findIndex(({ title }) => title === metadata.title);
    return at < 0 ? null : (left.splice(at, 1)[0]?.id ?? null);
  });
  const unmatched = matched.filter((id) => id === null).length;
  const inOrder = left.filter(({ own }) => own);
  if (unmatched !== inOrder.length) return matched;
  return matched.map((id) => id ?? inOrder.shift()?.id ?? null);
}
