/** Somebody a reading knows of. `words` are the parts of their names by which only they are called, lower case. */
export type Person = { name: string; words: readonly string[]; rank: PersonRank };
/** How a person is known: named in the header, used by the story, or only of the fandom. */
export type PersonRank = 'header' | 'story' | 'fandom';

const HONORIFIC =
  /^(?:the|mr|mrs|ms|miss|dr|doctor|sir|lady|lord|madame|mme|mlle|monsieur|captain|capt|colonel|col|inspector|professor|prof|admiral|sergeant|king|queen|prince|princess|count|countess|aunt|uncle|father|friar|squire|baron|don|st|de|of|von|van|le|la|du|del|der)$/;

/** The parts of a name, lower case, without forms of address. */
export function nameWords(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}'’ -]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^['’-]+|['’-]+$/g, ''))
    .filter((word) => word !== '' && !HONORIFIC.test(word));
}

/**
 * People from names of several sources, best known first: "Darcy" and "Mr. Darcy" are one, and so are "Kestrel" and the
 * only "Kestrel Marsh". A part that several people share (the Bennets) calls none of them, unless it stands as a name of
 * its own.
 */
export function gatherPeople(sources: readonly { names: readonly string[]; rank: PersonRank }[]): Person[] {
  const known = new Map<string, Named>();
  for (const { names, rank } of sources) {
    for (const name of names.slice(0, MOST_NAMES)) {
      const parts = nameWords(name);
      const key = parts.join(' ');
      if (parts.length > 0 && parts.length <= 4 && !/\d/.test(name) && !known.has(key))
        known.set(key, { name, parts, rank });
    }
  }
  const fulls = [...known.values()].filter((one) => one.parts.length > 1);
  const singles = [...known.values()].filter((one) => one.parts.length === 1);
  const holders = (part: string) => fulls.filter((one) => one.parts.includes(part));
  const alone = singles.filter(({ name, parts: [part = ''], rank }) => {
    const [full, ...others] = holders(part);
    if (!full || others.length > 0) return true;
    if (RANKS.indexOf(rank) < RANKS.indexOf(full.rank)) Object.assign(full, { name, rank });
    return false;
  });
  const own = new Set(alone.map((one) => one.parts[0]));
  return [...fulls, ...alone].map(({ name, parts, rank }) => ({
    name,
    rank,
    words: parts.filter((part) => parts.length === 1 || (holders(part).length === 1 && !own.has(part))),
  }));
}

type Named = { name: string; parts: string[]; rank: PersonRank };

const RANKS: readonly PersonRank[] = ['header', 'story', 'fandom'];
const MOST_NAMES = 80;
