import { CANONS, CHARACTER_CODES, FANDOM_SHELVES, GENRES, SERIES_CODES } from '#vocabulary';
import { spokenKey } from './name-keys.ts';

/** The name that tables give to what a key says; undefined where none knows it, or several know different ones. */
export type KnownNames = ReadonlyMap<string, string>;

/** Fandoms by everything that people call them: full names, abbreviations, the lists' own short names. */
export const FANDOM_NAMES: KnownNames = unambiguous([
  ...CANONS.map(({ names }) => names),
  ...CHARACTER_CODES.map(({ fandoms }) => fandoms),
  ...[...SERIES_CODES].map(([code, name]) => [name, code]),
  ...[...FANDOM_SHELVES].map(([shelf, name]) => [name, shelf]),
]);

/** Genres and tropes by the words that mean them. */
export const GENRE_NAMES: KnownNames = unambiguous(GENRES.map(({ genre, words }) => [genre, ...words]));

/** Names of two rows that share their first are one; a name in rows that differ is none. */
function unambiguous(rows: readonly (readonly string[])[]): KnownNames {
  const firsts = new Map<string, string>();
  for (const [first = ''] of rows) if (!firsts.has(spokenKey(first))) firsts.set(spokenKey(first), first);
  const found = new Map<string, string | null>();
  for (const [first = '', ...names] of rows) {
    const known = firsts.get(spokenKey(first)) ?? first;
    for (const key of new Set([first, ...names].map(spokenKey)))
      found.set(key, (found.get(key) ?? known) === known ? known : null);
  }
  for (const [key, first] of firsts) if (found.get(key) === null) found.set(key, first);
  return new Map([...found].filter((entry): entry is [string, string] => entry[1] !== null));
}
