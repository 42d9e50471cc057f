/** How to search, and what this program is. */

import { html, type Markup } from '#markup';
import { searchAddress, settingsAddress } from '../parts/addresses.ts';
import { helpNav } from '../parts/help-nav.ts';

/** One thing that can be asked: how it is written and what it finds. The manual's table is made of the same rows. */
export type QueryExample = { write: string; finds: string };

/** What can be asked, by subject. */
export const QUERY_EXAMPLES: readonly { heading: string; examples: readonly QueryExample[] }[] = [
  {
    heading: 'Words',
    examples: [
      { write: 'lighthouse', finds: 'works with this word in the text, the title or a tag' },
      { write: '"by the sea"', finds: 'works with these words in this order' },
      { write: 'lamp*', finds: 'works with a word that begins so' },
      { write: 'storm lamp', finds: 'works with both words' },
      { write: 'storm OR lamp', finds: 'works with either word' },
      { write: '-storm', finds: 'works without the word' },
      { write: '(storm OR gale) lamp', finds: 'brackets group' },
    ],
  },
  {
    heading: 'Names',
    examples: [
      { write: 'fandom:"Sherlock Holmes"', finds: 'a fandom' },
      { write: 'ship:Holmes/Watson', finds: 'a relationship; the order of the names does not matter' },
      { write: 'otp:Holmes/Watson', finds: 'a relationship that is the only one' },
      { write: 'fandom:(Emma OR Persuasion)', finds: 'either: brackets hold several values of a field' },
      { write: 'character:"Irene Adler"', finds: 'a character' },
      { write: 'who:Watson', finds: 'a character, or a member of any relationship' },
      { write: 'tag:fluff', finds: 'an additional tag' },
      { write: 'by:annie', finds: 'a creator' },
      { write: 'title:letters', finds: 'a word of the title' },
      { write: 'series:"The Long Voyage"', finds: 'a series' },
      { write: 'lang:en', finds: 'a language' },
      { write: 'source:archive.example', finds: 'a site' },
      { write: 'category:F/F', finds: 'a category: Gen, F/F, F/M, M/M, Multi or Other' },
      { write: '-warning:"Major Character Death"', finds: 'leaves a warning out' },
    ],
  },
  {
    heading: 'Ratings, lengths and dates',
    examples: [
      { write: 'rating:teen', finds: 'a rating' },
      { write: 'rating:<=teen', finds: 'a rating and everything below it' },
      { write: 'words:>10k', finds: 'works of more than 10,000 words' },
      { write: 'words:1000-5000', finds: 'works between two lengths' },
      { write: 'chapters:1', finds: 'works with one chapter' },
      { write: 'kudos:>100', finds: 'a number of kudos, where a work states them' },
      { write: 'complete:yes', finds: 'finished works' },
      { write: 'status:hiatus', finds: 'how far a work is: complete, wip, hiatus, abandoned, unknown' },
      { write: 'published:1998', finds: 'works that their authors date to a year, a month or a day' },
      { write: 'published:>2004-01', finds: 'works after a date; updated: and added: work alike' },
      { write: 'updated:<2w', finds: 'within two weeks of today; also d, m and y' },
      { write: 'added:last-month', finds: 'in the last calendar month; also today, yesterday, this-week' },
    ],
  },
  {
    heading: 'What a work is and has',
    examples: [
      { write: 'is:crossover', finds: 'works in more than one fandom' },
      { write: 'is:oneshot', finds: 'complete in one chapter' },
      { write: 'is:unread', finds: 'what you have not finished; also is:unseen, is:bookmarked' },
      { write: 'is:edited', finds: 'what a person corrected' },
      {
        write: 'has:summary',
        finds: 'also has:notes, series, comments, pictures, review, language, date, kudos',
      },
    ],
  },
  {
    heading: 'Order',
    examples: [
      { write: 'sort:words', finds: 'longest first; sort:-words turns it round' },
      {
        write: 'sort:title',
        finds: 'by title; also creator, published, updated, added, chapters, kudos, relevance, random',
      },
    ],
  },
];

/** The page on the query language. */
export function searchHelpPage(): Markup {
  return html`<h1>How to search</h1>
${helpNav('/help/search')}
<p>The filters beside a list of works and the search box ask the same questions: whatever you choose in one can be read and changed in the other. Conditions side by side must all hold.</p>
${QUERY_EXAMPLES.map(
  ({ heading, examples }) => html`<h2>${heading}</h2>
<dl class="examples">${examples.map(
    ({ write, finds }) =>
      html`<div><dt><a href="${searchAddress(write)}"><code>${write}</code></a></dt><dd>${finds}</dd></div>`,
  )}</dl>`,
)}
<h2>On the keyboard</h2>
<p>Where scripts run, <kbd>n</kbd> and <kbd>p</kbd> go to the next and the previous chapter or page, and <kbd>/</kbd> goes to the search box. In a story, <kbd>j</kbd> and <kbd>k</kbd> go from paragraph to paragraph. Where tags wait that may mean the same, <kbd>j</kbd> and <kbd>k</kbd> go on and back, <kbd>a</kbd> accepts, <kbd>r</kbd> refuses and <kbd>u</kbd> undoes. <kbd>?</kbd> lists the keys of a page; the <a href="${settingsAddress('/help/search')}">reading settings</a> can switch all of them off.</p>`;
}

/** The page about the program. */
export function aboutPage(): Markup {
  return html`<h1>About Fanlight</h1>
${helpNav('/about')}
<p>Fanlight keeps fan fiction. It takes whatever a story survived in, understands what the story says of itself, and makes it findable and readable on one small machine.</p>
<p>The file that a work came in is kept as it was received, byte for byte. What was read from it can be traced to the words it was read from: each work has a page that shows <em>where each field comes from</em>. What could not be read, or was repaired, is in the report of <a href="/imports">its import</a>.</p>
<p>Rating and warnings come before the text. Where an author did not say, the page says so; that is not the same as “no warnings apply”.</p>
<p>This library is yours. It answers on this machine, loads nothing from anywhere else, and has no accounts.</p>`;
}
