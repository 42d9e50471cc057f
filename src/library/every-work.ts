import type { Catalogue, WorkFacets, WorkId } from '#catalogue';

/** Works read at a time: enough that a query's cost does not count, little enough to hold. */
const PAGE = 1000;

/** The facets of every work, a page at a time, in ascending order of their ids. */
export async function* everyWork(catalogue: Pick<Catalogue, 'facets'>): AsyncGenerator<WorkFacets[]> {
  let after: WorkId | 0 = 0;
  for (;;) {
    const works: WorkFacets[] = await catalogue.facets(after, PAGE);
    const last = works.at(-1);
    if (!last) return;
    yield works;
    after = last.id;
  }
}
