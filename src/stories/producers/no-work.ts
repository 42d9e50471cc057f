import type { ReadStories } from '../read-work.ts';
import { loss } from '../story-facts.ts';

/** Why a page of a known make holds no story: it stands in front of one, it lists several, or it is anything else. */
export type NoWork = 'FL-FILE-GATE' | 'FL-FILE-LISTING' | 'FL-FILE-NO-STORY';

/** A page without a story, and why. */
export function noWork(code: NoWork): ReadStories {
  return { works: [], losses: [loss(code)] };
}
