import type { DecisionId, DecisionRecord } from '#catalogue';
import type { Library } from './context.ts';

/** Decisions on one page of the log. */
export const DECISIONS_PAGE = 50;

/** What was decided, newest first. Pages count from 1. */
export async function listDecisions(
  library: Library,
  page: number,
): Promise<{ total: number; decisions: DecisionRecord[] }> {
  return library.catalogue.decisions({ limit: DECISIONS_PAGE, offset: (page - 1) * DECISIONS_PAGE });
}

/** One decision, or null when there is none of this number. */
export function findDecision(library: Library, id: DecisionId): Promise<DecisionRecord | null> {
  return library.catalogue.decision(id);
}
