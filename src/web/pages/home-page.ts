/** The first page: what is in the library, at a glance. */
import type { WorkCard } from '#catalogue';
import type { LibraryDescription } from '#library';
import { html, type Markup } from '#markup';
import type { Facet, FacetKind } from '#search';
import { RATING_ORDER, ratingName } from '#vocabulary';
import { say, tell } from '#words';
import {
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
import { linkTo } from '../parts/message-tags.ts';
import { barList, yearPlot } from '../parts/plot.ts';
import { waysIn } from '../parts/ways-in.ts';
import { counted, dateOf, listed, sizeOf } from '../parts/wording.ts';
import { advice, byline, tagLinks } from '../parts/work-header.ts';
import type { Audience } from '../policy.ts';
import { hiddenLine } from './browse-page.ts';
import { emptyLibraryPage } from './empty-library-page.ts';

/** The home page's body; `shelf` has the works that its reader is reading, if any. Visitors are told nothing of how works came. */
export function homePage(library: LibraryDescription, shelf: Markup | null, audience: Audience): Markup {
  if (library.numbers.works === 0)
    return audience === 'owner' ? emptyLibraryPage(imports(library)) : nothingYet();
  return html`<div class="home">
<h1>${say('home.to-read', { count: library.shown })}</h1>
${library.hidden > 0 && html`<p>${hiddenLine({ hidden: library.hidden, text: '' })}</p>`}
${shelf}
${glance(library, audience)}
${waysIn('/')}
${waiting(library)}
${plot(library)}
<div class="columns">
<section aria-labelledby="recent"><h2 id="recent">${say('home.recent')}</h2>
<ul class="recent">${library.recent.map(recentWork)}</ul>
<p><a href="${searchAddress('sort:added')}">${say('home.newest-first')}</a></p></section>
<div>
${ratings(library)}
${fandoms(library)}
${imports(library)}
</div>
</div>
</div>`;
}

function nothingYet(): Markup {
  return html`<h1>${say('home.empty')}</h1>
<p>${say('home.nothing-yet')}</p>`;
}

function glance({ numbers, facets, sitePages }: LibraryDescription, audience: Audience): Markup {
  const of = (kind: FacetKind) => facets.find((facet) => facet.kind === kind)?.total ?? 0;
  const parts = [
    tell('home.words-in-chapters', { words: numbers.words, chapters: numbers.chapters }),
    html`<a href="/creators">${counted(numbers.creators, 'creator')}</a>`,
    html`<a href="/fandoms">${counted(of('fandom'), 'fandom')}</a>`,
    html`${say('facets.counted-relationship', { count: of('relationship') })}`,
    html`${counted(of('language'), 'language')}`,
  ];
  const said = {
    parts: listed(parts),
    originals: numbers.originals,
    size: sizeOf(numbers.originalBytes),
  };
  return html`<p class="glance">${audience === 'owner' ? tell('home.glance', said) : tell('home.glance-read', said)}${
    sitePages > 0 && html` ${tell('home.site-pages', { count: sitePages, link: linkTo(sitePagesAddress()) })}`
  }</p>`;
}

function waiting({ waiting: readings }: LibraryDescription): Markup | null {
  if (readings === 0) return null;
  return html`<p>${tell('home.waiting', { count: readings, link: linkTo(reviewAddress()) })}</p>`;
}

/** Works by year or, where few say one, by fandom; nothing where neither says anything. */
export function plot(library: LibraryDescription): Markup | null {
  const { byYear, unknownYear } = library;
  if (hasYears(library))
    return yearPlot(
      byYear.map(({ year, works }) => ({ year, works, address: yearAddress(year) })),
      {
        caption: say('home.by-year', { unknown: unknownYear }),
        label: say('home.year'),
        value: say('home.works'),
      },
    );
  const fandom = library.facets.find((facet) => facet.kind === 'fandom');
  if (fandom === undefined || fandom.values.length < 2) return null;
  return html`<figure class="plot-figure"><figcaption>${say('home.by-fandom')}</figcaption>${barList(
    fandomBars(fandom, 12),
    say('home.by-fandom'),
  )}${fandom.total > 12 && html`<p><a href="/fandoms">${say('home.all-fandoms', { count: fandom.total })}</a></p>`}</figure>`;
}

/** Whether the years say something of the whole library: enough of its works state one. */
function hasYears({ byYear, unknownYear }: LibraryDescription): boolean {
  const known = byYear.reduce((sum, { works }) => sum + works, 0);
  return byYear.length > 1 && known >= unknownYear;
}

/** How many works there are of each rating. */
export function ratings({ facets }: LibraryDescription): Markup | null {
  const facet = facets.find(({ kind }) => kind === 'rating');
  if (facet === undefined || facet.values.length === 0) return null;
  const bars = RATING_ORDER.flatMap((name) => {
    const value = facet.values.find((candidate) => candidate.value === name);
    if (value === undefined) return [];
    return [{ label: ratingName(name), value: value.count, address: ratingAddress(name) }];
  });
  return html`<section aria-labelledby="ratings"><h2 id="ratings">${say('home.ratings')}</h2>${barList(bars, say('home.by-rating'))}
<p><a href="${meaningAddress('rating')}">${say('facets.meaning')}</a></p></section>`;
}

/** The fandoms of most works, where the plot shows years. */
export function fandoms(library: LibraryDescription): Markup | null {
  const facet = library.facets.find(({ kind }) => kind === 'fandom');
  if (facet === undefined || facet.values.length === 0 || !hasYears(library)) return null;
  const rest = facet.total - Math.min(facet.values.length, 8);
  return html`<section aria-labelledby="fandoms"><h2 id="fandoms">${say('home.fandoms')}</h2>${barList(
    fandomBars(facet, 8),
    say('home.by-fandom'),
  )}${rest > 0 && html`<p><a href="/fandoms">${say('home.all-fandoms', { count: facet.total })}</a></p>`}</section>`;
}

function fandomBars(facet: Facet, limit: number) {
  return facet.values
    .slice(0, limit)
    .map(({ value, count: works }) => ({ label: value, value: works, address: tagAddress('fandom', value) }));
}

/** A work among those that came last. */
export function recentWork(work: WorkCard): Markup {
  const fandom = tagLinks(work, 'fandom')[0];
  return html`<li><h3><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h3>
${advice(work)}
<p class="figures">${fandom && html`<span>${fandom}</span> `}<span>${counted(work.words, 'word')}</span> <span>${tell('home.added', { date: dateOf(work.addedAt) })}</span></p></li>`;
}

function imports({ batches }: LibraryDescription): Markup | null {
  if (batches.length === 0) return null;
  return html`<section aria-labelledby="imports"><h2 id="imports">${say('home.last-imports')}</h2>
<ul class="batches">${batches.map((batch) => html`<li>${batchLine(batch)}</li>`)}</ul>
<p><a href="/imports">${say('home.all-imports')}</a></p></section>`;
}
