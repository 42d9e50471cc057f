/** The list of works that answer a query, with its filters. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import { type FoundWorks, MOST_SEARCH_NAME } from '#library';
import { html, type Markup } from '#markup';
import type { QueryProblem } from '#search';
import { hiddenAddress, insightsAddress, newMuteAddress, searchAddress } from '../parts/addresses.ts';
import { filterPanel } from '../parts/filter-panel.ts';
import { paging } from '../parts/paging.ts';
import { count, counted, shorten } from '../parts/wording.ts';
import { markLine } from '../parts/yours.ts';

/** The browse page's body. `asked` is the query as it was typed; `blurb` renders one work, `marks` are the reader's. */
export function browsePage(
  found: FoundWorks,
  asked: string,
  blurb: (work: WorkCard) => Markup,
  marks: ReadonlyMap<WorkId, WorkMarks>,
): Markup {
  return html`<div class="browse">
<div class="results">
<h1>Works</h1>
<p class="sentence" role="status">${found.sentence}</p>
<p>${extent(found)} ${hiddenLine(found)} ${found.total > 0 && html`<a href="${insightsAddress('', found.text)}">Look at these works</a> `}<a class="to-filters" href="#filters">Filters</a></p>
${found.problems.length > 0 && problems(found.problems, asked)}
${found.problems.length === 0 && keeping(found)}
${workList(found, blurb, marks)}
${paging({
  page: found.page,
  pages: found.pages,
  address: (page) => searchAddress(found.text, page),
})}
</div>
${filterPanel(found)}
</div>`;
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
  if (found.works.length === 0) return nothing(found);
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

/** Each problem under the query, at its column, with what would work. */
export function problems(list: readonly QueryProblem[], asked: string): Markup {
  return html`<div class="problems" role="alert">
<p>${list.length === 1 ? 'A part of the search could' : `${count(list.length)} parts of the search could`} not be understood and ${list.length === 1 ? 'was' : 'were'} left out.</p>
<ul>${list.map(
    ({ at, length, says, suggestion }) => html`<li>
<pre><code>${asked.slice(0, at)}<mark class="wrong">${asked.slice(at, at + Math.max(1, length)) || ' '}</mark>${asked.slice(at + Math.max(1, length))}</code></pre>
<p>At character ${at + 1}: ${says}${suggestion !== undefined && html` Write <code>${suggestion}</code> instead.`}</p></li>`,
  )}</ul>
<p><a href="/help/search">How to search</a></p>
</div>`;
}

function nothing(found: FoundWorks): Markup {
  if (found.total > 0)
    return html`<p>The list ends before this page. <a href="${searchAddress(found.text)}">To its first page</a></p>`;
  return html`<div class="nothing"><p>No work in this library meets all of these conditions together.</p>
<ul>
<li>Take away a filter: each condition beside another makes the list shorter.</li>
<li>Ask for one of several with OR: <code>(tea OR coffee)</code>.</li>
<li>Names are matched whole; end a word with <code>*</code> to find words that begin with it.</li>
</ul>
<p><a href="/works">All works</a></p></div>`;
}
