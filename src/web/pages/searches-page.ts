/** Searches that a reader keeps, and what one of them finds. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import { type CountedSearch, MOST_SEARCH_NAME, type SavedSearchRun } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import {
  savedSearchAddress,
  searchAddress,
  searchFeedAddress,
  searchShelfAddress,
} from '../parts/addresses.ts';
import { filterPanel } from '../parts/filter-panel.ts';
import { followLink } from '../parts/follow.ts';
import { heard, linkTo } from '../parts/message-tags.ts';
import { paging } from '../parts/paging.ts';
import { takingAddress } from '../parts/taking-address.ts';
import { yoursNav } from '../parts/yours.ts';
import { hiddenLine, workList } from './browse-page.ts';

/** The list of saved searches. */
export function searchesPage(searches: readonly CountedSearch[]): Markup {
  return html`<div class="searches">
<h1>${say('finding.searches')}</h1>
${yoursNav('/searches')}
<p>${
    searches.length === 0
      ? tell('finding.searches-none', { link: linkTo('/works') })
      : say('finding.searches-some')
  } ${tell('finding.searches-opds', { link: linkTo('/opds') })}</p>
<ul class="kept">${searches.map(
    ({
      search,
      sentence,
      total,
      fresh,
    }) => html`<li><div><h2><a href="${savedSearchAddress(search.id)}">${search.name}</a></h2>
${sentence !== search.name && html`<p>${sentence}</p>`}
<p class="quiet">${tell('finding.searches-finds', {
      count: total,
      fresh,
      name: search.name,
      feed: linkTo(searchFeedAddress(search.id)),
      shelf: linkTo(searchShelfAddress(search.id)),
      strong,
      heard,
    })}</p></div></li>`,
  )}</ul>
</div>`;
}

function strong(words: Markup): Markup {
  return html`<strong>${words}</strong>`;
}

/** What a saved search finds. */
export function searchPage(
  { search, found, fresh }: SavedSearchRun,
  blurb: (work: WorkCard) => Markup,
  marks: ReadonlyMap<WorkId, WorkMarks>,
): Markup {
  const action = savedSearchAddress(search.id);
  return html`<div class="browse">
<div class="results">
<h1>${search.name}</h1>
<p class="sentence">${found.sentence}</p>
<p>${tell('finding.search-finds', { count: found.total, fresh, strong })} ${hiddenLine(found)} <a class="to-filters" href="#filters">${say('finding.filters')}</a></p>
<div class="yours-forms">
<p>${followLink(searchFeedAddress(search.id))} <a href="${searchShelfAddress(search.id)}">${say('finding.search-shelf')}</a> <a href="${searchAddress(found.text)}">${say('finding.as-search')}</a> <a href="${takingAddress({ kind: 'search', name: search.id })}">${say('books.take-search')}</a></p>
${fresh > 0 && html`<form method="post" action="${action}"><input type="hidden" name="action" value="see"><button type="submit" class="plain">${say('finding.mark-seen')}</button></form>`}
<details><summary>${say('finding.rename-or-remove')}</summary>
<form method="post" action="${action}">
<div class="field"><label for="search-name">${say('finding.search-name')}</label><input type="text" id="search-name" name="name" value="${search.name}" maxlength="${MOST_SEARCH_NAME}" autocomplete="off"></div>
<p class="actions"><button type="submit" name="action" value="rename">${say('finding.rename')}</button> <button type="submit" name="action" value="remove" class="plain">${say('finding.remove-search')}</button></p>
</form></details>
</div>
${workList(found, blurb, marks, { kind: 'search', name: search.id })}
${paging({ page: found.page, pages: found.pages, address: (page) => savedSearchAddress(search.id, page) })}
${fresh > 0 && html`<mark-on-view hidden data-address="${action}" data-body="action=see&amp;quiet=yes"></mark-on-view>`}
</div>
${filterPanel(found, 'owner')}
</div>`;
}
