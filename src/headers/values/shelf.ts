import { COMMON_NAMES, SHELF_WORDS } from '#vocabulary';
import { knownFandom } from './known-fandom.ts';

/** A source found in the name of a newsgroup, list or folder, with the words that named it. */
export type ShelfFandom = { fandom: string; name: string; at: number };

const LIST =
  /\b(?:alt|rec|free|uk|de|fr)(?:\.[\w-]{1,40}){1,6}|\b([\w.-]{3,60}?)(?:-(?:un)?subscribe|-owner|-digest|-l|-list)?@(?:yahoogroups|egroups|onelist|googlegroups|lists?|listserv|topica|smartgroups)\b[\w.-]{0,40}|\b(?:groups\.yahoo\.com|groups\.google\.com|yahoogroups\.com)\/(?:neo\/groups|group)\/([\w.-]{3,60})/gi;
const TAG = /\[([^\][]{2,60})\]/g;

/** Sources that a line of a mail names: a newsgroup, a list's address, a tag in front of a subject. Known ones only. */
export function fandomsOfLine(line: string): ShelfFandom[] {
  const text = line.slice(0, 500);
  const found: ShelfFandom[] = [];
  for (const match of text.matchAll(LIST)) {
    const name = match[1] ?? match[2] ?? match[0];
    const fandom = fandomOfShelf(name);
    if (fandom) found.push({ fandom, name, at: match.index + match[0].indexOf(name) });
  }
  return found;
}

/** Sources that tags in a subject line name: `[Robin Hood] FIC: …`, `[hp_fic]`. Known ones only. */
export function fandomsOfTags(subject: string): ShelfFandom[] {
  return [...subject.slice(0, 400).matchAll(TAG)].flatMap((match) => {
    const name = match[1]?.trim() ?? '';
    const sides = name.split(/\s?\/\s?/);
    const fandoms = sides.map((side) => knownFandom(side) ?? fandomOfShelf(side));
    return fandoms.flatMap((fandom) => (fandom ? [{ fandom, name, at: match.index + 1 }] : []));
  });
}

/** The known source that is left of a shelf's name without words such as "alt", "fic" and "slash"; or null. */
export function fandomOfShelf(name: string): string | null {
  const words = name
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SHELF_WORDS.has(word));
  if (words.length === 0 || words.length > 8) return null;
  const joined = words.join('').replace(/(?:fan)?(?:fic(?:tion|s)?|slash|creative|stories|list|l)$/, '');
  const whole = knownShelf(words.join('')) ?? knownShelf(joined);
  return whole ?? (words.length <= 3 ? (words.map(knownShelf).find((one) => one !== null) ?? null) : null);
}

/** A source by its shelf's word; one that is also a first name needs more than that. */
function knownShelf(key: string): string | null {
  const fandom = key.length < 3 ? null : knownFandom(key);
  return fandom !== null && COMMON_NAMES.has(fandom) ? null : fandom;
}

/** Sources in the folders a file lay in: a known one, or any below a folder called "Fandoms". */
export function fandomOfPath(path: string): string | null {
  const folders = path.slice(0, 1000).split(/[/\\]/).slice(0, -1);
  for (const [at, folder] of folders.entries()) {
    const known = fandomOfShelf(folder);
    if (known) return known;
    const above = folders[at - 1] ?? '';
    const name = folder.replace(/_/g, ' ').trim();
    if (/^fandoms?$/i.test(above) && name.length >= 3 && name.length <= 80) return name;
  }
  return null;
}
