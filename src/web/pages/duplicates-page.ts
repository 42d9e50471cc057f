/** Stories that are here more than once: what was found, and works that stand under others. */
import type { WorkCard } from '#catalogue';
import {
  DUPLICATE_KINDS,
  type DuplicateGroup,
  type DuplicateKind,
  type DuplicatePage,
  type DuplicatesProgress,
  type JoinedListed,
} from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { duplicatesAddress, originalsAddress, workAddress } from '../parts/addresses.ts';
import { choiceNav } from '../parts/choice-nav.ts';
import { heard } from '../parts/message-tags.ts';
import { paging } from '../parts/paging.ts';
import { count, counted, momentOf } from '../parts/wording.ts';
import { advice, byline } from '../parts/work-header.ts';

/** A page of what may be here twice; `search` is how far a search for more is, where one is under way. */
export function duplicatesPage(found: DuplicatePage, search: DuplicatesProgress | null): Markup {
  const { kind, groups, counts, page, pages } = found;
  return html`<div class="duplicates">
<h1>${say('duplicates.title')}</h1>
<p>${say('duplicates.what')}</p>
${kinds(kind)}
${search === null ? searchForm(found.isStale) : progress(search)}
<p class="sentence">${say(`duplicates.extent-${kind}`, { count: counts[kind], page, pages })}</p>
${groups.map((group) => groupForm(group, kind, duplicatesAddress(kind, page)))}
${paging({ page, pages, address: (number) => duplicatesAddress(kind, number) })}
</div>`;
}

function kinds(here: DuplicateKind | 'joined'): Markup {
  const pages = [...DUPLICATE_KINDS, 'joined' as const].map((kind) => ({
    address: duplicatesAddress(kind),
    name: say(`duplicates.kind-${kind}`),
  }));
  return choiceNav(say('duplicates.kinds'), pages, duplicatesAddress(here));
}

function searchForm(isStale: boolean): Markup {
  return html`<form method="post" action="/duplicates/search">
<p>${isStale ? say('duplicates.stale') : say('duplicates.fresh')}</p>
<p class="actions"><button type="submit">${say('duplicates.search')}</button></p>
</form>`;
}

function progress({ step, done, works }: DuplicatesProgress): Markup {
  return html`<p role="status">${say(`duplicates.step-${step}`, { done, works })}</p>`;
}

/** Works that may be one story: which of them are, and which of those is to be shown. */
function groupForm({ works, share }: DuplicateGroup, kind: DuplicateKind, back: string): Markup {
  const first = works[0];
  if (first === undefined) return html``;
  return html`<form class="edit copies" method="post" action="/duplicates">
<h2>${first.title}</h2>
<p class="quiet">${say(`duplicates.share-${kind}`, { share })}</p>
<input type="hidden" name="back" value="${back}">
<table class="copy-table"><caption class="visually-hidden">${say('duplicates.works-of', { title: first.title })}</caption>
<thead><tr><th scope="col">${say('duplicates.belongs')}</th><th scope="col">${say('duplicates.shown')}</th><th scope="col">${say('duplicates.work')}</th></tr></thead>
<tbody>${works.map((work, place) => memberRow(work, place === 0))}</tbody></table>
<p class="actions"><button type="submit" name="does" value="join">${tell('duplicates.join', { title: first.title, heard })}</button>
<button type="submit" name="does" value="apart" class="plain">${tell('duplicates.apart', { title: first.title, heard })}</button></p>
</form>`;
}

function memberRow(work: WorkCard, isFirst: boolean): Markup {
  const { id, title } = work;
  return html`<tr><td class="pick"><input type="checkbox" name="work" value="${id}" checked aria-label="${say('duplicates.belongs-one', { title, id })}"></td>
<td class="pick"><input type="radio" name="into" value="${id}"${isFirst && html` checked`} aria-label="${say('duplicates.shown-one', { title, id })}"></td>
<th scope="row"><a href="${workAddress(id)}">${title}</a> ${byline(work)}
${advice(work)}
<p class="quiet">${counted(work.words, 'word')}, ${counted(work.chapters, 'chapter')}, <a href="${originalsAddress(id)}">${say('duplicates.files')}</a></p></th></tr>`;
}

/** Works that stand under others. */
export function joinedPage({
  total,
  page,
  pages,
  joined,
}: {
  total: number;
  page: number;
  pages: number;
  joined: readonly JoinedListed[];
}): Markup {
  return html`<div class="duplicates">
<h1>${say('duplicates.joined-title')}</h1>
${kinds('joined')}
<p class="sentence">${say('duplicates.extent-joined', { count: total, page, pages })}</p>
<ul class="kept">${joined.map(joinedItem)}</ul>
${paging({ page, pages, address: (number) => duplicatesAddress('joined', number) })}
</div>`;
}

function joinedItem({ work, title, above, joinedAt }: JoinedListed): Markup {
  return html`<li><div><h2>${title} <span class="quiet">${count(work)}</span></h2>
<p>${tell('duplicates.under', { work: html`<a href="${workAddress(above.id)}">${above.title}</a> ${byline(above)}`, time: momentOf(joinedAt) })}</p></div>
<form method="post" action="/duplicates/joined"><input type="hidden" name="work" value="${work}"><button type="submit" class="plain">${tell('duplicates.take-apart', { title, heard })}</button></form></li>`;
}
