/** The filters beside a list of works: a plain form, whose answer is a query. */

import type { FoundWorks } from '#library';
import { html, type Markup } from '#markup';
import { FACET_KINDS, type QueryForm, queryToForm, SORT_ORDERS } from '#search';
import { say } from '#words';
import type { Audience } from '../policy.ts';
import type { ListView } from './addresses.ts';
import { choice, line } from './controls.ts';
import { facetGroup } from './facet-group.ts';

/** What may be chosen as an order; the best match first is the usual one where words are sought. */
const SORTS = SORT_ORDERS.filter((order) => order !== 'relevance');

/** The form, with exact counts for every value that the list holds, and for its owner what they read. Its answer is shown as this list is. */
export function filterPanel(found: FoundWorks, audience: Audience, view: ListView = 'list'): Markup {
  const form = queryToForm(found.query);
  return html`<section class="filters" id="filters" aria-labelledby="filters-heading">
<h2 id="filters-heading">${say('finding.filters')}</h2>
<filter-form><form action="/works" method="get">
<input type="hidden" name="form" value="1">
<input type="hidden" name="rest" value="${form.rest}">
${view !== 'list' && html`<input type="hidden" name="view" value="${view}">`}
<div><label class="label" for="filter-text">${say('finding.filter-words')}</label>
<input type="text" id="filter-text" name="text" value="${form.text}" autocomplete="off" spellcheck="false"></div>
<div><label class="label" for="filter-sort">${say('finding.order')}</label>
<select id="filter-sort" name="sort">${sortOptions(form)}</select></div>
${FACET_KINDS.map((kind) =>
  facetGroup(
    kind,
    found.facets.find((facet) => facet.kind === kind),
    form,
    found.text,
  ),
)}
${between('words', form.wordsFrom, form.wordsTo)}
${between('chapters', form.chaptersFrom, form.chaptersTo)}
${between('kudos', form.kudosFrom, form.kudosTo)}
${otherFields(form, audience)}
<p class="actions"><button type="submit">${say('finding.show-these-works')}</button> <a href="/works">${say('finding.clear')}</a></p>
</form></filter-form>
</section>`;
}

function sortOptions(form: QueryForm): Markup[] {
  const named: [string, string][] = [
    ['', say('finding.sort-usual')],
    ...SORTS.map((sort): [string, string] => [sort, say(`finding.sort-${sort}`)]),
  ];
  const known = named.some(([value]) => value === form.sort);
  if (!known) named.push([form.sort, say('finding.sort-as-asked', { sort: form.sort })]);
  return named.map(
    ([value, name]) =>
      html`<option value="${value}"${value === form.sort && html` selected`}>${name}</option>`,
  );
}

/** The least and the most of what is counted. */
function between(name: 'words' | 'chapters' | 'kudos', from: number | null, to: number | null): Markup {
  const what = say(`finding.between-${name}`);
  return html`<fieldset><legend class="label">${what}</legend>
<div class="between"><input type="text" name="${name}From" value="${from}" inputmode="numeric" aria-label="${say('finding.at-least', { what })}" autocomplete="off"><span>${say('finding.to')}</span><input type="text" name="${name}To" value="${to}" inputmode="numeric" aria-label="${say('finding.at-most', { what })}" autocomplete="off"></div></fieldset>`;
}

type OtherField = 'published' | 'updated' | 'added' | 'otp' | 'crossovers' | 'reader';

const CROSSOVERS: readonly QueryForm['crossovers'][] = ['any', 'none', 'only'];
const BY_READER: readonly QueryForm['reader'][] = ['all', 'unread', 'unseen', 'bookmarked'];

function otherFields(form: QueryForm, audience: Audience): Markup {
  const control = (name: OtherField, hint?: string) => ({
    id: `filter-${name}`,
    name,
    label: say(`finding.${name}`),
    ...(hint !== undefined && { hint }),
  });
  const dates = '2004, 2003..2005, <2w, last-month';
  return html`${line(control('published', dates), form.published)}
${line(control('updated', dates), form.updated)}
${line(control('added', dates), form.added)}
<name-suggestions data-field="otp">${line(control('otp', say('finding.otp-hint')), form.otp)}</name-suggestions>
${choice(
  control('crossovers'),
  CROSSOVERS.map((value) => [value, say(`finding.crossovers-${value}`)]),
  form.crossovers,
)}
${
  audience === 'owner' &&
  choice(
    control('reader'),
    BY_READER.map((value) => [value, say(`finding.reader-${value}`)]),
    form.reader,
  )
}`;
}
