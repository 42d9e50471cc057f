/** What a list of works is asked for, part by part, and the ways to look at it. */
import type { EmptyPart, FoundWorks } from '#library';
import { html, type Markup } from '#markup';
import { type Condition, type Query, queryParts, renderQuery, withCondition } from '#search';
import { type ListView, randomAddress, searchAddress } from './addresses.ts';
import { insightsAddress } from './plot-addresses.ts';
import { counted } from './wording.ts';

const VIEWS: readonly (readonly [ListView, string])[] = [
  ['list', 'List'],
  ['table', 'Table'],
];
const UNREAD: Condition = { kind: 'is', what: 'unread' };

/** The parts of a query as its sentence says them, each with a link that leaves it out. */
export function askedParts(query: Query, addressOf: (without: Query) => string): Markup | null {
  const parts = queryParts(query);
  if (parts.length === 0) return null;
  return html`<nav class="asked" aria-label="What is asked"><ul>${parts.map(
    ({ says, without }) =>
      html`<li><span>${says}</span> <a href="${addressOf(without)}">remove<span class="visually-hidden">: ${says}</span></a></li>`,
  )}</ul></nav>`;
}

/** How many works there are, list or table, with what was read or without it, one at random. `extent` says how many. */
export function listViews({ query, text, total }: FoundWorks, view: ListView, extent: string): Markup {
  const unread = queryParts(query).find(
    ({ condition }) => condition?.kind === 'is' && condition.what === 'unread',
  );
  const read = unread
    ? html`<a href="${searchAddress(unread.without, 1, view)}">Show what you have read</a>`
    : html`<a href="${searchAddress(withCondition(query, UNREAD), 1, view)}">Hide what you have read</a>`;
  return html`<div class="views"><p class="extent">${extent}</p>
<nav aria-label="How works are shown"><ul>
${VIEWS.map(
  ([way, name]) =>
    html`<li><a href="${searchAddress(text, 1, way)}"${way === view && html` aria-current="true"`}>${name}</a></li>`,
)}
<li>${read}</li>
${total > 1 && html`<li><a href="${randomAddress(renderQuery({ ...query, sort: null }))}">One at random</a></li>`}
${total > 0 && html`<li><a href="${insightsAddress('', text)}">Plots</a></li>`}
<li class="to-filters"><a href="#filters">Filters</a></li>
</ul></nav></div>`;
}

/** Why nothing was found: what each part finds alone, and what is found without it. */
export function emptyBecause(parts: readonly EmptyPart[], view: ListView): Markup {
  if (parts.length === 0) return html`<p>There is no work to show. <a href="/">To the first page</a></p>`;
  const never = parts.filter(({ alone }) => alone.works === 0);
  const freeing = parts.filter(
    ({ without, alone }) => without.works > 0 && (parts.length > 1 || alone.works === 0),
  );
  return html`<div class="nothing">
<p>No work in this library meets all of these conditions together.</p>
${never.map(({ says }) => html`<p>No work at all is found for <q>${says}</q>.</p>`)}
${
  freeing.length > 0
    ? html`<p>Without one of them there ${freeing[0]?.without.works === 1 ? 'is' : 'are'} more:</p>
${reliefs(
  freeing.map(({ says, without }) => ({ ...without, says: html`without <q>${says}</q>` })),
  view,
)}`
    : parts.length > 1 &&
      html`<p>Taking away one of them is not enough. Alone each finds:</p>
${reliefs(
  parts.map(({ says, alone }) => ({ ...alone, says: html`<q>${says}</q>` })),
  view,
)}`
}
<p><a href="/works">All works</a> · <a href="/help/search">How to search</a></p></div>`;
}

function reliefs(searches: readonly { says: Markup; text: string; works: number }[], view: ListView): Markup {
  return html`<ul class="reliefs">${searches.map(
    ({ says, text, works }) =>
      html`<li>${works > 0 ? html`<a href="${searchAddress(text, 1, view)}">${says}</a>` : says} <span class="quiet">${counted(works, 'work')}</span></li>`,
  )}</ul>`;
}
