/** What the head of a page says to programs: its one address, what crawlers may do, and what a work is. */
import { embeddedJson, html, type Markup } from '#markup';
import { LANGUAGES, spokenLanguage } from '#words';
import { withParameters } from './addresses.ts';

/** What a page of a work says beyond the words that people read. */
export type WorkHead = {
  /** The work as data; null where nothing but its title may be told. */
  data: object | null;
  /** What is said where its address is shared; null for nothing. */
  says: string | null;
  /** Whether it is for adults, as search engines ask. */
  adult: boolean;
};

/** How the site stands to the world, as pages say it: the public address, or nothing, and the values for crawlers. */
export type WorldFrame = { base: string; robots: string; reservation: '0' | '1' };

/** What the head of a page needs to know of it. */
export type HeadFrame = {
  /** The one of the addresses that show this page which stands for all, from the root; none where the page is not to be pointed at. */
  canonical?: string | undefined;
  /** How the site stands to the world. */
  world: WorldFrame;
  /** What the page says of its work to programs. */
  work?: WorkHead;
  /** Addresses that the page stands between. */
  previous?: string | undefined;
  next?: string | undefined;
  /** The address of an Atom feed of what the page shows. */
  feed?: string;
};

/** The elements. `title` is what the tab says; `discreet` when that is not the name of the work. */
export function headLinks(frame: HeadFrame, title: string, discreet: boolean): Markup {
  const { canonical, world, previous, next, feed } = frame;
  return html`<meta name="robots" content="${world.robots}">
<meta name="tdm-reservation" content="${world.reservation}">
${canonical !== undefined && html`<link rel="canonical" href="${world.base}${canonical}">`}
${previous && html`<link rel="prev" href="${previous}">`}
${next && html`<link rel="next" href="${next}">`}
${feed && html`<link rel="alternate" type="application/atom+xml" href="${feed}">`}
<link rel="search" type="application/opensearchdescription+xml" title="Fanlight" href="/opensearch.xml">
${frame.work && workHead(frame.work, frame, title, discreet)}`;
}

/** Open Graph (ogp.me), oEmbed discovery (oEmbed 1.0 §4) and the data block. Whole addresses need a public one. */
function workHead(
  { data, says, adult }: WorkHead,
  { canonical = '', world: { base } }: HeadFrame,
  title: string,
  discreet: boolean,
): Markup {
  const address = base + canonical;
  return html`${adult && html`<meta name="rating" content="adult">\n`}<meta property="og:type" content="article">
<meta property="og:site_name" content="Fanlight">
<meta property="og:locale" content="${LANGUAGES[spokenLanguage()].locale.replace('-', '_')}">
<meta property="og:title" content="${title}">
${says !== null && !discreet && html`<meta property="og:description" content="${says}">`}
${base !== '' && html`<meta property="og:url" content="${address}">\n<link rel="alternate" type="application/json+oembed" href="${base}${withParameters('/oembed', { url: address, format: 'json' })}">`}
${data !== null && !discreet && html`<script type="application/ld+json">${embeddedJson(data)}</script>`}`;
}
