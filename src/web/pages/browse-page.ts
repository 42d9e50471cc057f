/** The list of works that answer a query, with its filters. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import { type EmptyPart, type FoundWorks, MOST_SEARCH_NAME, type Selection } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import {
  hiddenAddress,
  type ListView,
  newMuteAddress,
  searchAddress,
  worksFeedAddress,
} from '../parts/addresses.ts';
import { askedParts, emptyBecause, listViews } from '../parts/asked.ts';
import { chooseBox, chosenForm } from '../parts/choosing.ts';
import { filterPanel } from '../parts/filter-panel.ts';
import { followLink } from '../parts/follow.ts';
import { linkTo } from '../parts/message-tags.ts';
import { paging } from '../parts/paging.ts';
import { queryProblems } from '../parts/query-problems.ts';
import { takingAddress } from '../parts/taking-address.ts';
import { shorten } from '../parts/wording.ts';
import { workTable } from '../parts/work-table.ts';
import { markLine } from '../parts/yours.ts';
import type { Audience } from '../policy.ts';

/** How a list of works is shown: the query as it was typed, list or table, why it is empty where it is, and to whom. */
export type ShownAs = { asked: string; view: ListView; empty: readonly EmptyPart[]; audience: Audience };

/** The browse page's body. `blurb` renders one work, `marks` are the reader's. */
export function browsePage(
  found: FoundWorks,
  { asked, view, empty, audience }: ShownAs,
  blurb: (work: WorkCard) => Markup,
  marks: ReadonlyMap<WorkId, WorkMarks>,
): Markup {
  const isOwner = audience === 'owner';
  const all: Selection | null = isOwner ? { kind: 'query', text: found.text } : null;
  return html`<div class="browse${view === 'table' && ' wide'}">
<div class="results">
<h1>${say('finding.works')}</h1>
<p class="sentence">${found.sentence}</p>
${askedParts(found.query, (without) => searchAddress(without, 1, view))}
${listViews(found, view, extent(found), audience)}
${found.hidden > 0 && html`<p>${hiddenLine(found)}</p>`}
${found.problems.length > 0 && queryProblems(found.problems, asked)}
${found.problems.length === 0 && (isOwner ? keeping(found) : html`<p>${followLink(worksFeedAddress(found.text))}</p>`)}
${found.total === 0 ? emptyBecause(empty, view) : view === 'table' ? tableOf(found, isOwner ? marks : null, all) : workList(found, blurb, marks, all)}
${paging({
  page: found.page,
  pages: found.pages,
  address: (page) => searchAddress(found.text, page, view),
})}
</div>
${filterPanel(found, audience, view)}
</div>`;
}

function tableOf(
  found: FoundWorks,
  marks: ReadonlyMap<WorkId, WorkMarks> | null,
  all: Selection | null,
): Markup {
  if (found.works.length === 0) return pastTheEnd(found);
  return html`${workTable(found, marks)}${all && html`<p><a href="${takingAddress(all)}">${say('books.take-these')}</a></p>`}`;
}

/** How many works mutes hide here, and the way to them. */
export function hiddenLine({ hidden, text }: Pick<FoundWorks, 'hidden' | 'text'>): Markup | null {
  if (hidden === 0) return null;
  return tell('finding.hidden', { count: hidden, link: linkTo(hiddenAddress(text)) });
}

/** The works of a page with the reader's marks on them, or why there are none; `all` is what the list goes on with, null where none are taken away together. */
export function workList(
  found: FoundWorks,
  blurb: (work: WorkCard) => Markup,
  marks: ReadonlyMap<WorkId, WorkMarks>,
  all: Selection | null,
): Markup {
  if (found.total === 0) return html`<p>${say('finding.none-together')}</p>`;
  if (found.works.length === 0) return pastTheEnd(found);
  return html`<h2 class="visually-hidden">${say('finding.list-of-works')}</h2><ol class="blurbs">${found.works.map(
    (work) => html`<li>${blurb(work)}${markLine(marks.get(work.id))}${all && chooseBox(work)}</li>`,
  )}</ol>${all && chosenForm(all)}`;
}

/** Ways to keep the search, or to be rid of what it finds. */
function keeping(found: FoundWorks): Markup {
  return html`<div class="yours-forms"><details><summary>${say('finding.save-search')}</summary>
<form method="post" action="/searches">
<input type="hidden" name="query" value="${found.text}">
<div class="field"><label for="search-name">${say('finding.search-name')}</label><input type="text" id="search-name" name="name" value="${shorten(found.sentence, MOST_SEARCH_NAME)}" maxlength="${MOST_SEARCH_NAME}" autocomplete="off"></div>
<p class="actions"><button type="submit">${say('finding.save')}</button></p>
</form></details>
<p>${followLink(worksFeedAddress(found.text))}${found.query.condition.kind !== 'all' && html` <a href="${newMuteAddress(found.text)}">${say('finding.mute-these')}</a>`}</p></div>`;
}

function extent({ total, page, pages }: FoundWorks): string {
  return total === 0 ? say('finding.extent-none') : say('finding.extent', { works: total, page, pages });
}

function pastTheEnd(found: FoundWorks): Markup {
  return html`<p>${tell('finding.past-the-end', { link: linkTo(searchAddress(found.text)) })}</p>`;
}
