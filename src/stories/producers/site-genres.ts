/** The genres of FanFiction.Net, of which `Hurt/Comfort` is one and not two. Source: formats §6. */
const SITE_GENRES = new Set(
  'adventure,angst,crime,drama,family,fantasy,friendship,general,horror,humor,hurt/comfort,mystery,parody,poetry,romance,sci-fi,spiritual,supernatural,suspense,tragedy,western'.split(
    ',',
  ),
);

/** A genre of FanFiction.Net in lower case, or null. `Hurt-Comfort` is how some downloaders write it. */
export function siteGenre(written: string): string | null {
  const genre = written.trim().toLowerCase().replace('hurt-comfort', 'hurt/comfort');
  return SITE_GENRES.has(genre) ? genre : null;
}

/** The genres of a list joined by `/`, or null where one of its parts is none. */
export function siteGenres(written: string): string[] | null {
  const parts = written.replace(/hurt\/comfort/gi, 'Hurt-Comfort').split('/');
  const genres = parts.flatMap((part) => siteGenre(part) ?? []);
  return genres.length === parts.length ? genres : null;
}

/** A tag as it is kept: a genre that everybody writes alike in lower case, any other as written. */
export function keptTag(written: string): string {
  return siteGenre(written) ?? written;
}
