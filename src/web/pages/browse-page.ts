/** The list of works that answer a query, with its filters. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import { type EmptyPart, type FoundWorks, MOST_SEARCH_NAME } from '#library';
import { html, type Markup } from '#markup';
import { hiddenAddress, type ListView, newMuteAddress, searchAddress } from '../parts/addresses.ts';
import { askedParts, emptyBecause, listViews } from '../parts/asked.ts';
import { filterPanel } from '../parts/filter-panel.ts';
import { paging } from '../parts/paging.ts';
import { queryProblems } from '../parts/query-problems.ts';
import { count, counted, shorten } from '../parts/wording.ts';
import { workTable } from '../parts/work-table.ts';
import { markLine } from '../parts/yours.ts';

/** How a list of works is shown: the query as it was typed, list or table, and why it is empty where it is. */
export type ShownAs = { asked: string; view: ListView; empty: readonly EmptyPart[] };

/** The browse page's body. `blurb` renders one work, `marks` are the reader's. */
export function browsePage(
  found: FoundWorks,
  { asked, view, empty }: ShownAs,
  blurb: (work: WorkCard) => Markup,
  marks: ReadonlyMap<WorkId, WorkMarks>,
): Markup {
  return html`<div class="browse${view === 'table' && ' wide'}">
<div class="results">
<h1>Works</h1>
<p class="sentence">${found.sentence}</p>
${askedParts(found.query, (without) => searchAddress(without, 1, view))}
${listViews(found, view, extent(found))}
${found.hidden > 0 && html`<p>${hiddenLine(found)}</p>`}
${found.problems.length > 0 && queryProblems(found.problems, asked)}
${found.problems.length === 0 && keeping(found)}
${found.total === 0 ? emptyBecause(empty, view) : view === 'table' ? tableOf(found, marks) : workList(found, blurb, marks)}
${paging({
  page: found.page,
  pages: found.pages,
  address: (page) => searchAddress(found.text, page, view),
})}
</div>
${filterPanel(found, view)}
</div>`;
}

function tableOf(found: FoundWorks, marks: ReadonlyMap<WorkId, WorkMarks>): Markup {
  return found.works.length === 0 ? pastTheEnd(found) : workTable(found, marks);
}

/** How many works mutes hide here, and the way to them. */
export function hiddenLine({ hidden, text }: Pick<FoundWorks, 'hidden' | 'text'>): Markup | null {
  if (hidden === 0) return null;
  return html`<a href="${hiddenAddress(text)}">${counted(hidden, 'work')} ${hidden === 1 ? 'is' : 'are'} hidden by your mutes</a>.`;
}

/** The works of a page with the reader's marks on them, or why there are none. */
export function workList(
  found: FoundWorks,
  blurb: (work: WorkCard) => Markup,
  marks: ReadonlyMap<WorkId, WorkMarks>,
): Markup {
  if (found.total === 0) return html`<p>No work in this library meets all of these conditions together.</p>`;
  if (found.works.length === 0) return pastTheEnd(found);
  return html`<h2 class="visually-hidden">List of works</h2><ol class="blurbs">${found.works.map(
    (work) => html`<li>${blurb(work)}${markLine(marks.get(work.id))}</li>`,
  )}</ol>`;
}

/** Ways to keep the search, or to be rid of what it finds. */
function keeping(found: FoundWorks): Markup {
  return html`<div class="yours-forms"><details><summary>Save this search</summary>
<form method="post" action="/searches">
<input type="hidden" name="query" value="${found.text}">
<div class="field"><label for="search-name">Name</label><input type="text" id="search-name" name="name" value="${shorten(found.sentence, MOST_SEARCH_NAME)}" maxlength="${MOST_SEARCH_NAME}" autocomplete="off"></div>
<p class="actions"><button type="submit">Save</button></p>
</form></details>
${found.query.condition.kind !== 'all' && html`<p><a href="${newMuteAddress(found.text)}">Mute these works…</a></p>`}</div>`;
}

function extent(found: FoundWorks): string {
  if (found.total === 0) return 'No works.';
  if (found.pages === 1) return `${counted(found.total, 'work')}.`;
  return `${counted(found.total, 'work')}; page ${count(found.page)} of ${count(found.pages)}.`;
}

function pastTheEnd(found: FoundWorks): Markup {
  return html`<p>The list ends before this page. <a href="${searchAddress(found.text)}">To its first page</a></p>`;
}
