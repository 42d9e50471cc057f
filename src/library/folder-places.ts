import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError } from '#errors';

/** Refuses two folders of which one lies in the other, links followed. Throws FL-BACKUP-INSIDE. */
export async function refuseInside(data: string, other: string): Promise<void> {
  const [one, two] = await Promise.all([placeOf(data), placeOf(other)]);
  if (isWithin(one, two) || isWithin(two, one)) throw new FanlightError('FL-BACKUP-INSIDE', other);
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner);
  return way === '' || (!way.startsWith(`..${path.sep}`) && way !== '..' && !path.isAbsolute(way));
}

/** Where a path leads that need not be there yet: what is there of it, links followed, and the rest. */
async function placeOf(given: string): Promise<string> {
  const whole = path.resolve(given);
  for (let there = whole; ; there = path.dirname(there)) {
    const found = await realpath(there).catch(() => null);
    if (found !== null) return path.join(found, path.relative(there, whole));
    if (there === path.dirname(there)) return whole;
  }
}
