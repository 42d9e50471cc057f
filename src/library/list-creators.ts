import type { Library } from './context.ts';
import { everyWork } from './every-work.ts';
import { mutedWorks } from './reader-view.ts';

/**
 * Everyone whose name a work stands under, with the number of their works, in no particular order. Works that the reader
 * has muted are not counted.
 */
export async function listCreators(library: Library): Promise<{ name: string; works: number }[]> {
  const muted = await mutedWorks(library);
  const counts = new Map<string, number>();
  for await (const works of everyWork(library.catalogue)) {
    for (const name of works.flatMap(({ id, creators }) => (muted.has(id) ? [] : creators)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, works]) => ({ name, works }));
}
