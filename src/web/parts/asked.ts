/** What a list of works is asked for, part by part, and the ways to look at it. */
import type { EmptyPart, FoundWorks } from '#library';
import { html, type Markup } from '#markup';
import { type Condition, queryParts, renderQuery, withCondition } from '#search';
import { type ListView, randomAddress, searchAddress } from './addresses.ts';
import { count, counted } from './wording.ts';

const UNREAD: Condition = { kind: 'is', what: 'unread' };

/** The parts of a query as its sentence says them, each with a link that leaves it out. */
export function askedParts({ query }: Pick<FoundWorks, 'query'>, view: ListView): Markup | null {
  const parts = queryParts(query);
  if (parts.length === 0) return null;
  return html`<nav class="asked" aria-label="What is asked"><ul>${parts.map(
    ({ says, without }) =>
      html`<li><span>${says}</span> <a href="${searchAddress(without, 1, view)}">remove<span class="visually-hidden">: ${says}</span></a></li>`,
  )}</ul></nav>`;
}

/** List or table, with what was read or without it, one at random. */
export function listViews({ query, text, total }: FoundWorks, view: ListView): Markup {
  const unread = queryParts(query).find(
    ({ condition }) => condition?.kind === 'is' && condition.what === 'unread',
  );
  const read = unread
    ? html`<a href="${searchAddress(unread.without, 1, view)}">Show what you have read</a>`
    : html`<a href="${searchAddress(withCondition(query, UNREAD), 1, view)}">Hide what you have read</a>`;
  const ways = [
    ['list', 'List'],
    ['table', 'Table'],
  ] as const;
  return html`<nav class="views" aria-label="How works are shown"><ul>
<li>${ways.map(
    ([way, name]) =>
      html`<a href="${searchAddress(text, 1, way)}"${way === view && html` aria-current="true"`}>${name}</a> `,
  )}</li>
<li>${read}</li>
${total > 1 && html`<li><a href="${randomAddress(renderQuery({ ...query, sort: null }))}">One at random</a></li>`}
<li class="to-filters"><a href="#filters">Filters</a></li>
</ul></nav>`;
}

/** Why nothing was found: what each part finds alone, and what is found without it. */
export function emptyBecause(parts: readonly EmptyPart[], view: ListView): Markup {
  const never = parts.filter(({ alone }) => alone === 0);
  const frees = parts.filter(({ without, alone }) => without.works > 0 && (parts.length > 1 || alone === 0));
  return html`<div class="nothing">
<p>No work in this library meets all of these conditions together.</p>
${
  never.length > 0 &&
  html`<p>Whatever else is asked, no work here is found ${never.map(({ says }, place) => html`${place > 0 && ' or '}<q>${says}</q>`)}.</p>`
}
${
  frees.length > 0
    ? html`<p>Without one of them there ${frees[0]?.without.works === 1 ? 'is' : 'are'} more:</p>
<ul class="reliefs">${frees.map(
        ({ says, without }) =>
          html`<li><a href="${searchAddress(without.text, 1, view)}">without <q>${says}</q></a> <span class="quiet">${counted(without.works, 'work')}</span></li>`,
      )}</ul>`
    : parts.length > 1 &&
      html`<p>No single one of them is the reason. Alone each finds:</p>
<ul class="reliefs">${parts.map(({ says, alone }) => html`<li><q>${says}</q> <span class="quiet">${count(alone)}</span></li>`)}</ul>`
}
<p><a href="/works">All works</a> · <a href="/help/search">How to search</a></p></div>`;
}
