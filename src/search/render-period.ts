import type { RelativePeriod } from './query.ts';

/** A time told from today in English, as it follows *published* or *updated*. */
export function describePeriod(period: RelativePeriod): string {
  const { unit } = period;
  if (period.kind === 'calendar') {
    const { back } = period;
    if (unit === 'day' && back < 2) return back === 0 ? 'today' : 'yesterday';
    if (back < 2) return `${back === 0 ? 'this' : 'last'} ${unit}`;
    return `in the ${unit} ${back} ${unit}s ago`;
  }
  const { from, to } = period;
  if (from !== null && to !== null) return `${from} to ${counted(to, unit)} ago`;
  return from === null ? `within ${counted(to ?? 0, unit)} of today` : `more than ${counted(from, unit)} ago`;
}

function counted(count: number, unit: string): string {
  return `${count} ${count === 1 ? unit : `${unit}s`}`;
}
