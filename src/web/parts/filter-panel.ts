/** The filters beside a list of works: a plain form, whose answer is a query. */

import type { FoundWorks } from '#library';
import { html, type Markup } from '#markup';
import {
  FACET_KINDS,
  type Facet,
  type FacetKind,
  type FacetValue,
  type QueryForm,
  queryToForm,
  type SortOrder,
} from '#search';
import { languageName } from '#text';
import { type RatingName, ratingName } from '#vocabulary';
import { count, counted } from './wording.ts';

/** Names of the facets, as headings. */
const FACET_TITLES: Record<FacetKind, string> = {
  rating: 'Rating',
  warning: 'Warnings',
  category: 'Category',
  fandom: 'Fandom',
  relationship: 'Relationship',
  character: 'Character',
  tag: 'Additional tags',
  language: 'Language',
  complete: 'Completeness',
};

/** One value of a facet, for those who do not see its heading. */
const FACET_NOUNS: Record<FacetKind, string> = {
  rating: 'rating',
  warning: 'warning',
  category: 'category',
  fandom: 'fandom',
  relationship: 'relationship',
  character: 'character',
  tag: 'tag',
  language: 'language',
  complete: 'status',
};

/** What may follow `sort:`, with its name; empty is the usual order. */
const SORT_NAMES: readonly (readonly [SortOrder | '', string])[] = [
  ['', 'Usual: best match, or added last'],
  ['added', 'Added last'],
  ['updated', 'Updated last'],
  ['published', 'Written last'],
  ['title', 'Title'],
  ['creator', 'Creator'],
  ['words', 'Longest'],
  ['chapters', 'Most chapters'],
  ['random', 'At random'],
];

/** Facets that stay open when nothing is chosen in them; the others open on demand. */
const OPEN: ReadonlySet<FacetKind> = new Set(['rating', 'warning', 'category', 'fandom', 'relationship']);

/** A value with its number of works, where that is known. */
type ShownValue = Omit<FacetValue, 'count'> & { count: number | null };

/** The form, with exact counts for every value that the list holds. */
export function filterPanel(found: FoundWorks): Markup {
  const form = queryToForm(found.query);
  return html`<section class="filters" id="filters" aria-labelledby="filters-heading">
<h2 id="filters-heading">Filters</h2>
<filter-form><form action="/works" method="get">
<input type="hidden" name="form" value="1">
<input type="hidden" name="rest" value="${form.rest}">
<div><label class="label" for="filter-text">Words</label>
<input type="text" id="filter-text" name="text" value="${form.text}" autocomplete="off" spellcheck="false"></div>
<div><label class="label" for="filter-sort">Order</label>
<select id="filter-sort" name="sort">${sortOptions(form)}</select></div>
${FACET_KINDS.map((kind) =>
  facetGroup(
    kind,
    found.facets.find((facet) => facet.kind === kind),
    form,
  ),
)}
<fieldset><legend class="label">Length in words</legend>
<div class="between"><input type="text" name="wordsFrom" value="${form.wordsFrom}" inputmode="numeric" aria-label="At least, in words" autocomplete="off"><span>to</span><input type="text" name="wordsTo" value="${form.wordsTo}" inputmode="numeric" aria-label="At most, in words" autocomplete="off"></div></fieldset>
<p class="actions"><button type="submit">Show these works</button> <a href="/works">Clear all</a></p>
</form></filter-form>
</section>`;
}

function sortOptions(form: QueryForm): Markup[] {
  const known = SORT_NAMES.some(([value]) => value === form.sort);
  const names = known ? SORT_NAMES : [...SORT_NAMES, [form.sort, `As asked: ${form.sort}`] as const];
  return names.map(
    ([value, name]) =>
      html`<option value="${value}"${value === form.sort && html` selected`}>${name}</option>`,
  );
}

function facetGroup(kind: FacetKind, facet: Facet | undefined, form: QueryForm): Markup | null {
  const values = withChosen(kind, facet?.values ?? [], form);
  if (values.length === 0) return null;
  const chosen = values.some(({ state }) => state !== 'none');
  const hidden = (facet?.total ?? 0) - (facet?.values.length ?? 0);
  return html`<facet-filter><details class="facet"${(chosen || OPEN.has(kind)) && html` open`}>
<summary class="label">${FACET_TITLES[kind]}</summary>
<table><caption class="visually-hidden">${FACET_TITLES[kind]}: works with and without each</caption>
<thead><tr><th scope="col"><span class="visually-hidden">Value and number of works</span></th><th scope="col">with</th><th scope="col">without</th></tr></thead>
<tbody>${values.map((value, index) => facetRow(kind, value, index))}</tbody></table>
${hidden > 0 && html`<p class="quiet">${counted(hidden, 'more', 'more')} in this list of works.</p>`}
</details></facet-filter>`;
}

function facetRow(kind: FacetKind, { value, count: works, state }: ShownValue, index: number): Markup {
  const id = `filter-${kind}-${index}`;
  const name = valueName(kind, value);
  return html`<tr class="${state}"><th scope="row"><label for="${id}">${name}</label> ${works !== null && html`<span class="quiet">${count(works)}</span>`}</th>
<td class="pick"><input type="checkbox" id="${id}" name="include.${kind}" value="${value}" aria-label="with ${FACET_NOUNS[kind]} ${name}"${state === 'include' && html` checked`}></td>
<td class="pick"><input type="checkbox" id="${id}-not" name="exclude.${kind}" value="${value}" aria-label="without ${FACET_NOUNS[kind]} ${name}"${state === 'exclude' && html` checked`}></td></tr>`;
}

/** What is chosen is always shown, without a number when the list has no value of just this name. */
function withChosen(kind: FacetKind, values: readonly FacetValue[], form: QueryForm): ShownValue[] {
  const shown = new Set(values.map(({ value }) => value));
  const missing = (state: 'include' | 'exclude') =>
    form[state][kind].filter((value) => !shown.has(value)).map((value) => ({ value, count: null, state }));
  return [...missing('include'), ...missing('exclude'), ...values];
}

function valueName(kind: FacetKind, value: string): string {
  if (kind === 'rating') return ratingName(value as RatingName);
  if (kind === 'language') return languageName(value);
  if (kind === 'complete') return value === 'yes' ? 'Complete' : 'Not complete';
  return value;
}
