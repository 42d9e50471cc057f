import type { KeepingAdapters } from './keeping-adapters.ts';

/** What is diagnosed: a data folder, by what program (its Node) and when. */
export type Diagnosed = { data: string; node: string; adapters: KeepingAdapters; clock: () => Date };

/** How a part of a library is: as it should be, worth a look, or in need of somebody. */
export type PartState = 'good' | 'look' | 'wrong';

/** What a diagnosis says of one part, in words; `advice` is what to do. */
export type DiagnosedPart = { part: string; state: PartState; says: string; advice?: string };

export function good(part: string, says: string): DiagnosedPart {
  return { part, state: 'good', says };
}

export function look(part: string, says: string, advice: string): DiagnosedPart {
  return { part, state: 'look', says, advice };
}

export function wrong(part: string, says: string, advice: string): DiagnosedPart {
  return { part, state: 'wrong', says, advice };
}

const DAY = 24 * 60 * 60 * 1000;

/** How long ago a time (ISO 8601) was: `today`, `1 day ago`, `12 days ago`. */
export function ago(then: string, now: Date): string {
  const days = daysSince(then, now);
  if (days < 1) return 'today';
  return days === 1 ? '1 day ago' : `${days.toLocaleString('en')} days ago`;
}

/** Whole days since a time; 0 for one that cannot be read. */
export function daysSince(then: string, now: Date): number {
  const milliseconds = now.getTime() - Date.parse(then);
  return Number.isFinite(milliseconds) ? Math.max(0, Math.floor(milliseconds / DAY)) : 0;
}

/** `1 work`, `1,204 works`. */
export function counted(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
}

/** A size for people, in MB. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
}
