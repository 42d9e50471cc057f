/** The first page of a library that holds nothing yet: how stories come in, and what becomes of them, shown on one. */

import { html, type Markup } from '#markup';
import { newImportAddress } from '../parts/addresses.ts';
import { meaningAddress } from '../parts/help-nav.ts';

/** The header of a sample story (`samples/odds-and-ends/lanternfish-19.txt`), misspelt as its author left it. */
export const SAMPLE_HEADER = `Titel: the ninteenth lantern
Athour: xX_Koi_Queen_Xx
Fandon: Lanternfish Saga
Paring: Aoi+Ren (friends!!! or IS it)
Raiting: K+
Summery: aoi cant light the last one. oneshot
Achive: omg yes if you want just tell me`;

/** What is understood of it: a field, its value, and why. A test holds each value against the reader of headers. */
export const UNDERSTOOD: readonly { field: string; value: string; because: string }[] = [
  {
    field: 'Title',
    value: 'the ninteenth lantern',
    because: 'The label is misspelt; what stands behind it is kept as it is.',
  },
  { field: 'Creator', value: 'xX_Koi_Queen_Xx', because: 'Names are never put right.' },
  {
    field: 'Fandom',
    value: 'Lanternfish Saga',
    because: 'It can be joined with other spellings under Tags.',
  },
  {
    field: 'Relationship',
    value: 'Aoi+Ren (friends!!! or IS it)',
    because: 'A plus sign and the brackets say friendship, and the author’s words stay.',
  },
  {
    field: 'Rating',
    value: 'General Audiences',
    because: 'K+ is an older scale; the author’s own word stands beside it.',
  },
  { field: 'Warnings', value: 'The author did not say', because: 'That is not the same as “none apply”.' },
  {
    field: 'Archiving',
    value: 'omg yes if you want just tell me',
    because: 'Yes, and the wish to be told is kept.',
  },
];

/** The page; `imports` are those that ran already, if any did. */
export function emptyLibraryPage(imports: Markup | null): Markup {
  return html`<h1>An empty library</h1>
<p>There is nothing to read here yet. <a href="${newImportAddress()}">Bring stories in</a> from this browser, or from the command line:</p>
<pre class="command"><code>fanlight import PATH</code></pre>
<p>A path is a file, a folder or an archive of them: text with a header typed by hand, saved pages, EPUB books, documents, mailboxes, what a site’s database held. What it finds appears here while it works, and the files stay as they are. To try it first, take the stories that come with Fanlight:</p>
<pre class="command"><code>fanlight import samples</code></pre>
${imports}
<section aria-labelledby="becomes"><h2 id="becomes">What becomes of a file</h2>
<p>Fanlight reads what a story says of itself, however it says it. One of the samples begins so:</p>
<pre class="original"><code>${SAMPLE_HEADER}</code></pre>
<p>and is understood as this:</p>
<table class="understood"><caption class="visually-hidden">What is understood of the sample</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Why</th></tr></thead>
<tbody>${UNDERSTOOD.map(
    ({ field, value, because }) =>
      html`<tr><th scope="row">${field}</th><td>${value}</td><td class="quiet">${because}</td></tr>`,
  )}</tbody></table></section>
<section aria-labelledby="then"><h2 id="then">And then</h2>
<ul class="steps-on">
<li>Each work shows its rating and warnings before its text: <a href="${meaningAddress('rating')}">what they mean</a>.</li>
<li>Each field leads to the words it was read from, in the original, which is kept byte for byte.</li>
<li>What was understood but not surely waits under <a href="/review">Review</a> until you say yes or no.</li>
<li>Everything can be asked for in one box: <a href="/help/search">how to search</a>.</li>
</ul></section>`;
}
