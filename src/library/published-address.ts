import type { Address } from '#catalogue';

const MOST_LENGTH = 2000;
/** Parameters that say how a page is shown, not which page it is. */
const HOW_SHOWN =
  /^(?:ageconsent|warning|textsize|action|view_adult|view_full_work|style|format|utm_\w{1,20})$/i;

/**
 * A published address as it is kept and asked for: scheme, `www.` and fragment go, the host is in lower case, a query is
 * in the order of its names without what only says how a page is shown. A path without a host keeps an empty one, and an
 * identifier of another scheme (`mid:`, `mail:`) is a path under its scheme. Null for what is no address.
 */
export function publishedAddress(address: string): Address | null {
  const text = address.trim();
  if (text === '' || text.length > MOST_LENGTH) return null;
  const own = /^(mid|mail|site|urn):(.+)$/is.exec(text);
  if (own) return { host: `${(own[1] ?? '').toLowerCase()}:`, path: `/${own[2]}` };
  const isPath = !/^[a-z][a-z0-9+.-]{0,20}:/i.test(text);
  const url = URL.parse(isPath && !text.startsWith('//') ? `/${text.replace(/^\/+/, '')}` : text, NO_HOST);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const host = url.hostname === 'nowhere.invalid' ? '' : url.hostname.replace(/^www\d?\./, '');
  return { host, path: `${tidyPath(url.pathname)}${tidyQuery(url.searchParams)}` };
}

const NO_HOST = 'http://nowhere.invalid/';

function tidyPath(path: string): string {
  const tidy = path.replace(/\/{2,}/g, '/').replace(/\/(?:index|default)\.(?:html?|php)$/i, '/');
  return tidy.length > 1 ? tidy.replace(/\/$/, '') : tidy;
}

function tidyQuery(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name]) => !HOW_SHOWN.test(name));
  if (kept.length === 0) return '';
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `?${new URLSearchParams(kept)}`;
}
