/** A creator: their works here, what these have in common, and what their site said of them. */
import type { CreatorProfile, WorkCard, WorkId, WorkMarks } from '#catalogue';
import type { CreatorWorks } from '#library';
import { html, type Markup } from '#markup';
import type { Facet } from '#search';
import { creatorAddress, nameAddress, newMuteAddress, tagAddress } from '../parts/addresses.ts';
import { paging } from '../parts/paging.ts';
import { plotsAddress } from '../parts/plot-addresses.ts';
import { targetLink } from '../parts/target-link.ts';
import { count, counted, dateOf, listed } from '../parts/wording.ts';
import { markLine } from '../parts/yours.ts';
import { hiddenLine } from './browse-page.ts';

/** Fandoms that the sentence under the name counts out. */
const MOST_FANDOMS = 6;

/** What a site said of a creator, its text ready to be shown. */
export type ShownProfile = Omit<CreatorProfile, 'profile'> & { profile: Markup };

/** The page; `blurb` renders one work, `marks` are the reader's. */
export function creatorPage(
  name: string,
  works: CreatorWorks,
  profile: ShownProfile | null,
  blurb: (work: WorkCard) => Markup,
  marks: ReadonlyMap<WorkId, WorkMarks>,
): Markup {
  const { found } = works;
  return html`<div class="results">
<h1>${name}</h1>
${glance(works)}
${otherNames(works)}
${profile && site(profile)}
${
  found.works.length > 0
    ? html`<h2>Works</h2>
<p>${hiddenLine(found)} <a href="${nameAddress('by', name)}">With filters</a> · <a href="${plotsAddress({ creator: name })}">Plots</a> · <a href="${newMuteAddress(found.text)}">Mute these works…</a></p>
<ol class="blurbs">${found.works.map((work) => html`<li>${blurb(work)}${markLine(marks.get(work.id))}</li>`)}</ol>
${paging({ page: found.page, pages: found.pages, address: (page) => creatorAddress(name, page) })}`
    : html`<p>No work under this name is here. ${hiddenLine(found)}</p>`
}
</div>`;
}

function glance({ found, years, fandoms }: CreatorWorks): Markup | null {
  if (found.total === 0) return null;
  return html`<p class="glance">${counted(found.total, 'work')}${yearsIn(years)}${fandomsIn(fandoms)}.</p>`;
}

function yearsIn(years: Facet | undefined): string {
  const known = (years?.values ?? []).map(({ value }) => Number(value)).sort((a, b) => a - b);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? ` of ${first}` : `, written from ${first} to ${last}`;
}

function fandomsIn(fandoms: Facet | undefined): Markup | null {
  const values = fandoms?.values ?? [];
  const [only] = values;
  if (only === undefined) return null;
  if (values.length === 1) return html`, in <a href="${tagAddress('fandom', only.value)}">${only.value}</a>`;
  const named = values
    .slice(0, MOST_FANDOMS)
    .map(
      ({ value, count: works }) =>
        html`<a href="${tagAddress('fandom', value)}">${value}</a> (${count(works)})`,
    );
  const more = (fandoms?.total ?? 0) - named.length;
  return html`; in ${listed(more > 0 ? [...named, html`${count(more)} more`] : named)}`;
}

function otherNames({ spellings, together }: CreatorWorks): Markup | null {
  if (spellings.length + together.length === 0) return null;
  const links = (names: readonly string[]) =>
    listed(names.map((name) => html`<a href="${creatorAddress(name)}">${name}</a>`));
  return html`<p>${spellings.length > 0 && html`Also written ${listed(spellings.map((name) => html`${name}`))}. `}${
    together.length > 0 && html`Together with ${links(together)}.`
  }</p>`;
}

function site({ profile, joined, favourites }: ShownProfile): Markup {
  return html`<section aria-labelledby="profile"><h2 id="profile">On their site</h2>
${joined && html`<p class="quiet">Joined ${dateOf(joined)}.</p>`}
<div class="text passage">${profile}</div>
<p class="quiet">Imported from a site; nobody has claimed this name here.</p></section>
${
  favourites.length > 0 &&
  html`<section aria-labelledby="favourites"><h2 id="favourites">Favourites</h2>
<ul>${favourites.map(
    ({ target, note }) => html`<li>${targetLink(target)}${note && html`<p class="quiet">${note}</p>`}</li>`,
  )}</ul></section>`
}`;
}
