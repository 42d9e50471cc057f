/** What became of an address: fit to be kept, a place in the same page, or neither. */
export type LinkVerdict = { kind: 'safe'; href: string } | { kind: 'anchor' } | { kind: 'unsafe' };

/**
 * Judges an address as a browser would read it: C0 controls and spaces at the ends, tabs and newlines anywhere do not
 * count (WHATWG URL §4.4). Only absolute http, https and mailto addresses are safe.
 */
export function judgeLink(raw: string): LinkVerdict {
  const address = raw.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+/g, '');
  if (address === '' || address.startsWith('#')) return { kind: 'anchor' };
  if (address.length > 2048 || !/^(?:https?:\/\/[^/]|mailto:.)/i.test(address)) return { kind: 'unsafe' };
  const href = address.replace(/[\ud800-\udfff"'<>`{}|\\^]/gu, (character) =>
    /[\ud800-\udfff]/u.test(character)
      ? '%EF%BF%BD'
      : `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return URL.canParse(href) ? { kind: 'safe', href } : { kind: 'unsafe' };
}
