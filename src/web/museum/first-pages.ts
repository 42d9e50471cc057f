/** The pages that belong to no work: the first one, what ratings mean, how to search, and what this site is. */
import { describeLibrary } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { fandoms, plot, ratings, recentWork } from '../pages/home-page.ts';
import { meaningsPage } from '../pages/meanings-page.ts';
import { choiceNav } from '../parts/choice-nav.ts';
import { linkTo } from '../parts/message-tags.ts';
import { counted, dateOf, listed } from '../parts/wording.ts';
import { waysIn } from './lists.ts';
import { directoryAddress } from './places.ts';
import type { MuseumSite } from './site.ts';
import type { ListedValues } from './values.ts';

/** The first page: what is here, at a glance. */
export async function homePage(site: MuseumSite, values: ListedValues): Promise<void> {
  const library = await describeLibrary(site.library);
  const { words, chapters } = library.numbers;
  const parts = [
    html`${say('museum.words-in-chapters', { words, chapters })}`,
    html`<a href="${directoryAddress('creator')}">${counted(values.of('creator').length, 'creator')}</a>`,
    html`<a href="${directoryAddress('fandom')}">${say('facets.counted-fandom', { count: values.of('fandom').length })}</a>`,
    html`<a href="${directoryAddress('relationship')}">${say('facets.counted-relationship', { count: values.of('relationship').length })}</a>`,
  ];
  const last = library.recent[0];
  await site.send('/', {
    title: '',
    feed: '/feeds/works.atom',
    body: html`<div class="home">
<h1>${say('home.to-read', { count: library.shown })}</h1>
<p class="glance">${tell('home.glance-read', { parts: listed(parts) })}</p>
${waysIn(values, '/')}
${plot(library)}
<div class="columns">
<section aria-labelledby="recent"><h2 id="recent">${say('home.recent')}</h2>
<ul class="recent">${library.recent.map(recentWork)}</ul>
<p><a href="/works">${say('museum.all-works')}</a></p></section>
<div>
${ratings(library)}
${fandoms(library)}
</div>
</div>
${last !== undefined && html`<p class="quiet">${tell('museum.as-of', { date: dateOf(last.addedAt) })}</p>`}
</div>`,
  });
}

const HELP = [
  { address: '/help/ratings', name: 'help.meanings' },
  { address: '/help/search', name: 'help.search' },
  { address: '/about', name: 'museum.about' },
] as const;

function helpWays(here: string): Markup {
  return choiceNav(
    say('help.help'),
    HELP.map(({ address, name }) => ({ address, name: say(name) })),
    here,
  );
}

/** The pages of help, and the one about the site. */
export async function helpPages(site: MuseumSite): Promise<void> {
  await site.send('/help/ratings', {
    title: say('help.meanings'),
    section: 'help',
    body: meaningsPage(helpWays('/help/ratings'), false),
  });
  await site.send('/help/search', {
    title: say('help.search'),
    section: 'help',
    body: html`<h1>${say('help.search')}</h1>
${helpWays('/help/search')}
<p>${tell('museum.search-how', { link: linkTo('/search') })}</p>
<dl class="examples">${EXAMPLES.map(
      ({ write, finds }) => html`<div><dt><code>${write}</code></dt><dd>${say(finds)}</dd></div>`,
    )}</dl>
<p>${say('museum.search-filters')}</p>`,
  });
  await site.send('/about', {
    title: say('museum.about'),
    section: 'help',
    body: html`<h1>${say('museum.about')}</h1>
${helpWays('/about')}
<p>${say('museum.about-frozen')}</p>
<p>${say('help.about-warned')}</p>
<p>${site.isPrivate ? say('museum.about-copy') : say('museum.about-allowed')} ${say('museum.about-private')}</p>`,
  });
}

const EXAMPLES = [
  { write: 'lighthouse', finds: 'museum.finds-word' },
  { write: 'storm lamp', finds: 'museum.finds-words' },
  { write: 'lamp*', finds: 'museum.finds-prefix' },
  { write: 'lamp -storm', finds: 'museum.finds-without' },
] as const;
