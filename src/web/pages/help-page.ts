/** How to search, and what this program is. */
import { html, type Markup } from '#markup';
import { say, type TextKey, tell } from '#words';
import { searchAddress, settingsAddress } from '../parts/addresses.ts';
import { helpNav } from '../parts/help-nav.ts';
import type { Audience } from '../policy.ts';

/** One thing that can be asked: how it is written, in every language alike, what says what it finds, and whether it finds something for the owner alone. */
type QueryExample = { write: string; finds: Extract<TextKey, `help.finds-${string}`>; isOwners?: true };

/** Examples on one subject, with what says it. */
type Subject = { heading: Extract<TextKey, `help.heading-${string}`>; examples: readonly QueryExample[] };

/** What can be asked, by subject. */
export const QUERY_EXAMPLES: readonly Subject[] = [
  {
    heading: 'help.heading-words',
    examples: [
      { write: 'lighthouse', finds: 'help.finds-word' },
      { write: '"by the sea"', finds: 'help.finds-phrase' },
      { write: 'lamp*', finds: 'help.finds-prefix' },
      { write: 'storm lamp', finds: 'help.finds-words' },
      { write: 'storm OR lamp', finds: 'help.finds-either' },
      { write: '-storm', finds: 'help.finds-without' },
      { write: '(storm OR gale) lamp', finds: 'help.finds-brackets' },
    ],
  },
  {
    heading: 'help.heading-names',
    examples: [
      { write: 'fandom:"Sherlock Holmes"', finds: 'help.finds-fandom' },
      { write: 'ship:Holmes/Watson', finds: 'help.finds-relationship' },
      { write: 'otp:Holmes/Watson', finds: 'help.finds-otp' },
      { write: 'fandom:(Emma OR Persuasion)', finds: 'help.finds-either-value' },
      { write: 'character:"Irene Adler"', finds: 'help.finds-character' },
      { write: 'who:Watson', finds: 'help.finds-who' },
      { write: 'tag:fluff', finds: 'help.finds-tag' },
      { write: 'by:annie', finds: 'help.finds-creator' },
      { write: 'title:letters', finds: 'help.finds-title' },
      { write: 'series:"The Long Voyage"', finds: 'help.finds-series' },
      { write: 'lang:en', finds: 'help.finds-language' },
      { write: 'source:archive.example', finds: 'help.finds-site' },
      { write: 'category:F/F', finds: 'help.finds-category' },
      { write: '-warning:"Major Character Death"', finds: 'help.finds-without-warning' },
    ],
  },
  {
    heading: 'help.heading-numbers',
    examples: [
      { write: 'rating:teen', finds: 'help.finds-rating' },
      { write: 'rating:<=teen', finds: 'help.finds-rating-below' },
      { write: 'words:>10k', finds: 'help.finds-length' },
      { write: 'words:1000-5000', finds: 'help.finds-lengths' },
      { write: 'chapters:1', finds: 'help.finds-chapters' },
      { write: 'kudos:>100', finds: 'help.finds-kudos' },
      { write: 'complete:yes', finds: 'help.finds-complete' },
      { write: 'status:hiatus', finds: 'help.finds-status' },
      { write: 'published:1998', finds: 'help.finds-date' },
      { write: 'published:>2004-01', finds: 'help.finds-after' },
      { write: 'updated:<2w', finds: 'help.finds-within' },
      { write: 'added:last-month', finds: 'help.finds-added' },
    ],
  },
  {
    heading: 'help.heading-what',
    examples: [
      { write: 'is:crossover', finds: 'help.finds-crossover' },
      { write: 'is:oneshot', finds: 'help.finds-oneshot' },
      { write: 'is:unread', finds: 'help.finds-unread', isOwners: true },
      { write: 'is:edited', finds: 'help.finds-edited', isOwners: true },
      {
        write: 'has:summary',
        finds: 'help.finds-has',
      },
    ],
  },
  {
    heading: 'help.heading-order',
    examples: [
      { write: 'sort:words', finds: 'help.finds-sort' },
      {
        write: 'sort:title',
        finds: 'help.finds-sort-title',
      },
    ],
  },
];

/** The page on the query language. */
export function searchHelpPage(audience: Audience): Markup {
  return html`<h1>${say('help.search')}</h1>
${helpNav('/help/search', audience)}
<p>${say('help.search-same')}</p>
${QUERY_EXAMPLES.map(
  ({ heading, examples }) => html`<h2>${say(heading)}</h2>
<dl class="examples">${examples
    .filter(({ isOwners }) => audience === 'owner' || isOwners !== true)
    .map(
      ({ write, finds }) =>
        html`<div><dt><a href="${searchAddress(write)}"><code>${write}</code></a></dt><dd>${say(finds)}</dd></div>`,
    )}</dl>`,
)}
<h2>${say('help.heading-keyboard')}</h2>
<p>${tell('help.keyboard', {
    kbd: (key) => html`<kbd>${key}</kbd>`,
    link: (words) => html`<a href="${settingsAddress('/help/search')}">${words}</a>`,
  })}</p>`;
}

/** The page about the program, and about whose the library is. */
export function aboutPage(audience: Audience): Markup {
  return html`<h1>${say('help.about')}</h1>
${helpNav('/about', audience)}
<p>${say('help.about-what')}</p>
${audience === 'owner' && kept()}
<p>${say('help.about-warned')}</p>
<p>${audience === 'owner' ? say('help.about-yours') : say('help.about-visited')}</p>`;
}

function kept(): Markup {
  return html`<p>${tell('help.about-kept', {
    em: (words) => html`<em>${words}</em>`,
    link: (words) => html`<a href="/imports">${words}</a>`,
  })}</p>`;
}
