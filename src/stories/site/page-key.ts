/** Query parameters that change nothing about which story a page shows: gates, sessions, looks, where a reader came from. */
const IDLE =
  /^(?:ageconsent|warning|view_adult|textsize|phpsessid|jsessionid|style|skin|theme|mode|utm_\w{1,20}|fbclid|gclid|ref)$/i;
const INDEX = /\/(?:index|default)\.(?:html?|shtml|php\d?|asp|cfm)$/i;
const ARCHIVED = /^https?:\/\/web\.archive\.org\/web\/\d{4,14}(?:[a-z]{2}_)?\/(?=https?:)/i;
const LONGEST = 2000;

/**
 * What tells a page of the web: one text for all spellings of its address (http or https, with or without `www.`, a
 * trailing `index.html` or slash, a fragment, a parameter of a gate). Null for what is no web address.
 */
export function pageKey(address: string): string | null {
  const url = webAddress(address);
  if (url === null) return null;
  const path = url.pathname.replace(INDEX, '/').replace(/\/$/, '');
  const query = [...url.searchParams].filter(([name]) => !IDLE.test(name));
  const search = query.map(([name, value]) => `${name}=${value}`).join('&');
  return `${siteOf(url)}${path}${search === '' ? '' : `?${search}`}`;
}

/** A link as it stands in a page, with the page's address, as an address of the web without its fragment; null for others. */
export function resolveLink(href: string, base: string): string | null {
  const written = href.trim();
  if (written === '' || written.startsWith('#') || written.length > LONGEST) return null;
  const url = webAddress(written, base);
  if (url === null) return null;
  url.hash = '';
  return url.href;
}

/** The host that a page is told by, without `www.`. */
function siteOf(url: URL): string {
  return url.host.toLowerCase().replace(/^www\d?\./, '');
}

function webAddress(address: string, base?: string): URL | null {
  const bare = address.replace(ARCHIVED, '');
  if (bare.length > LONGEST || !URL.canParse(bare, base)) return null;
  const url = new URL(bare, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}
