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
import { say, tell } from '#words';
import { facetAddress, searchAddress } from '../parts/addresses.ts';
import { CHOICES, valueName } from '../parts/facet-names.ts';
import { heard } from '../parts/message-tags.ts';
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
  const heading = say(`facets.heading-${kind}`);
  return html`<h1>${say(`facets.all-${kind}`)}</h1>
<p class="sentence">${found.sentence}</p>
<p>${extent(kind, listing, holds)} <a href="${searchAddress(found.text)}">${counted(found.total, 'work')}</a></p>
<form class="review-filters" method="get" action="${facetAddress(kind, { query: '' })}" aria-label="${say(`facets.which-${kind}`)}"><input type="hidden" name="q" value="${found.text}">
<div><label for="facet-holds">${say('finding.name-holds')}</label> <input type="search" id="facet-holds" name="holds" value="${holds}" maxlength="200" autocomplete="off" spellcheck="false"></div>
<div><label for="facet-order">${say('finding.order')}</label> <select id="facet-order" name="order"><option value="works"${order === 'works' && html` selected`}>${say('facets.most-works')}</option><option value="name"${order === 'name' && html` selected`}>${say('facets.by-name')}</option></select></div>
<button type="submit">${say('finding.show-these')}</button>
</form>
${chosenValues(kind, form)}
${
  listing.values.length > 0 &&
  html`<table class="values"><caption class="visually-hidden">${say('facets.each', { facet: heading })}</caption>
<thead><tr><th scope="col">${heading}</th><th scope="col" class="number">${say('facets.works')}</th><th scope="col">${say('facets.show-works')}</th></tr></thead>
<tbody>${listing.values.map((value) => row(kind, value, form))}</tbody></table>`
}
${paging({ page, pages, address: (number) => facetAddress(kind, { query: found.text, holds, order }, number) })}`;
}

function extent(kind: FacetKind, { total, page, pages, isCut }: FacetListing, holds: string): string {
  if (total === 0) return holds === '' ? say(`facets.none-${kind}`) : say(`facets.none-named-${kind}`);
  const values = say(`facets.counted-${kind}`, { count: total });
  return say('facets.extent', { values, cut: isCut ? 'yes' : 'no', page, pages });
}

/** What the query chooses already, each to be taken away. */
function chosenValues(kind: FacetKind, form: QueryForm): Markup | null {
  const chosen = CHOICES.flatMap((state) => form[state][kind].map((value) => ({ value, state })));
  if (chosen.length === 0) return null;
  return html`<section aria-labelledby="chosen"><h2 id="chosen">${say('facets.chosen')}</h2>
<ul class="chosen-values">${chosen.map(
    ({ value, state }) =>
      html`<li><span class="quiet">${say(`facets.way-${state}`)}</span> ${valueName(kind, value)} <a href="${addressWith(kind, form, value, null)}">${tell(`facets.take-away-${state}`, { name: valueName(kind, value), heard })}</a></li>`,
  )}</ul></section>`;
}

/** Another alternative only joins alternatives: one alone would be asked for like any other value. */
function row(kind: FacetKind, { value, count: works }: FacetValue, form: QueryForm): Markup {
  const name = valueName(kind, value);
  const joins = form.any[kind].length > 0 && !isSingleValued(kind);
  const choices = CHOICES.filter((state) => state !== 'any' || joins);
  return html`<tr><th scope="row">${name}</th><td class="number">${count(works)}</td><td class="ways">${choices.map(
    (state) =>
      html`<a href="${addressWith(kind, form, value, state)}">${tell(`facets.choose-${state}`, { name, heard })}</a> `,
  )}</td></tr>`;
}

/** The search with a value chosen so; null takes it away. */
function addressWith(kind: FacetKind, form: QueryForm, value: string, state: ChoiceState | null): string {
  const changed: QueryForm = { ...form };
  for (const choice of CHOICES) {
    const others = form[choice][kind].filter((one) => one !== value);
    const values = choice === state ? [...others, value] : others;
    changed[choice] = { ...form[choice], [kind]: values };
  }
  return searchAddress(formToText(changed));
}
