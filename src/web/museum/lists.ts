/** Pages of works: all of them, those of a value, a creator or a series; and the lists of names that lead there. */
import type { WorkId, WorkMarks } from '#catalogue';
import { findWorks, gatherCreatorWorks, gatherSeries, readComments, showCreator, showSeries } from '#library';
import { html, type Markup } from '#markup';
import type { Condition } from '#search';
import { say, tell } from '#words';
import { creatorPage } from '../pages/creator-page.ts';
import { directoryPages } from '../pages/directory-page.ts';
import { seriesPage } from '../pages/series-page.ts';
import { yearsPage } from '../pages/years-page.ts';
import {
  creatorAddress,
  nameFeedAddress,
  searchAddress,
  seriesAddress,
  withParameters,
} from '../parts/addresses.ts';
import { choiceNav } from '../parts/choice-nav.ts';
import { valueName } from '../parts/facet-names.ts';
import { linkTo } from '../parts/message-tags.ts';
import { paging } from '../parts/paging.ts';
import { RESULTS } from '../result-blurbs.ts';
import { directoryAddress } from './places.ts';
import { filteredAddress } from './search.ts';
import { MUSEUM_SETTINGS, type MuseumSection, type MuseumSite } from './site.ts';
import { conditionOf, type ListedFacet, type ListedValues } from './values.ts';

const NO_MARKS: ReadonlyMap<WorkId, WorkMarks> = new Map();
/** Of kinds with more names than this, those of one work alone are left to the search. */
const MOST_LISTED = 20_000;

/** A list of works: what it is called, what is said above it, and which works it has. */
type WorkList = {
  title: string;
  above: (total: number) => Markup;
  condition: Condition;
  section: MuseumSection;
  feed?: string;
};

/** The pages of all works, those that came last first. */
export function allWorksPages(site: MuseumSite): Promise<void> {
  return listPages(site, {
    title: say('finding.works'),
    above: (total) =>
      html`<p>${say('finding.extent', { works: total, page: 1, pages: 1 })} ${say('museum.newest-first')}</p>`,
    condition: { kind: 'all' },
    section: 'works',
    feed: '/feeds/works.atom',
  });
}

/** The pages of the works with a value of a facet; `isFiltered`: the search can be narrowed to it. */
export function valuePages(
  site: MuseumSite,
  kind: ListedFacet,
  { value, isFiltered }: { value: string; isFiltered: boolean },
): Promise<void> {
  return listPages(site, {
    title: valueName(kind, value),
    above: (total) =>
      html`<p>${tell('museum.works-of', {
        count: total,
        all: say(`facets.all-${kind}`),
        link: linkTo(directoryAddress(kind)),
      })}${isFiltered && html` · <a href="${filteredAddress(kind, value)}">${say('museum.search-these')}</a>`}</p>`,
    condition: conditionOf(kind, value),
    section: kind === 'fandom' ? 'fandoms' : kind === 'year' ? 'works' : 'tags',
    ...(kind === 'fandom' && { feed: nameFeedAddress('fandom', value) }),
  });
}

async function listPages(site: MuseumSite, list: WorkList): Promise<void> {
  const query = { condition: list.condition, sort: null };
  const address = (page: number) => searchAddress(query, page);
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const found = await findWorks(site.library, query, { page, size: RESULTS.size });
    pages = found.pages;
    await site.send(address(page), {
      title: page === 1 ? list.title : say('museum.page-of', { name: list.title, page }),
      section: list.section,
      ...(list.feed !== undefined && { feed: list.feed }),
      previous: page > 1 ? address(page - 1) : undefined,
      next: page < pages ? address(page + 1) : undefined,
      body: html`<div class="results">
<h1>${list.title}</h1>
${list.above(found.total)}
${
  found.works.length > 0 &&
  html`<h2 class="visually-hidden">${say('finding.list-of-works')}</h2>
<ol class="blurbs">${found.works.map((work) => html`<li>${site.blurbs.blurb(work)}</li>`)}</ol>`
}
${paging({ page, pages, address })}
</div>`,
    });
  }
}

