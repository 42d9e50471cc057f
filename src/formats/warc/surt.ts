const FIRST_WWW = /^www\d{0,3}\./;

/**
 * The key by which indexes of web archives sort and find an address (Sort-friendly URI Reordering Transform, as the Internet Archive
 * writes it and pywb looks it up): host names from the last to the first, lower case, no `www`, no stroke at the end of a path, parameters in
 * order. Takes whole addresses of the web; throws TypeError for others.
 */
export function surtOf(address: string): string {
  const { hostname, port, pathname, searchParams } = new URL(address.toLowerCase());
  const host = hostname.replace(FIRST_WWW, '');
  const isName = /[a-z]/.test(host) && !host.startsWith('[');
  const names = isName ? host.split('.').reverse().join(',') : host;
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
  searchParams.sort();
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  return `${names}${port === '' ? '' : `:${port}`})${path}${query}`;
}
