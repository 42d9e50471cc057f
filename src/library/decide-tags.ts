import type { TagDecisionId, TagDecisionMade, TagRequest } from '#catalogue';
import type { Library } from './context.ts';
import { keepUpWithTags } from './follow-changes.ts';
import { forgetProposals } from './open-proposals.ts';

/**
 * Does what a person says of tags, as one entry of the log. Throws FL-USE-NO-TAG, FL-USE-TAG-SYNONYM,
 * FL-USE-TAG-CANONICAL, FL-USE-TAG-LOOP and FL-USE-VALUE.
 */
export async function decideTags(library: Library, request: TagRequest): Promise<TagDecisionMade> {
  const made = await library.catalogue.decideTags(request, library.clock().toISOString());
  forgetProposals(library);
  await keepUpWithTags(library);
  return made;
}

/** Takes a decision about tags back, exactly. Throws FL-USE-NO-DECISION and FL-USE-TAG-LATER. */
export async function undoTagDecision(
  library: Library,
  id: TagDecisionId,
): Promise<{ changes: number; works: number }> {
  const undone = await library.catalogue.undoTagDecision(id, library.clock().toISOString());
  forgetProposals(library);
  await keepUpWithTags(library);
  return undone;
}
