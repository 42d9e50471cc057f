import type { WorkId } from '#catalogue';
import { parseQuery } from '#search';
import type { Library } from './context.ts';
import { searchAs } from './reader-view.ts';

/** One work at random of those that a query finds and no mute hides; null where it finds none. */
export async function pickWork(library: Library, asked: string, seed: number): Promise<WorkId | null> {
  const search = await searchAs(library);
  const { condition } = parseQuery(asked).query;
  const found = await search(
    { condition, sort: { by: 'random', descending: false, seed } },
    { offset: 0, limit: 1 },
  );
  return found.ids[0] ?? null;
}