/** The pages of a creator's works. */
export async function creatorPages(site: MuseumSite, name: string): Promise<void> {
  const profile = await showCreator(site.library, name);
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const works = await gatherCreatorWorks(site.library, name, { page, size: RESULTS.size });
    pages = works.found.pages;
    await site.send(creatorAddress(name, page), {
      title: page === 1 ? name : say('museum.page-of', { name, page }),
      section: 'creators',
      feed: nameFeedAddress('creator', name),
      body: creatorPage(name, works, profile, (work) => site.blurbs.blurb(work), NO_MARKS, null),
    });
  }
}

/** The pages of a series: its works, and what was said of it, a page at a time. */
export async function seriesPages(site: MuseumSite, name: string): Promise<void> {
  const found = await showSeries(site.library, name);
  const works = await gatherSeries(site.library, name);
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const comments = await readComments(site.library, { kind: 'series', name }, page);
    pages = comments.pages;
    await site.send(seriesAddress(name, page), {
      title: name,
      section: 'works',
      feed: nameFeedAddress('series', name),
      body: seriesPage(name, works, found, comments, {
        marks: NO_MARKS,
        pace: Number(MUSEUM_SETTINGS.pace),
        audience: null,
      }),
    });
  }
}

/** The kinds whose names have lists, in the order of the ways between them. */
export const NAMED_KINDS = [
  'fandom',
  'creator',
  'series',
  'relationship',
  'character',
  'tag',
  'language',
] as const;
type NamedKind = (typeof NAMED_KINDS)[number];

function kindName(kind: NamedKind | 'year'): string {
  switch (kind) {
    case 'creator':
      return say('finding.creators');
    case 'series':
      return say('finding.series');
    case 'year':
      return say('finding.years');
    case 'language':
      return say('museum.languages');
    default:
      return say(`tags.kinds-${kind}`);
  }
}

/** The ways to works; `here` is the address of the page shown. */
export function waysIn(values: ListedValues, here: string): Markup {
  const kinds = [...NAMED_KINDS, 'year' as const].filter((kind) => values.of(kind).length > 0);
  return choiceNav(
    say('finding.ways-in'),
    kinds.map((kind) => ({ address: directoryAddress(kind), name: kindName(kind) })),
    here,
  );
}

/** The list of the names of a kind, by letters on several pages where there are many. */
export async function namePages(site: MuseumSite, values: ListedValues, kind: NamedKind): Promise<void> {
  const address = directoryAddress(kind);
  const all = values.of(kind);
  const listed = all.length > MOST_LISTED ? all.filter(({ works }) => works > 1) : all;
  const entries = listed.map(({ name, works }) => ({
    name: kind === 'language' ? valueName(kind, name) : name,
    works,
    address: addressOf(kind, name),
  }));
  const heading = kindName(kind);
  const said = `${say('museum.names', { count: all.length })}${listed.length < all.length ? ` ${say('museum.names-cut')}` : ''}`;
  const directory = { heading, address, said, nav: waysIn(values, address) };
  for (const { letter, body } of directoryPages(directory, entries))
    await site.send(withParameters(address, { letter }), { title: heading, section: sectionOf(kind), body });
}

function addressOf(kind: NamedKind, name: string): string {
  if (kind === 'creator') return creatorAddress(name);
  if (kind === 'series') return seriesAddress(name);
  return searchAddress({ condition: conditionOf(kind, name), sort: null });
}

function sectionOf(kind: NamedKind): MuseumSection {
  if (kind === 'fandom') return 'fandoms';
  if (kind === 'creator') return 'creators';
  return kind === 'series' || kind === 'language' ? 'works' : 'tags';
}

/** Works by the year that their authors state. */
export async function yearsPages(site: MuseumSite, values: ListedValues, total: number): Promise<void> {
  const address = directoryAddress('year');
  const years = values
    .of('year')
    .map(({ name, works }) => ({ year: Number(name), works }))
    .sort((one, other) => one.year - other.year);
  await site.send(address, {
    title: say('finding.years'),
    section: 'works',
    body: yearsPage(years, total, { ways: waysIn(values, address), linksUndated: false }),
  });
}
