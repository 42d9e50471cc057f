/** What ratings, warnings and categories mean, and what of authors' own words became them. */
import { html, type Markup } from '#markup';
import {
  CATEGORY_NAMES,
  type CategoryName,
  RATING_ORDER,
  RATING_TOKENS,
  type RatingName,
  ratingName,
  WARNING_NAMES,
  type WarningName,
} from '#vocabulary';
import { say, type TextKey, tell } from '#words';
import { nameAddress, ratingAddress } from '../parts/addresses.ts';

const RATINGS = {
  General: 'meanings.rating-general',
  Teen: 'meanings.rating-teen',
  Mature: 'meanings.rating-mature',
  Explicit: 'meanings.rating-explicit',
  'Not Rated': 'meanings.rating-not-rated',
} as const satisfies Record<RatingName, TextKey>;

const WARNINGS = {
  GraphicViolence: 'meanings.warning-violence',
  MajorCharacterDeath: 'meanings.warning-death',
  NonCon: 'meanings.warning-noncon',
  Underage: 'meanings.warning-underage',
  NoneApply: 'meanings.warning-none',
  ChooseNotToWarn: 'meanings.warning-not-chosen',
} as const satisfies Record<WarningName, TextKey>;

const CATEGORIES = {
  Gen: 'meanings.category-gen',
  'F/F': 'meanings.category-f-f',
  'F/M': 'meanings.category-f-m',
  'M/M': 'meanings.category-m-m',
  Multi: 'meanings.category-multi',
  Other: 'meanings.category-other',
} as const satisfies Record<CategoryName, TextKey>;

/** The page, with the ways to others of help and the word on mutes where there are any. */
export function meaningsPage(ways: Markup, mutes: boolean): Markup {
  return html`<h1>${say('help.meanings')}</h1>
${ways}
<p>${say('meanings.word-of-author')}</p>
<section aria-labelledby="ratings"><h2 id="ratings">${say('meanings.ratings')}</h2>
<dl class="examples">${RATING_ORDER.map((name) =>
    row(ratingName(name), ratingAddress(name), say(RATINGS[name]), wordsFor(name)),
  )}</dl></section>
<section aria-labelledby="warnings"><h2 id="warnings">${say('meanings.warnings')}</h2>
<p>${say('meanings.six-names')}</p>
<dl class="examples">${Object.entries(WARNING_NAMES).map(([key, name]) =>
    row(name, nameAddress('warning', name), say(WARNINGS[key as WarningName])),
  )}
${row(say('meanings.not-stated'), nameAddress('warning', 'Not Stated'), say('meanings.not-stated-means'))}
${row(say('meanings.none-named'), null, say('meanings.none-named-means'))}</dl></section>
<section aria-labelledby="categories"><h2 id="categories">${say('meanings.categories')}</h2>
<dl class="examples">${CATEGORY_NAMES.map((name) =>
    row(name, nameAddress('category', name), say(CATEGORIES[name])),
  )}</dl></section>
${mutes && html`<p>${tell('meanings.muted', { link: (words) => html`<a href="/mutes">${words}</a>` })}</p>`}`;
}

function row(name: string, address: string | null, means: string, written: readonly string[] = []): Markup {
  return html`<div><dt>${address === null ? name : html`<a href="${address}">${name}</a>`}</dt><dd>${means}${
    written.length > 0 &&
    html` <span class="quiet">${say('meanings.also-written', { words: written.join(', ') })}</span>`
  }</dd></div>`;
}

/** The ways of writing a rating that are not its name. */
function wordsFor(rating: RatingName): string[] {
  const values = RATING_TOKENS.filter(({ ao3, system }) => ao3 === rating && system !== 'ao3');
  return [...new Set(values.map(({ value }) => value))].slice(0, 12);
}
