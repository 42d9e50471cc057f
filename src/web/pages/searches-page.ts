/** Searches that a reader keeps, and what one of them finds. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import { type CountedSearch, MOST_SEARCH_NAME, type SavedSearchRun } from '#library';
import { html, type Markup } from '#markup';
import {
  savedSearchAddress,
  searchAddress,
  searchFeedAddress,
  searchShelfAddress,
} from '../parts/addresses.ts';
import { filterPanel } from '../parts/filter-panel.ts';
import { paging } from '../parts/paging.ts';
import { count, counted } from '../parts/wording.ts';
import { yoursNav } from '../parts/yours.ts';
import { hiddenLine, workList } from './browse-page.ts';

/** The list of saved searches. */
export function searchesPage(searches: readonly CountedSearch[]): Markup {
  return html`<div class="searches">
<h1>Saved searches</h1>
${yoursNav('/searches')}
<p>${
    searches.length === 0
      ? html`None yet. Search or filter <a href="/works">the works</a>, then choose “Save this search” above the list.`
      : 'Each is a list that follows the library, a feed for a feed reader and a shelf for an e-reader.'
  } E-readers find all of them at <a href="/opds">this address</a> (OPDS).</p>
<ul class="kept">${searches.map(
    ({
      search,
      sentence,
      total,
      fresh,
    }) => html`<li><div><h2><a href="${savedSearchAddress(search.id)}">${search.name}</a></h2>
${sentence !== search.name && html`<p>${sentence}</p>`}
<p class="quiet">${counted(total, 'work')}${fresh > 0 && html`, <strong>${count(fresh)} new</strong>`}; <a href="${searchFeedAddress(search.id)}">feed<span class="visually-hidden"> of ${search.name}</span></a>, <a href="${searchShelfAddress(search.id)}">shelf<span class="visually-hidden"> of ${search.name}</span></a></p></div></li>`,
  )}</ul>
</div>`;
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
<p>${counted(found.total, 'work')}${fresh > 0 && html`, <strong>${count(fresh)} new</strong> since you last looked`}. ${hiddenLine(found)} <a class="to-filters" href="#filters">Filters</a></p>
<div class="yours-forms">
<p><a href="${searchFeedAddress(search.id)}">Feed</a> <a href="${searchShelfAddress(search.id)}">Shelf for e-readers</a> <a href="${searchAddress(found.text)}">As a search</a></p>
${fresh > 0 && html`<form method="post" action="${action}"><input type="hidden" name="action" value="see"><button type="submit" class="plain">Mark as seen</button></form>`}
<details><summary>Rename or remove</summary>
<form method="post" action="${action}">
<div class="field"><label for="search-name">Name</label><input type="text" id="search-name" name="name" value="${search.name}" maxlength="${MOST_SEARCH_NAME}" autocomplete="off"></div>
<p class="actions"><button type="submit" name="action" value="rename">Rename</button> <button type="submit" name="action" value="remove" class="plain">Remove this search</button></p>
</form></details>
</div>
${workList(found, blurb, marks)}
${paging({ page: found.page, pages: found.pages, address: (page) => savedSearchAddress(search.id, page) })}
${fresh > 0 && html`<mark-on-view hidden data-address="${action}" data-body="action=see&amp;quiet=yes"></mark-on-view>`}
</div>
${filterPanel(found)}
</div>`;
}
