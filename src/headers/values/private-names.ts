/** Where a private name stands in a text; `to` is exclusive. */
export type FoundName = { name: string; from: number; to: number };

/** A name of one or two letters is too common to be told from other words. */
const SHORTEST = 3;
const LONGEST = 200;
const MOST_NAMES = 60;

/**
 * Every place where one of some names stands on its own, in any case, also where a line ends between its words or the
 * mark of a quotation stands there; in the order of the names.
 */
export function findNames(text: string, names: readonly string[]): FoundName[] {
  return [...new Set(names)].slice(0, MOST_NAMES).flatMap((name) => {
    const words = name.slice(0, LONGEST).trim().split(/\s+/);
    if (words.join('').length < SHORTEST) return [];
    const pattern = words.map(escaped).join('[\\s>]{1,12}');
    const places = text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'));
    return [...places].map(({ 0: found, index }) => ({ name, from: index, to: index + found.length }));
  });
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
