import { createHash } from 'node:crypto';

/** What a name in a feed is of. The numbers are part of names that other programs keep: never change one. */
const KINDS = { root: 1, shelf: 2, search: 3, work: 4, feed: 5, chapter: 6, query: 7 } as const;

/**
 * A name (RFC 4287 §4.2.6) that stays when the site moves and is no other library's: a UUID of version 8 (RFC 9562 §5.8) made
 * of 60 bits of the library's own name, the kind of thing and its number there. `library` has 15 hexadecimal digits or more;
 * `number` is below 2^48.
 */
export function feedId(library: string, kind: keyof typeof KINDS, number = 0): string {
  const own = library.toLowerCase();
  const which = KINDS[kind].toString(16).padStart(3, '0');
  const digits = number.toString(16).padStart(12, '0');
  return `urn:uuid:${own.slice(0, 8)}-${own.slice(8, 12)}-8${own.slice(12, 15)}-8${which}-${digits}`;
}

/** The same for what has words in the place of a number, as a search has; equal words are one name. */
export function feedIdOf(library: string, kind: keyof typeof KINDS, words: string): string {
  const hash = createHash('sha256').update(words.toWellFormed()).digest();
  return feedId(library, kind, hash.readUIntBE(0, 6));
}
