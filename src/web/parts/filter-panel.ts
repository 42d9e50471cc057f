/** The filters beside a list of works: a plain form, whose answer is a query. */

import type { FoundWorks } from '#library';
import { html, type Markup } from '#markup';
import { FACET_KINDS, type QueryForm, queryToForm, type SortOrder } from '#search';
import type { ListView } from './addresses.ts';
import { choice, line } from './controls.ts';
import { facetGroup } from './facet-group.ts';

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
  ['kudos', 'Most kudos'],
  ['random', 'At random'],
];

/** The form, with exact counts for every value that the list holds. Its answer is shown as this list is. */
export function filterPanel(found: FoundWorks, view: ListView = 'list'): Markup {
  const form = queryToForm(found.query);
  return html`<section class="filters" id="filters" aria-labelledby="filters-heading">
<h2 id="filters-heading">Filters</h2>
<filter-form><form action="/works" method="get">
<input type="hidden" name="form" value="1">
<input type="hidden" name="rest" value="${form.rest}">
${view !== 'list' && html`<input type="hidden" name="view" value="${view}">`}
<div><label class="label" for="filter-text">Words</label>
<input type="text" id="filter-text" name="text" value="${form.text}" autocomplete="off" spellcheck="false"></div>
<div><label class="label" for="filter-sort">Order</label>
<select id="filter-sort" name="sort">${sortOptions(form)}</select></div>
${FACET_KINDS.map((kind) =>
  facetGroup(
    kind,
    found.facets.find((facet) => facet.kind === kind),
    form,
    found.text,
  ),
)}
${between('words', 'Length in words', form.wordsFrom, form.wordsTo)}
${between('chapters', 'Chapters', form.chaptersFrom, form.chaptersTo)}
${between('kudos', 'Kudos', form.kudosFrom, form.kudosTo)}
${otherFields(form)}
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

/** The least and the most of what is counted. */
function between(name: string, legend: string, from: number | null, to: number | null): Markup {
  return html`<fieldset><legend class="label">${legend}</legend>
<div class="between"><input type="text" name="${name}From" value="${from}" inputmode="numeric" aria-label="${legend}: at least" autocomplete="off"><span>to</span><input type="text" name="${name}To" value="${to}" inputmode="numeric" aria-label="${legend}: at most" autocomplete="off"></div></fieldset>`;
}

function otherFields(form: QueryForm): Markup {
  const control = (name: string, label: string, hint?: string) => ({
    id: `filter-${name}`,
    name,
    label,
    ...(hint !== undefined && { hint }),
  });
  const dates = '2004, 2003..2005, <2w, last-month';
  return html`${line(control('published', 'Published', dates), form.published)}
${line(control('updated', 'Updated', dates), form.updated)}
${line(control('added', 'Added to the library', dates), form.added)}
<name-suggestions data-field="otp">${line(control('otp', 'Only pairing', 'no other relationship'), form.otp)}</name-suggestions>
${choice(
  control('crossovers', 'Crossovers'),
  [
    ['any', 'Show them'],
    ['none', 'Leave them out'],
    ['only', 'Show only them'],
  ],
  form.crossovers,
)}
${choice(
  control('reader', 'Read by you'),
  [
    ['all', 'All works'],
    ['unread', 'Not finished'],
    ['unseen', 'Never opened'],
    ['bookmarked', 'Bookmarked'],
  ],
  form.reader,
)}`;
}
