/** What facets and their values are called. */
import type { WorkStatus } from '#catalogue';
import { type ChoiceState, type FacetKind, LENGTH_BANDS } from '#search';
import { languageName } from '#text';
import { type RatingName, ratingName } from '#vocabulary';
import { count } from './wording.ts';

/** A facet's heading, and what one value of it, and several, are called for those who do not see the heading. */
export const FACET_NAMES: Record<FacetKind, { heading: string; noun: string; plural: string }> = {
  rating: { heading: 'Rating', noun: 'rating', plural: 'ratings' },
  warning: { heading: 'Warnings', noun: 'warning', plural: 'warnings' },
  category: { heading: 'Category', noun: 'category', plural: 'categories' },
  fandom: { heading: 'Fandom', noun: 'fandom', plural: 'fandoms' },
  relationship: { heading: 'Relationship', noun: 'relationship', plural: 'relationships' },
  character: { heading: 'Character', noun: 'character', plural: 'characters' },
  tag: { heading: 'Additional tags', noun: 'tag', plural: 'tags' },
  language: { heading: 'Language', noun: 'language', plural: 'languages' },
  status: { heading: 'Status', noun: 'status', plural: 'statuses' },
  length: { heading: 'Length', noun: 'length', plural: 'lengths' },
  year: { heading: 'Year', noun: 'year', plural: 'years' },
  source: { heading: 'Source', noun: 'source', plural: 'sources' },
};

/** The ways to choose a value, each with how it is said before the value's name. */
export const CHOICES: readonly { state: ChoiceState; heading: string }[] = [
  { state: 'include', heading: 'with' },
  { state: 'any', heading: 'any of' },
  { state: 'exclude', heading: 'without' },
];

const STATUS_NAMES: Record<WorkStatus, string> = {
  complete: 'Complete',
  wip: 'In progress',
  hiatus: 'On hiatus',
  abandoned: 'Abandoned',
  unknown: 'Not stated',
};

/** A value of a facet as people say it. */
export function valueName(kind: FacetKind, value: string): string {
  if (kind === 'rating') return ratingName(value as RatingName);
  if (kind === 'language') return languageName(value);
  if (kind === 'status') return STATUS_NAMES[value as WorkStatus] ?? value;
  if (kind === 'length') return lengthName(value);
  return value;
}

function lengthName(value: string): string {
  const band = LENGTH_BANDS.find((one) => one.value === value);
  if (band === undefined) return value;
  if (band.to === null) return `${count(band.from ?? 0)} words and more`;
  return band.from === null ? `Under ${count(band.to + 1)} words` : `${count(band.from)}–${count(band.to)}`;
}
