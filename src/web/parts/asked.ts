/** What a list of works is asked for, part by part, and the ways to look at it. */
import type { EmptyPart, FoundWorks } from '#library';
import { html, type Markup } from '#markup';
import { type Condition, type Query, queryParts, renderQuery, withCondition } from '#search';
import { say, tell } from '#words';
import type { Audience } from '../policy.ts';
import { type ListView, randomAddress, searchAddress } from './addresses.ts';
import { heard, linkTo } from './message-tags.ts';
import { insightsAddress } from './plot-addresses.ts';
import { counted } from './wording.ts';

const VIEWS: readonly ListView[] = ['list', 'table'];
const UNREAD: Condition = { kind: 'is', what: 'unread' };

/** The parts of a query as its sentence says them, each with a link that leaves it out. */
export function askedParts(query: Query, addressOf: (without: Query) => string): Markup | null {
  const parts = queryParts(query);
  if (parts.length === 0) return null;
  return html`<nav class="asked" aria-label="${say('finding.asked')}"><ul>${parts.map(
    ({ says, without }) =>
      html`<li><span>${says}</span> <a href="${addressOf(without)}">${tell('finding.remove', { part: says, heard })}</a></li>`,
  )}</ul></nav>`;
}

/** How many works there are, list or table, with what its owner read or without it, one at random. `extent` says how many. */
export function listViews(
  { query, text, total }: FoundWorks,
  view: ListView,
  extent: string,
  audience: Audience,
): Markup {
  const unread = queryParts(query).find(
    ({ condition }) => condition?.kind === 'is' && condition.what === 'unread',
  );
  const read = unread
    ? html`<a href="${searchAddress(unread.without, 1, view)}">${say('finding.show-read')}</a>`
    : html`<a href="${searchAddress(withCondition(query, UNREAD), 1, view)}">${say('finding.hide-read')}</a>`;
  return html`<div class="views"><p class="extent">${extent}</p>
<nav aria-label="${say('finding.views')}"><ul>
${VIEWS.map(
  (way) =>
    html`<li><a href="${searchAddress(text, 1, way)}"${way === view && html` aria-current="true"`}>${say(`finding.view-${way}`)}</a></li>`,
)}
${audience === 'owner' && html`<li>${read}</li>`}
${total > 1 && html`<li><a href="${randomAddress(renderQuery({ ...query, sort: null }))}">${say('finding.one-at-random')}</a></li>`}
${total > 0 && html`<li><a href="${insightsAddress('', text)}">${say('finding.plots')}</a></li>`}
<li class="to-filters"><a href="#filters">${say('finding.filters')}</a></li>
</ul></nav></div>`;
}

/** Why nothing was found: what each part finds alone, and what is found without it. */
export function emptyBecause(parts: readonly EmptyPart[], view: ListView): Markup {
  if (parts.length === 0) return html`<p>${tell('finding.nothing-here', { link: linkTo('/') })}</p>`;
  const never = parts.filter(({ alone }) => alone.works === 0);
  const freeing = parts.filter(
    ({ without, alone }) => without.works > 0 && (parts.length > 1 || alone.works === 0),
  );
  return html`<div class="nothing">
<p>${say('finding.none-together')}</p>
${never.map(({ says }) => html`<p>${tell('finding.none-at-all', { part: html`<q>${says}</q>` })}</p>`)}
${
  freeing.length > 0
    ? html`<p>${say('finding.without-one', { count: freeing[0]?.without.works ?? 0 })}</p>
${reliefs(
  freeing.map(({ says, without }) => ({
    ...without,
    says: tell('finding.without-part', { part: html`<q>${says}</q>` }),
  })),
  view,
)}`
    : parts.length > 1 &&
      html`<p>${say('finding.not-enough')}</p>
${reliefs(
  parts.map(({ says, alone }) => ({ ...alone, says: html`<q>${says}</q>` })),
  view,
)}`
}
<p><a href="/works">${say('finding.all-works')}</a> · <a href="/help/search">${say('finding.how-to-search')}</a></p></div>`;
}

function reliefs(searches: readonly { says: Markup; text: string; works: number }[], view: ListView): Markup {
  return html`<ul class="reliefs">${searches.map(
    ({ says, text, works }) =>
      html`<li>${works > 0 ? html`<a href="${searchAddress(text, 1, view)}">${says}</a>` : says} <span class="quiet">${counted(works, 'work')}</span></li>`,
  )}</ul>`;
}
