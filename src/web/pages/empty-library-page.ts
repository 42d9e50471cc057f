/** The first page of a library that holds nothing yet: how stories come in, and what becomes of them, shown on one. */

import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { newImportAddress } from '../parts/addresses.ts';
import { meaningAddress } from '../parts/help-nav.ts';
import { linkTo } from '../parts/message-tags.ts';

/** The header of a sample story (`samples/odds-and-ends/lanternfish-19.txt`), misspelt as its author left it. */
export const SAMPLE_HEADER = `Titel: the ninteenth lantern
Athour: xX_Koi_Queen_Xx
Fandon: Lanternfish Saga
Paring: Aoi+Ren (friends!!! or IS it)
Raiting: K+
Summery: aoi cant light the last one. oneshot
Achive: omg yes if you want just tell me`;

/** A field of the sample, which names the messages of what it is called and why it is understood so, and what is understood. */
type Understood = {
  field: 'title' | 'creator' | 'fandom' | 'relationship' | 'rating' | 'warnings' | 'archiving';
  value: string;
};

/** What is understood of the sample. A test holds each value against the reader of headers. */
export function understood(): Understood[] {
  return [
    { field: 'title', value: 'the ninteenth lantern' },
    { field: 'creator', value: 'xX_Koi_Queen_Xx' },
    { field: 'fandom', value: 'Lanternfish Saga' },
    { field: 'relationship', value: 'Aoi+Ren (friends!!! or IS it)' },
    { field: 'rating', value: 'General Audiences' },
    { field: 'warnings', value: say('work.warnings-unsaid') },
    { field: 'archiving', value: 'omg yes if you want just tell me' },
  ];
}

/** The page; `imports` are those that ran already, if any did. */
export function emptyLibraryPage(imports: Markup | null): Markup {
  return html`<h1>${say('home.empty')}</h1>
<p>${tell('home.empty-bring', { link: linkTo(newImportAddress()) })}</p>
<pre class="command"><code>${say('home.command')}</code></pre>
<p>${say('home.empty-paths')}</p>
<pre class="command"><code>fanlight import samples</code></pre>
${imports}
<section aria-labelledby="becomes"><h2 id="becomes">${say('home.becomes')}</h2>
<p>${say('home.becomes-so')}</p>
<pre class="original"><code>${SAMPLE_HEADER}</code></pre>
<p>${say('home.understood-as')}</p>
<table class="understood"><caption class="visually-hidden">${say('home.understood')}</caption>
<thead><tr><th scope="col">${say('home.field')}</th><th scope="col">${say('home.value')}</th><th scope="col">${say('home.why')}</th></tr></thead>
<tbody>${understood().map(
    ({ field, value }) =>
      html`<tr><th scope="row">${say(`home.field-${field}`)}</th><td>${value}</td><td class="quiet">${say(`home.because-${field}`)}</td></tr>`,
  )}</tbody></table></section>
<section aria-labelledby="then"><h2 id="then">${say('home.then')}</h2>
<ul class="steps-on">
<li>${tell('home.then-advice', { link: linkTo(meaningAddress('rating')) })}</li>
<li>${say('home.then-evidence')}</li>
<li>${tell('home.then-review', { link: linkTo('/review') })}</li>
<li>${tell('home.then-search', { link: linkTo('/help/search') })}</li>
</ul></section>`;
}
