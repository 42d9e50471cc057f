/** Every value of one facet over the works of a query, each to be asked for or left out. */
import type { FacetAsked, FacetListing } from '#library';
import { html, type Markup } from '#markup';
import {
  type ChoiceState,
  type FacetKind,
  type FacetValue,
  formToText,
  isSingleValued,
  type QueryForm,
  queryToForm,
} from '#search';
import { facetAddress, searchAddress } from '../parts/addresses.ts';
import { CHOICES, FACET_NAMES, valueName } from '../parts/facet-names.ts';
import { paging } from '../parts/paging.ts';
import { count, counted } from '../parts/wording.ts';

/** The page of a facet's values; `filter` is what was asked for. */
export function facetPage(
  kind: FacetKind,
  listing: FacetListing,
  { holds, order }: Pick<FacetAsked, 'holds' | 'order'>,
): Markup {
  const { found, page, pages } = listing;
  const form = queryToForm(found.query);
  const { heading, plural } = FACET_NAMES[kind];
  return html`<h1>All ${plural}</h1>
<p class="sentence">${found.sentence}</p>
<p>${extent(kind, listing, holds)} <a href="${searchAddress(found.text)}">${counted(found.total, 'work')}</a></p>
<form class="review-filters" method="get" action="${facetAddress(kind, { query: '' })}" aria-label="Which ${plural}"><input type="hidden" name="q" value="${found.text}">
<div><label for="facet-holds">Name holds</label> <input type="search" id="facet-holds" name="holds" value="${holds}" maxlength="200" autocomplete="off" spellcheck="false"></div>
<div><label for="facet-order">Order</label> <select id="facet-order" name="order"><option value="works"${order === 'works' && html` selected`}>Most works first</option><option value="name"${order === 'name' && html` selected`}>A to Z</option></select></div>
<button type="submit">Show these</button>
</form>
${chosenValues(kind, form)}
${
  listing.values.length > 0 &&
  html`<table class="values"><caption class="visually-hidden">${heading}: each with its number of works, to be asked for or left out</caption>
<thead><tr><th scope="col">${heading}</th><th scope="col" class="number">Works</th><th scope="col">Show works</th></tr></thead>
<tbody>${listing.values.map((value) => row(kind, value, form))}</tbody></table>`
}
${paging({ page, pages, address: (number) => facetAddress(kind, { query: found.text, holds, order }, number) })}`;
}

function extent(kind: FacetKind, { total, page, pages, isCut }: FacetListing, holds: string): string {
  const { noun, plural } = FACET_NAMES[kind];
  if (total === 0) return holds === '' ? `No other ${noun}.` : `No ${noun} of these works has such a name.`;
  const place = pages > 1 ? `; page ${count(page)} of ${count(pages)}` : '';
  const cut = isCut ? ', of the million most frequent' : '';
  return `${count(total)} ${total === 1 ? noun : plural}${cut}${place}.`;
}

/** What the query chooses already, each to be taken away. */
function chosenValues(kind: FacetKind, form: QueryForm): Markup | null {
  const chosen = CHOICES.flatMap(({ state, heading }) =>
    form[state][kind].map((value) => ({ value, heading })),
  );
  if (chosen.length === 0) return null;
  return html`<section aria-labelledby="chosen"><h2 id="chosen">Chosen</h2>
<ul class="chosen-values">${chosen.map(
    ({ value, heading }) =>
      html`<li><span class="quiet">${heading}</span> ${valueName(kind, value)} <a href="${addressWith(kind, form, value, null)}">Take away<span class="visually-hidden"> ${heading} ${valueName(kind, value)}</span></a></li>`,
  )}</ul></section>`;
}

/** Another alternative only joins alternatives: one alone would be asked for like any other value. */
function row(kind: FacetKind, { value, count: works }: FacetValue, form: QueryForm): Markup {
  const name = valueName(kind, value);
  const joins = form.any[kind].length > 0 && !isSingleValued(kind);
  const choices = CHOICES.filter(({ state }) => state !== 'any' || joins);
  return html`<tr><th scope="row">${name}</th><td class="number">${count(works)}</td><td class="ways">${choices.map(
    ({ state, heading }) =>
      html`<a href="${addressWith(kind, form, value, state)}">${heading}<span class="visually-hidden"> ${name}</span></a> `,
  )}</td></tr>`;
}

/** The search with a value chosen so; null takes it away. */
function addressWith(kind: FacetKind, form: QueryForm, value: string, state: ChoiceState | null): string {
  const changed: QueryForm = { ...form };
  for (const choice of CHOICES) {
    const others = form[choice.state][kind].filter((one) => one !== value);
    const values = choice.state === state ? [...others, value] : others;
    changed[choice.state] = { ...form[choice.state], [kind]: values };
  }
  return searchAddress(formToText(changed));
}
