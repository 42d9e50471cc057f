/** The first page: what is in the library, at a glance. */
import type { WorkCard } from '#catalogue';
import type { LibraryDescription } from '#library';
import { html, type Markup } from '#markup';
import type { Facet, FacetKind } from '#search';
import { RATING_ORDER, ratingName } from '#vocabulary';
import {
  hiddenAddress,
  ratingAddress,
  reviewAddress,
  searchAddress,
  sitePagesAddress,
  tagAddress,
  workAddress,
  yearAddress,
} from '../parts/addresses.ts';
import { batchLine } from '../parts/batch-line.ts';
import { meaningAddress } from '../parts/help-nav.ts';
import { barList, yearPlot } from '../parts/plot.ts';
import { waysIn } from '../parts/ways-in.ts';
import { count, counted, dateOf, listed, sizeOf } from '../parts/wording.ts';
import { advice, byline, tagLinks } from '../parts/work-header.ts';
import { emptyLibraryPage } from './empty-library-page.ts';

/** The home page's body; `shelf` has the works that its reader is reading, if any. */
export function homePage(library: LibraryDescription, shelf: Markup | null): Markup {
  if (library.numbers.works === 0) return emptyLibraryPage(imports(library));
  return html`<div class="home">
<h1>${counted(library.shown, 'work')} to read</h1>
${
  library.hidden > 0 &&
  html`<p><a href="${hiddenAddress('')}">${counted(library.hidden, 'work')} ${library.hidden === 1 ? 'is' : 'are'} hidden by your mutes</a>.</p>`
}
${shelf}
${glance(library)}
${waysIn('/')}
${waiting(library)}
${plot(library)}
<div class="columns">
<section aria-labelledby="recent"><h2 id="recent">Added last</h2>
<ul class="recent">${library.recent.map(recentWork)}</ul>
<p><a href="${searchAddress('sort:added')}">All works, newest first</a></p></section>
<div>
${ratings(library)}
${fandoms(library)}
${imports(library)}
</div>
</div>
</div>`;
}

function glance({ numbers, facets, sitePages }: LibraryDescription): Markup {
  const of = (kind: FacetKind) => facets.find((facet) => facet.kind === kind)?.total ?? 0;
  const parts = [
    html`${counted(numbers.words, 'word')} in ${counted(numbers.chapters, 'chapter')}`,
    html`<a href="/creators">${counted(numbers.creators, 'creator')}</a>`,
    html`<a href="/fandoms">${counted(of('fandom'), 'fandom')}</a>`,
    html`${counted(of('relationship'), 'relationship')}`,
    html`${counted(of('language'), 'language')}`,
  ];
  return html`<p class="glance">${listed(parts)}. They were read from ${counted(numbers.originals, 'original')}, kept as received in ${sizeOf(numbers.originalBytes)}.${
    sitePages > 0 &&
    html` Beside the stories stand <a href="${sitePagesAddress()}">${counted(sitePages, 'page')}</a> of the sites they come from.`
  }</p>`;
}

function waiting({ waiting: readings }: LibraryDescription): Markup | null {
  if (readings === 0) return null;
  return html`<p><a href="${reviewAddress()}">${counted(readings, 'reading')} ${
    readings === 1 ? 'waits' : 'wait'
  } for a person’s eye</a>: what the program understood, but not surely.</p>`;
}

function plot(library: LibraryDescription): Markup | null {
  const { byYear, unknownYear } = library;
  if (hasYears(library)) {
    const unknown = unknownYear === 0 ? '' : `; ${counted(unknownYear, 'work')} without a stated year`;
    return yearPlot(
      byYear.map(({ year, works }) => ({ year, works, address: yearAddress(year) })),
      { caption: `Works by the year their authors state${unknown}`, label: 'Year', value: 'Works' },
    );
  }
  const fandom = library.facets.find((facet) => facet.kind === 'fandom');
  if (fandom === undefined || fandom.values.length < 2) return null;
  return html`<figure class="plot-figure"><figcaption>Works by fandom</figcaption>${barList(
    fandomBars(fandom, 12),
    'Works by fandom',
  )}${fandom.total > 12 && html`<p><a href="/fandoms">All ${count(fandom.total)} fandoms</a></p>`}</figure>`;
}

/** Whether the years say something of the whole library: enough of its works state one. */
function hasYears({ byYear, unknownYear }: LibraryDescription): boolean {
  const known = byYear.reduce((sum, { works }) => sum + works, 0);
  return byYear.length > 1 && known >= unknownYear;
}

function ratings({ facets }: LibraryDescription): Markup | null {
  const facet = facets.find(({ kind }) => kind === 'rating');
  if (facet === undefined || facet.values.length === 0) return null;
  const bars = RATING_ORDER.flatMap((name) => {
    const value = facet.values.find((candidate) => candidate.value === name);
    if (value === undefined) return [];
    return [{ label: ratingName(name), value: value.count, address: ratingAddress(name) }];
  });
  return html`<section aria-labelledby="ratings"><h2 id="ratings">Ratings</h2>${barList(bars, 'Works by rating')}
<p><a href="${meaningAddress('rating')}">What do these mean?</a></p></section>`;
}

function fandoms(library: LibraryDescription): Markup | null {
  const facet = library.facets.find(({ kind }) => kind === 'fandom');
  if (facet === undefined || facet.values.length === 0 || !hasYears(library)) return null;
  const rest = facet.total - Math.min(facet.values.length, 8);
  return html`<section aria-labelledby="fandoms"><h2 id="fandoms">Fandoms</h2>${barList(
    fandomBars(facet, 8),
    'Works by fandom',
  )}${rest > 0 && html`<p><a href="/fandoms">All ${count(facet.total)} fandoms</a></p>`}</section>`;
}

function fandomBars(facet: Facet, limit: number) {
  return facet.values
    .slice(0, limit)
    .map(({ value, count: works }) => ({ label: value, value: works, address: tagAddress('fandom', value) }));
}

function recentWork(work: WorkCard): Markup {
  const fandom = tagLinks(work, 'fandom')[0];
  return html`<li><h3><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h3>
${advice(work)}
<p class="figures">${fandom && html`<span>${fandom}</span> `}<span>${counted(work.words, 'word')}</span> <span>added ${dateOf(work.addedAt)}</span></p></li>`;
}

function imports({ batches }: LibraryDescription): Markup | null {
  if (batches.length === 0) return null;
  return html`<section aria-labelledby="imports"><h2 id="imports">Last imports</h2>
<ul class="batches">${batches.map((batch) => html`<li>${batchLine(batch)}</li>`)}</ul>
<p><a href="/imports">All imports</a></p></section>`;
}
