/** The review queue, and a reading that waits on a page of its own. */
import type { DecisionRecord, ReviewFilter } from '#catalogue';
import type { ReviewableItem, ReviewPage } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { decisionsAddress, reviewAddress, workAddress } from '../parts/addresses.ts';
import { decisionNotice } from '../parts/decision.ts';
import { paging } from '../parts/paging.ts';
import { type ItemForms, reviewItem } from '../parts/review-item.ts';
import { count, labelWords } from '../parts/wording.ts';

/** What was just decided or taken back, and the page that a notice of it comes back to. */
export type Notice = { decision: DecisionRecord; back: string };

/** More labels than these are not offered as filters; a library of unknown labels has thousands. */
const MOST_LABELS = 40;

/** A page of what waits. */
export function reviewPage(review: ReviewPage, filter: ReviewFilter, notice: Notice | null): Markup {
  const { total, page, pages, items } = review;
  const back = reviewAddress(filter, page);
  return html`<div class="review">
<h1>${say('review.your-eye')}</h1>
${notice && decisionNotice(notice.decision, notice.back)}
<p>${tell('review.intro', { link: (words) => html`<a href="${decisionsAddress()}">${words}</a>` })}</p>
${filters(review, filter)}
<p class="sentence" id="waiting">${say('review.waiting', { count: total, page, pages })} ${
    filter.work !== undefined && html`<a href="${workAddress(filter.work)}">${say('review.back-to-work')}</a>`
  }</p>
${items.map((item) => reviewItem(item, { back }))}
${paging({ page, pages, address: (number) => reviewAddress(filter, number) })}
</div>`;
}

/** One reading that waits, or a correction of it that could not be taken. */
export function reviewItemPage(item: ReviewableItem, forms: ItemForms): Markup {
  return html`<div class="review">
<h1>${say('review.your-eye')}</h1>
${forms.filled && html`<div class="problems" role="alert"><p>${say('review.nothing-saved')}</p><ul><li>${forms.filled.problem}</li></ul></div>`}
${reviewItem(item, forms)}
<p><a href="${forms.back}">${say('review.back')}</a></p>
</div>`;
}

function filters({ choices }: ReviewPage, filter: ReviewFilter): Markup {
  return html`<form class="review-filters" method="get" action="/review" aria-label="${say('review.filters')}">
${filter.work !== undefined && html`<input type="hidden" name="work" value="${filter.work}">`}
${select(
  'batch',
  say('review.filter-batch'),
  filter.batch,
  choices.batch.map(({ value, waiting }) => [String(value), say('imports.import', { id: value }), waiting]),
)}
${select(
  'field',
  say('review.filter-field'),
  filter.field,
  choices.field.map(({ value, name, waiting }) => [value, name, waiting]),
)}
${select(
  'label',
  say('review.filter-label'),
  filter.label,
  choices.label.slice(0, MOST_LABELS).map(({ value, waiting }) => [value, labelWords(value), waiting]),
)}
<button type="submit">${say('review.show')}</button>
</form>`;
}

/** A choice of one filter; the one that is set stays in the list when nothing of it waits any more. */
function select(
  name: string,
  label: string,
  chosen: string | number | undefined,
  options: readonly (readonly [string, string, number])[],
): Markup {
  const set = chosen === undefined ? '' : String(chosen);
  const own: readonly (readonly [string, string, number])[] =
    set === '' || options.some(([value]) => value === set) ? [] : [[set, set, 0]];
  return html`<div><label for="filter-${name}">${label}</label> <select id="filter-${name}" name="${name}"><option value="">${say('review.any')}</option>${[
    ...options,
    ...own,
  ].map(
    ([value, words, waiting]) =>
      html`<option value="${value}"${value === set && html` selected`}>${words} (${count(waiting)})</option>`,
  )}</select></div>`;
}
