/** A creator: their works here, what these have in common, and what their site said of them. */
import type { CreatorProfile, WorkCard, WorkId, WorkMarks } from '#catalogue';
import type { CreatorWorks } from '#library';
import { html, type Markup } from '#markup';
import type { Facet } from '#search';
import { say, tell } from '#words';
import {
  creatorAddress,
  nameAddress,
  nameFeedAddress,
  newMuteAddress,
  tagAddress,
} from '../parts/addresses.ts';
import { followLink } from '../parts/follow.ts';
import { paging } from '../parts/paging.ts';
import { plotsAddress } from '../parts/plot-addresses.ts';
import { targetLink } from '../parts/target-link.ts';
import { count, dateOf, listed } from '../parts/wording.ts';
import { markLine } from '../parts/yours.ts';
import type { Audience } from '../policy.ts';
import { hiddenLine } from './browse-page.ts';

/** Fandoms that the sentence under the name counts out. */
const MOST_FANDOMS = 6;

/** What a site said of a creator, its text ready to be shown. */
export type ShownProfile = Omit<CreatorProfile, 'profile'> & { profile: Markup };

/** The page; `blurb` renders one work, `marks` are the reader's, `ways` lead on from the list. */
export function creatorPage(
  name: string,
  works: CreatorWorks,
  profile: ShownProfile | null,
  blurb: (work: WorkCard) => Markup,
  marks: ReadonlyMap<WorkId, WorkMarks>,
  ways: Markup | null,
): Markup {
  const { found } = works;
  return html`<div class="results">
<h1>${name}</h1>
${glance(works)}
${otherNames(works)}
${profile && site(profile)}
${
  found.works.length > 0
    ? html`<h2>${say('finding.works')}</h2>
${(found.hidden > 0 || ways !== null) && html`<p>${hiddenLine(found)} ${ways}</p>`}
<ol class="blurbs">${found.works.map((work) => html`<li>${blurb(work)}${markLine(marks.get(work.id))}</li>`)}</ol>
${paging({ page: found.page, pages: found.pages, address: (page) => creatorAddress(name, page) })}`
    : html`<p>${say('finding.nobody')} ${hiddenLine(found)}</p>`
}
</div>`;
}

/** The ways on from the list of a creator's works, which `query` finds. */
export function creatorWays(name: string, query: string, audience: Audience): Markup {
  return html`<a href="${nameAddress('by', name)}">${say('finding.with-filters')}</a> · <a href="${plotsAddress({ creator: name })}">${say('finding.plots')}</a> · ${followLink(nameFeedAddress('creator', name))}${audience === 'owner' && html` · <a href="${newMuteAddress(query)}">${say('finding.mute-these')}</a>`}`;
}

function glance({ found, years, fandoms }: CreatorWorks): Markup | null {
  if (found.total === 0) return null;
  const said = { count: found.total, ...yearsOf(years), ...fandomsOf(fandoms) };
  return html`<p class="glance">${tell('finding.glance', said)}</p>`;
}

function yearsOf(years: Facet | undefined): { years: 'none' | 'one' | 'span'; first: string; last: string } {
  const known = (years?.values ?? []).map(({ value }) => Number(value)).sort((a, b) => a - b);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return { years: 'none', first: '', last: '' };
  return { years: first === last ? 'one' : 'span', first: String(first), last: String(last) };
}

function fandomsOf(fandoms: Facet | undefined): { fandoms: 'none' | 'one' | 'many'; names: Markup } {
  const values = fandoms?.values ?? [];
  const [only] = values;
  if (only === undefined) return { fandoms: 'none', names: html`` };
  if (values.length === 1)
    return {
      fandoms: 'one',
      names: html`<a href="${tagAddress('fandom', only.value)}">${only.value}</a>`,
    };
  const named = values
    .slice(0, MOST_FANDOMS)
    .map(
      ({ value, count: works }) =>
        html`<a href="${tagAddress('fandom', value)}">${value}</a> (${count(works)})`,
    );
  const more = (fandoms?.total ?? 0) - named.length;
  const rest = more > 0 ? [tell('finding.more', { count: more })] : [];
  return { fandoms: 'many', names: listed([...named, ...rest]) };
}

function otherNames({ spellings, together }: CreatorWorks): Markup | null {
  if (spellings.length + together.length === 0) return null;
  const links = (names: readonly string[]) =>
    listed(names.map((name) => html`<a href="${creatorAddress(name)}">${name}</a>`));
  const others = listed(spellings.map((name) => html`${name}`));
  return html`<p>${spellings.length > 0 && html`${tell('finding.also-written', { names: others })} `}${
    together.length > 0 && tell('finding.together', { names: links(together) })
  }</p>`;
}

function site({ profile, joined, favourites }: ShownProfile): Markup {
  return html`<section aria-labelledby="profile"><h2 id="profile">${say('finding.on-their-site')}</h2>
${joined && html`<p class="quiet">${tell('finding.joined', { date: dateOf(joined) })}</p>`}
<div class="text passage" dir="auto">${profile}</div>
<p class="quiet">${say('finding.unclaimed')}</p></section>
${
  favourites.length > 0 &&
  html`<section aria-labelledby="favourites"><h2 id="favourites">${say('finding.favourites')}</h2>
<ul>${favourites.map(
    ({ target, note }) => html`<li>${targetLink(target)}${note && html`<p class="quiet">${note}</p>`}</li>`,
  )}</ul></section>`
}`;
}
