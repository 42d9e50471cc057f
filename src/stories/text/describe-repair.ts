import type { Repair } from '#text';

/** A repair as a report shows it: what, how often, and the first place before → after. */
export function describeRepair({ kind, count, before, after }: Repair): string {
  return `${kind}, ${count} times: ${before} → ${after}`;
}
