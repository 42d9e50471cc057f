/** The frame of every page: head, masthead with search, main part, foot. */
import { SUGGESTED_FIELDS } from '#library';
import { html, type Markup } from '#markup';
import { LANGUAGES, type LanguageTag, say, spokenLanguage } from '#words';
import type { Audience } from '../policy.ts';
import { type ReadingSettings, SHOWN_SETTINGS } from '../settings.ts';
import { settingsAddress } from './addresses.ts';
import { type HeadFrame, headLinks } from './head-links.ts';
import { shorten } from './wording.ts';

/** The parts of the site that the masthead names. */
type Section = 'works' | 'plots' | 'fandoms' | 'creators' | 'tags' | 'yours' | 'imports' | 'review' | 'help';

/** What the frame shows around a page. */
export type PageFrame = HeadFrame & {
  /** For whom the page is: of the parts of the site only those that they have are named. */
  audience: Audience;
  /** Without the site's name; empty on the home page. */
  title: string;
  /** What the tab says instead where the reader wants no titles of works for adults there. */
  discreetTitle?: string;
  /** The address of this page, to come back to from the settings. */
  address: string;
  section?: Section;
  /** The query in the masthead's search box. */
  query?: string;
  /** Set where a story is read, or shown as it would look: the id of where its text begins, or null without one. */
  reading?: string | null;
  /** Seconds after which a browser without scripts loads the page anew. */
  refresh?: number;
};

/** Addresses of what pages load, with their revision: the stylesheet, the scripts of each language, and the fonts that every page needs at once; `reading` is the script of pages with a story, `offline` that which keeps works in the browser. */
export type AssetAddresses = {
  style: string;
  scripts: Readonly<Record<LanguageTag, { every: string; reading: string; offline: string }>>;
  icon: string;
  fonts: readonly string[];
};

/** `<title>` is kept below the 70 characters that search pages, tabs and html-validate allow. */
const TITLE_LIMIT = 58;

const SECTIONS: readonly { section: Section; address: string; isOwners?: true }[] = [
  { section: 'works', address: '/works' },
  { section: 'plots', address: '/insights' },
  { section: 'fandoms', address: '/fandoms' },
  { section: 'creators', address: '/creators' },
  { section: 'tags', address: '/tags' },
  { section: 'yours', address: '/searches', isOwners: true },
  { section: 'imports', address: '/imports', isOwners: true },
  { section: 'review', address: '/review', isOwners: true },
  { section: 'help', address: '/help/search' },
];

/** A whole page as text. */
export function renderPage(
  frame: PageFrame,
  settings: ReadingSettings,
  assets: AssetAddresses,
  body: Markup,
): string {
  const discreet = settings.titles === 'discreet' && frame.discreetTitle !== undefined;
  const named = discreet ? (frame.discreetTitle ?? '') : frame.title;
  const scripts = assets.scripts[spokenLanguage()];
  return pageDocument(named, settings, assets, {
    head: html`${headLinks(frame, named, discreet)}
${frame.refresh !== undefined && html`<noscript><meta http-equiv="refresh" content="${frame.refresh}"></noscript>`}
<link rel="related" type="application/atom+xml;profile=opds-catalog;kind=navigation" href="/opds">
<link rel="related" type="application/opds+json" href="/opds/v2">
<script type="module" async src="${scripts.every}"></script>
${frame.reading !== undefined && html`<script type="module" src="${scripts.reading}"></script>`}
${keepsWorks(frame, settings) && html`<script type="module" src="${scripts.offline}"></script>`}`,
    masthead: masthead(frame),
    reading: frame.reading,
    body,
    foot: foot(frame),
  });
}

/**
 * What a document holds beside what all have: `first` before anything is loaded; `reading` is the id of where a story's text begins, if
 * one does.
 */
export type DocumentParts = Readonly<Record<'head' | 'masthead' | 'body' | 'foot', Markup>> & {
  first?: Markup;
  reading?: string | null | undefined;
};

/** What a page is called in a list of pages; `name` as of {@link pageDocument}. */
export function pageTitle(name: string): string {
  return name === '' ? 'Fanlight' : `${shorten(name, TITLE_LIMIT)} · Fanlight`;
}

/** A whole document in the look of the reader's settings. `name` is that of the page, empty for the first one. */
export function pageDocument(
  name: string,
  settings: ReadingSettings,
  assets: Pick<AssetAddresses, 'style' | 'icon' | 'fonts'>,
  { first, head, masthead, reading, body, foot }: DocumentParts,
): string {
  const title = pageTitle(name);
  const language = spokenLanguage();
  return html`<!DOCTYPE html>
<html lang="${language}" dir="${LANGUAGES[language].direction}"${SHOWN_SETTINGS.map((name) => html` data-${name}="${settings[name]}"`)}>
<head>
<meta charset="utf-8">
${first}<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${assets.style}">
${assets.fonts.map(
  (font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>
`,
)}<link rel="icon" href="${assets.icon}" type="image/svg+xml">
${head}
</head>
<body>
<a class="skip" href="#main">${say('frame.content')}</a>
${reading && html`<a class="skip" href="#${reading}">${say('frame.text')}</a>`}
${masthead}
<main id="main" tabindex="-1">
${body}
</main>
${foot}
</body>
</html>
`.value;
}

/** Whether works are kept as they are read; where that is set, also whether they are kept no longer. */
function keepsWorks({ reading }: PageFrame, { offline }: ReadingSettings): boolean {
  return reading === null || (reading !== undefined && offline === 'on');
}

function masthead(frame: PageFrame): Markup {
  return html`<header class="masthead">
${wordmark()}
<form class="search" role="search" action="/works" method="get">
<label class="visually-hidden" for="search">${say('frame.search-label')}</label>
<query-suggestions data-fields="${SUGGESTED_FIELDS.join(' ')}"><input id="search" type="search" name="q" value="${frame.query}" maxlength="2000" autocomplete="off" spellcheck="false"></query-suggestions>
<button type="submit">${say('frame.search')}</button>
</form>
<nav aria-label="${say('frame.site')}">
<ul>
${SECTIONS.filter(({ isOwners }) => isOwners !== true || frame.audience === 'owner').map(
  ({ section, address }) =>
    html`<li><a href="${address}"${frame.section === section && html` aria-current="true"`}>${say(`frame.${section}`)}</a></li>`,
)}
</ul>
</nav>
</header>`;
}

/** The program's name, which leads to the first page. */
export function wordmark(): Markup {
  return html`<a class="wordmark" href="/">${WINDOW}<span>Fanlight</span></a>`;
}

function foot(frame: PageFrame): Markup {
  return html`<footer class="foot">
<p><a href="${settingsAddress(frame.address)}">${say('frame.settings')}</a> <a href="/about">${say('frame.about')}</a></p>
</footer>`;
}

/** A fanlight: the half-round window over a door. */
const WINDOW = html`<svg class="window" viewBox="0 0 32 18" width="32" height="18" aria-hidden="true" focusable="false"><path d="M2 16.5a14 14 0 0 1 28 0ZM11 16.5a5 5 0 0 1 10 0M16 11.500V2.500M12.460 12.960 6.100 6.600M19.540 12.960 25.900 6.600" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/></svg>`;
