import type { DecisionId, DecisionUndone } from '#catalogue';
import type { Library } from './context.ts';
import { keepUp } from './follow-changes.ts';

/**
 * Takes a decision back in every work that was not changed again since; its readings wait again. Throws
 * FL-USE-NO-DECISION.
 */
export async function undoDecision(library: Library, id: DecisionId): Promise<DecisionUndone> {
  const undone = await library.catalogue.undoDecision(id, library.clock().toISOString());
  await keepUp(library);
  return undone;
}
