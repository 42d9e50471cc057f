import type { WorkFacets } from '#catalogue';
import type { Library } from './context.ts';
import { everyWork } from './every-work.ts';
import { mutedWorks } from './reader-view.ts';

/** A name with the number of works under it. */
export type CountedName = { name: string; works: number };

/**
 * Everyone whose name a work stands under, with the number of their works, in no particular order. Works that the reader
 * has muted are not counted.
 */
export function listCreators(library: Library): Promise<CountedName[]> {
  return countNames(library, ({ creators }) => creators);
}

/** Every series that a work says it belongs to, in the same way. */
export function listSeries(library: Library): Promise<CountedName[]> {
  return countNames(library, ({ series }) => (series === null ? [] : [series]));
}

async function countNames(
  library: Library,
  namesOf: (work: WorkFacets) => readonly string[],
): Promise<CountedName[]> {
  const muted = await mutedWorks(library);
  const counts = new Map<string, number>();
  for await (const works of everyWork(library.catalogue)) {
    for (const name of works.flatMap((work) => (muted.has(work.id) ? [] : namesOf(work))))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, works]) => ({ name, works }));
}
