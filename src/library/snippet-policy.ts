import type { WorkMetadata } from '#catalogue';
import { warningName } from '#vocabulary';

/** What a reader agreed to see of the texts of works beside their own pages. */
export type SnippetPolicy = {
  /** Of works rated Mature or Explicit, and of those not rated, which may be either. */
  readonly mature: boolean;
  /** Of works with a warning, and of those that do not say whether they have one. */
  readonly warned: boolean;
  /** Of works that the reader never opened: what happens in them. */
  readonly unopened: boolean;
};

/** Who said nothing agreed to nothing. */
export const CAREFUL: SnippetPolicy = { mature: false, warned: false, unopened: false };

/** What must be known of a work, and whether the reader opened it. */
export type SnippetSubject = Pick<WorkMetadata, 'rating' | 'warnings' | 'warningsStated'> & {
  opened: boolean;
};

const NO_WARNING = warningName('NoneApply');

/**
 * Whether a passage of a part of a work may be shown beside it. Title, creators and summary are on every card; notes and text may tell
 * what a warning covers or how it ends, so they are shown of works that are neither, or to who agreed to it.
 */
export function maySnip(
  part: 'title' | 'creators' | 'summary' | 'notes' | 'body',
  { rating, warnings, warningsStated, opened }: SnippetSubject,
  policy: SnippetPolicy = CAREFUL,
): boolean {
  if (part === 'title' || part === 'creators' || part === 'summary') return true;
  const isMild = rating === 'General' || rating === 'Teen';
  const hasNone = warningsStated && warnings.every((warning) => warning === NO_WARNING);
  return (isMild || policy.mature) && (hasNone || policy.warned) && (opened || policy.unopened);
}
