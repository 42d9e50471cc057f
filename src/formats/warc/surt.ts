const FIRST_WWW = /^www\d{0,3}\./;

/**
 * The key by which indexes of web archives sort and find an address (Sort-friendly URI Reordering Transform, as the Internet Archive
 * writes it and pywb looks it up): host names from the last to the first, lower case, no `www`, no stroke at the end of a path. Takes whole
 * addresses of the web without parameters; throws TypeError for what is no address.
 */
export function surtOf(address: string): string {
  const { hostname, port, pathname } = new URL(address.toLowerCase());
  const host = hostname.replace(FIRST_WWW, '');
  const isName = /[a-z]/.test(host) && !host.startsWith('[');
  const names = isName ? host.split('.').reverse().join(',') : host;
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
  return `${names}${port === '' ? '' : `:${port}`})${path}`;
}
