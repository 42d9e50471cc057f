/** One facet of the filter form: its values with their numbers, each to be asked for, to be one of several, or left out. */
import { html, type Markup } from '#markup';
import {
  type Facet,
  type FacetKind,
  type FacetValue,
  isSingleValued,
  LENGTH_BANDS,
  type QueryForm,
} from '#search';
import { say } from '#words';
import { facetAddress } from './addresses.ts';
import { CHOICES, valueName } from './facet-names.ts';
import { meaningAddress } from './help-nav.ts';
import { count } from './wording.ts';

/** Facets that stay open when nothing is chosen in them; the others open on demand. */
const OPEN: ReadonlySet<FacetKind> = new Set(['rating', 'warning', 'category', 'fandom', 'relationship']);
/** Facets of so many values that one of them may have to be typed. */
const TYPED: ReadonlySet<FacetKind> = new Set([
  'fandom',
  'relationship',
  'character',
  'tag',
  'language',
  'source',
]);
/** A facet with fewer values shows them all. */
const MANY = 10;
/** With so many values shown, a box above them looks for one; only where scripts run. */
const SOUGHT = 8;

/** A value with its number of works, where that is known. */
type ShownValue = Omit<FacetValue, 'count'> & { count: number | null };

/**
 * A facet's part of the form for `query`; nothing where it has no values and none can be typed. `query` is null where there is nothing beyond
 * the values shown: no list of all, and no name to type.
 */
export function facetGroup(
  kind: FacetKind,
  facet: Facet | undefined,
  form: QueryForm,
  query: string | null,
): Markup | null {
  const values = withChosen(kind, facet?.values ?? [], form);
  const isTyped = TYPED.has(kind) && query !== null;
  if (values.length === 0 && !isTyped) return null;
  const heading = say(`facets.heading-${kind}`);
  const chosen = values.some(({ state }) => state !== 'none');
  const columns = columnsOf(kind);
  return html`<facet-filter><details class="facet"${(chosen || OPEN.has(kind)) && html` open`}>
<summary class="label">${heading}</summary>
${values.length >= SOUGHT && html`<input type="search" class="facet-filter" aria-label="${say('facets.show-only-of', { facet: heading })}" placeholder="${say('facets.show-only')}" autocomplete="off">`}
${
  values.length > 0 &&
  html`<table><caption class="visually-hidden">${say('facets.with-and-without', { facet: heading })}</caption>
<thead><tr><th scope="col"><span class="visually-hidden">${say('facets.value')}</span></th>${columns.map((column) => html`<th scope="col">${say(`facets.way-${column}`)}</th>`)}</tr></thead>
<tbody>${inOrder(kind, values).map((value, index) => facetRow(kind, value, index))}</tbody></table>`
}
${(kind === 'rating' || kind === 'warning') && html`<p class="meaning"><a href="${meaningAddress(kind)}">${say('facets.meaning')}</a></p>`}
${query !== null && values.length >= MANY && html`<p class="all-values"><a href="${facetAddress(kind, { query })}">${say(`facets.all-here-${kind}`)}</a></p>`}
${isTyped && typedValues(kind)}
</details></facet-filter>`;
}

/** Several values of a facet of which a work has one are alternatives anyway. */
function columnsOf(kind: FacetKind): typeof CHOICES {
  return isSingleValued(kind) ? CHOICES.filter((state) => state !== 'any') : CHOICES;
}

function facetRow(kind: FacetKind, { value, count: works, state }: ShownValue, index: number): Markup {
  const id = `filter-${kind}-${index}`;
  const name = valueName(kind, value);
  const noun = say(`facets.noun-${kind}`);
  const shown = state === 'any' && isSingleValued(kind) ? 'include' : state;
  return html`<tr class="${shown}"><th scope="row"><label for="${id}">${name}</label> ${works !== null && html`<span class="quiet">${count(works)}</span>`}</th>
${columnsOf(kind).map(
  (column, place) =>
    html`<td class="pick"><input type="checkbox" id="${id}${place > 0 && `-${column}`}" name="${column}.${kind}" value="${value}" aria-label="${say(`facets.pick-${column}`, { noun, name })}"${column === shown && html` checked`}></td>`,
)}</tr>`;
}

/** Lines in which a name can be typed that is not among the values. */
function typedValues(kind: FacetKind): Markup {
  const noun = say(`facets.noun-${kind}`);
  return html`<div class="typed">${columnsOf(kind).map(
    (state) =>
      html`<div><label for="filter-more-${kind}-${state}">${say(`facets.way-${state}`)}</label> <name-suggestions data-field="${kind}"><input type="text" id="filter-more-${kind}-${state}" name="more.${state}.${kind}" aria-label="${say(`facets.type-${state}`, { noun })}" autocomplete="off" spellcheck="false"></name-suggestions></div>`,
  )}</div>`;
}

/** What is chosen is always shown, without a number when the list has no value of just this name. */
function withChosen(kind: FacetKind, values: readonly FacetValue[], form: QueryForm): ShownValue[] {
  const shown = new Set(values.map(({ value }) => value));
  const missing = CHOICES.flatMap((state) =>
    form[state][kind].map((value): ShownValue => ({ value, count: null, state })),
  ).filter(({ value }) => !shown.has(value) && shown.add(value));
  return [...missing, ...values];
}

/** Lengths from the shortest, years from the last; the others as they come. */
function inOrder(kind: FacetKind, values: readonly ShownValue[]): readonly ShownValue[] {
  if (kind === 'year') return values.toSorted((a, b) => Number(b.value) - Number(a.value));
  if (kind !== 'length') return values;
  const places = new Map(LENGTH_BANDS.map(({ value }, place) => [value, place]));
  return values.toSorted((a, b) => (places.get(a.value) ?? 0) - (places.get(b.value) ?? 0));
}
