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
import { nameAddress, ratingAddress } from '../parts/addresses.ts';
import { helpNav } from '../parts/help-nav.ts';

const RATINGS: Record<RatingName, string> = {
  General: 'For readers of any age.',
  Teen: 'May not suit children: some violence, strong words, or love that stays in its clothes.',
  Mature: 'For adults: violence, sex or other grave matter, but not all of it told in full.',
  Explicit: 'For adults: sex or violence told in full. Its page asks before it shows the text.',
  'Not Rated':
    'The author gave no rating, or one that says nothing of who should read it. It may hold anything, so it is treated like Explicit where that matters.',
};

const WARNINGS: Record<WarningName, string> = {
  GraphicViolence: 'Wounds, torture or death are described in detail.',
  MajorCharacterDeath: 'Somebody who matters to the story dies.',
  NonCon: 'Sex that somebody did not agree to.',
  Underage: 'Sex of somebody under eighteen.',
  NoneApply: 'The author says that none of the above is in the story.',
  ChooseNotToWarn: 'The author chose not to say. Any of the above may be in the story.',
};

const CATEGORIES: Record<CategoryName, string> = {
  Gen: 'No romance, or none that matters.',
  'F/F': 'Love between women.',
  'F/M': 'Love between a woman and a man.',
  'M/M': 'Love between men.',
  Multi: 'Several kinds of couples, or more than two people together.',
  Other: 'Love between people who are neither, or not people at all.',
};

/** The page. */
export function meaningsPage(): Markup {
  return html`<h1>What ratings and warnings mean</h1>
${helpNav('/help/ratings')}
<p>They are the author’s word, and stand before the text of every work. Where an author wrote other words, such as “PG-13”, these are kept beside the name that Fanlight understood them as.</p>
<section aria-labelledby="ratings"><h2 id="ratings">Ratings</h2>
<dl class="examples">${RATING_ORDER.map((name) =>
    row(ratingName(name), ratingAddress(name), RATINGS[name], wordsFor(name)),
  )}</dl></section>
<section aria-labelledby="warnings"><h2 id="warnings">Warnings</h2>
<p>Six names are agreed among archives, and the filters know them. Whatever else authors warn of is among the additional tags.</p>
<dl class="examples">${Object.entries(WARNING_NAMES).map(([key, name]) =>
    row(name, nameAddress('warning', name), WARNINGS[key as WarningName]),
  )}
${row('The author did not say', nameAddress('warning', 'Not Stated'), 'There is no word about warnings. This is not the same as “No Archive Warnings Apply”: most old stories say nothing, whatever is in them.')}
${row('None of the archive warnings was named', null, 'The author warned of something, but of none of these. What it was is among the tags.')}</dl></section>
<section aria-labelledby="categories"><h2 id="categories">Categories</h2>
<dl class="examples">${CATEGORY_NAMES.map((name) => row(name, nameAddress('category', name), CATEGORIES[name]))}</dl></section>
<p>A rating, a warning or a tag that you never want to meet can be <a href="/mutes">muted</a>; then no list shows it. Where something was understood wrongly, correct it on the work’s own page.</p>`;
}

function row(name: string, address: string | null, means: string, written: readonly string[] = []): Markup {
  return html`<div><dt>${address === null ? name : html`<a href="${address}">${name}</a>`}</dt><dd>${means}${
    written.length > 0 && html` <span class="quiet">Also written ${written.join(', ')}.</span>`
  }</dd></div>`;
}

/** The ways of writing a rating that are not its name. */
function wordsFor(rating: RatingName): string[] {
  const values = RATING_TOKENS.filter(({ ao3, system }) => ao3 === rating && system !== 'ao3');
  return [...new Set(values.map(({ value }) => value))].slice(0, 12);
}
