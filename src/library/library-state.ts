import type { Library } from './context.ts';
import { isCaughtUp } from './follow-changes.ts';

/**
 * Names the state of a library: as long as it stays the same, every question is answered as before. The day belongs to it, since
 * queries tell dates from today. Null while an index does not hold yet what the catalogue does, and answers are about to change.
 */
export async function libraryState(library: Library): Promise<string | null> {
  // The state first: a write between the two leaves a name behind that nothing has any more.
  const state = await library.catalogue.state();
  if (!(await isCaughtUp(library))) return null;
  return `${state} ${library.clock().toISOString().slice(0, 10)}`;
}
