/** What values of facets are called; facets themselves are in the messages of `facets`. */
import type { WorkStatus } from '#catalogue';
import { type ChoiceState, type FacetKind, LENGTH_BANDS } from '#search';
import { type RatingName, ratingName } from '#vocabulary';
import { languageText, say } from '#words';
import { count } from './wording.ts';

/** The ways to choose a value, in the order of pages. */
export const CHOICES: readonly ChoiceState[] = ['include', 'any', 'exclude'];

const STATUSES: readonly WorkStatus[] = ['complete', 'wip', 'hiatus', 'abandoned', 'unknown'];

/** A value of a facet as people say it. */
export function valueName(kind: FacetKind, value: string): string {
  if (kind === 'rating') return ratingName(value as RatingName);
  if (kind === 'language') return languageText(value);
  if (kind === 'status') return statusName(value);
  if (kind === 'length') return lengthName(value);
  return value;
}

function statusName(value: string): string {
  const status = STATUSES.find((one) => one === value);
  return status === undefined ? value : say(`facets.status-${status}`);
}

function lengthName(value: string): string {
  const band = LENGTH_BANDS.find((one) => one.value === value);
  if (band === undefined) return value;
  if (band.to === null) return say('facets.length-from', { words: band.from ?? 0 });
  return band.from === null
    ? say('facets.length-under', { words: band.to + 1 })
    : `${count(band.from)}–${count(band.to)}`;
}
