/** What every page of a museum is made with, and how it becomes a file. */
import type { Library, SiteTarget } from '#library';
import { html, type Markup, moveAddresses } from '#markup';
import { say, spokenLanguage } from '#words';
import { BlurbShelf } from '../parts/blurb-shelf.ts';
import { type AssetAddresses, pageDocument, pageTitle, wordmark } from '../parts/layout.ts';
import { PRIVATE, robotsFor } from '../policy.ts';
import { SECURITY_HEADERS } from '../security.ts';
import { settingsFrom } from '../settings.ts';
import { directoryAddress, type Places } from './places.ts';

/** The parts of a museum that its masthead names, by the address of each on the live site. */
const SECTIONS = [
  { section: 'works', address: '/works' },
  { section: 'fandoms', address: directoryAddress('fandom') },
  { section: 'creators', address: directoryAddress('creator') },
  { section: 'tags', address: directoryAddress('tag') },
  { section: 'help', address: '/help/ratings' },
] as const;

/** The parts of a museum. */
export type MuseumSection = (typeof SECTIONS)[number]['section'];

/** A page: its name, what it belongs to, and what stands around its body. Addresses are those of the live site. */
export type MuseumPage = {
  title: string;
  section?: MuseumSection;
  body: Markup;
  previous?: string | undefined;
  next?: string | undefined;
  /** The id of where a story's text begins. */
  reading?: string | null;
  feed?: string;
  /** The address of the script that the page needs, which may then load files of the site. */
  script?: string;
};

/** How readers' settings stand where nobody can set them: as they are before anyone did. */
export const MUSEUM_SETTINGS = settingsFrom({});

/** What a museum is written with and into. */
type MuseumMeans = {
  places: Places;
  target: Pick<SiteTarget<unknown>, 'write'>;
  assets: AssetAddresses;
  isPrivate: boolean;
};

/** A museum that is being written. */
export class MuseumSite {
  readonly library: Library;
  readonly places: Places;
  readonly blurbs = new BlurbShelf();
  /** Whether works are in it that may not be public; every page says so. */
  readonly isPrivate: boolean;
  readonly #target: MuseumMeans['target'];
  readonly #assets: AssetAddresses;

  constructor(library: Library, { places, target, assets, isPrivate }: MuseumMeans) {
    this.library = library;
    this.places = places;
    this.isPrivate = isPrivate;
    this.#target = target;
    this.#assets = assets;
  }

  /** Writes the page of an address. */
  async send(address: string, page: MuseumPage): Promise<void> {
    const file = this.places.fileOf(address);
    if (file === null) throw new Error(`a page without a place: ${address}`);
    await this.#target.write(file, this.#document(file, page), pageTitle(page.title));
  }

  /** Writes a file that is no page. */
  write(file: string, content: Uint8Array | string): Promise<void> {
    return this.#target.write(file, content);
  }

  /** A piece of a page as it stands in a file: every address leads from there. */
  placed(file: string, piece: Markup): string {
    return this.#moved(file, piece.value);
  }

  #moved(file: string, piece: string): string {
    return moveAddresses(piece, (address) => this.places.wayFrom(file, address));
  }

  #document(file: string, { title, section, body, reading, script, ...frame }: MuseumPage): string {
    const first = html`<meta http-equiv="content-security-policy" content="${policy(script !== undefined)}">
`;
    const head = html`<meta name="referrer" content="${SECURITY_HEADERS['referrer-policy']}">
<meta name="robots" content="${robotsFor(PRIVATE, 'no')}">
<meta name="generator" content="Fanlight site">
${frame.previous && html`<link rel="prev" href="${frame.previous}">`}
${frame.next && html`<link rel="next" href="${frame.next}">`}
${frame.feed && html`<link rel="alternate" type="application/atom+xml" href="${frame.feed}">`}
${script && html`<script defer src="${script}"></script>`}`;
    // A form without a script asks for an address with parameters.
    const hasForm = this.places.form === 'folder' || script !== undefined;
    const parts = {
      first,
      head,
      masthead: masthead(section, hasForm),
      reading,
      body,
      foot: foot(this.isPrivate),
    };
    return this.#moved(file, pageDocument(title, MUSEUM_SETTINGS, this.#assets, parts));
  }
}

/**
 * What a page may load, as the live site says it in a header; `frame-ancestors` cannot be said in a document. Only the search has a
 * script, which loads files of the site.
 */
function policy(hasScript: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ...(hasScript ? ["script-src 'self'", "connect-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}

function masthead(shown: MuseumSection | undefined, hasForm: boolean): Markup {
  return html`<header class="masthead">
${wordmark()}
${hasForm ? searchForm() : null}
<nav aria-label="${say('frame.site')}">
<ul>
${!hasForm && html`<li><a href="/search">${say('frame.search')}</a></li>`}
${SECTIONS.map(
  ({ section, address }) =>
    html`<li><a href="${address}"${section === shown && html` aria-current="true"`}>${say(`frame.${section}`)}</a></li>`,
)}
</ul>
</nav>
</header>`;
}

function searchForm(): Markup {
  return html`<form class="search" role="search" action="/search" method="get">
<label class="visually-hidden" for="search">${say('frame.search-label')}</label>
<input id="search" type="search" name="q" maxlength="2000" autocomplete="off" spellcheck="false">
<button type="submit">${say('frame.search')}</button>
</form>`;
}

function foot(isPrivate: boolean): Markup {
  return html`<footer class="foot">
<p><a href="/about">${say('museum.about')}</a>${isPrivate && html` <strong>${say('museum.private-copy')}</strong>`}</p>
</footer>`;
}

/** A page at an old address that leads on, by a way from where it stands. */
export function redirectPage(way: string): string {
  return html`<!DOCTYPE html>
<html lang="${spokenLanguage()}">
<head>
<meta charset="utf-8">
<title>${say('museum.moved')}</title>
<meta name="robots" content="${robotsFor(PRIVATE, 'no')}">
<meta http-equiv="refresh" content="0; url=${way}">
<link rel="canonical" href="${way}">
</head>
<body><p><a href="${way}">${say('museum.moved-to')}</a></p></body>
</html>
`.value;
}
