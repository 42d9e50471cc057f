import type { WorkFacets, WorkId } from '#catalogue';
import type { Library } from './context.ts';

const PAGE = 1000;

/** Everyone whose name a work stands under, with the number of their works, in no particular order. */
export async function listCreators(library: Library): Promise<{ name: string; works: number }[]> {
  const counts = new Map<string, number>();
  let after: WorkId | 0 = 0;
  for (;;) {
    const page: WorkFacets[] = await library.catalogue.facets(after, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
    for (const { creators } of page)
      for (const name of creators) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, works]) => ({ name, works }));
}
