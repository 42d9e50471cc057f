import { CATEGORY_WORDS } from '#vocabulary';
import { isKnownFandom } from './fandom.ts';
import { genreOf } from './genre.ts';
import { readRating } from './rating.ts';

/** What a line or parenthesis of facts without labels says, each piece as it is written. */
export type Facts = {
  fandom: string | null;
  rating: string | null;
  genres: string[];
  relationships: string[];
  words: string | null;
  spoilers: string | null;
};

const WORDS = /^(?:about |approx\.? |around |~ ?)?\d[\d,.]{0,9}k?\+? ?words$/i;
const COUPLE =
  /^\p{Lu}[\p{L}\d'’.-]{0,20}(?: \p{Lu}[\p{L}\d'’.-]{0,20}){0,2}(?:\/\p{Lu}[\p{L}\d'’.-]{0,20}(?: \p{Lu}[\p{L}\d'’.-]{0,20}){0,2}){1,3}$/u;
const SPOILERS = /^(?:no |slight |mild |minor )?spoilers?(?: (?:for|through|up to) \S.{1,60})?$/i;
const SILENT = /^(?:disclaimed|complete|unbeta'?d|no warnings|standard disclaimers? appl(?:y|ies))$/i;

/**
 * Reads a line of facts without labels: `Phantom of the Opera (Leroux) · PG-13 · gen, with regrets`, or
 * `PG-13, Holmes/Watson, 1,200 words. Disclaimed.` Null unless one piece is a rating or a count of words, and, where
 * only commas and full stops part the pieces, every piece is a fact; with `named`, one of three or more may be the source,
 * and so may one of three between semicolons.
 */
export function readFacts(written: string, named = false): Facts | null {
  if (written.length > 200) return null;
  const line =
    /^\s*(?:\(([^()]{3,190})\)|\[([^[\]]{3,190})\])\s*$/.exec(written)?.slice(1).find(Boolean) ?? written;
  const parts = line.split(/\s[·•|]\s/).map((part) => part.trim());
  if (parts.length === 1) {
    // Semicolons part facts, not clauses, where every piece but one is a fact.
    const listed = (named && line.split(', ').length >= 3) || line.split('; ').length >= 3;
    return readList(line, listed);
  }
  const at = parts.findIndex(isGrade);
  if (parts.length > 6 || at < 0 || parts.some((part) => /:\s/.test(part))) return null;
  const rest = parts.filter((part, index) => !isGrade(part) && !(at > 0 && index === 0));
  return {
    fandom: at === 0 ? null : (parts[0] ?? null),
    rating: parts[at] ?? null,
    genres: rest.filter((part) => !COUPLE.test(part) && !WORDS.test(part)),
    relationships: rest.filter((part) => COUPLE.test(part)),
    words: rest.find((part) => WORDS.test(part)) ?? null,
    spoilers: null,
  };
}

/**
 * Reads the inside of a parenthesis behind a title, where one piece may be the source: a rating or a count of words tells
 * it from a remark, and so does a couple behind the source.
 */
export function readFactGroup(group: string): Facts | null {
  return readList(group, true) ?? sourceAndCouple(group);
}

/** `Pride & Prejudice; Elizabeth/Darcy`. */
function sourceAndCouple(group: string): Facts | null {
  const [, fandom, couple] = /^(\p{Lu}[^,;/]{2,60})[,;] ([^,;]{3,80})$/u.exec(group) ?? [];
  if (fandom === undefined || couple === undefined || !COUPLE.test(couple)) return null;
  return { fandom, rating: null, genres: [], relationships: [couple], words: null, spoilers: null };
}

/** Whether a line is one of facts without labels. */
export function isFactsLine(line: string, named = false): boolean {
  return readFacts(line, named) !== null;
}

function readList(text: string, named: boolean): Facts | null {
  if (text.length > 200) return null;
  const facts: Facts = {
    fandom: null,
    rating: null,
    genres: [],
    relationships: [],
    words: null,
    spoilers: null,
  };
  const pieces = text.split(/[,;]\s+|\.\s+|\s-\s/).map((piece) => piece.trim().replace(/\.$/, ''));
  let count = 0;
  for (const piece of pieces) {
    if (isGrade(piece)) facts.rating ??= piece;
    else if (WORDS.test(piece)) facts.words ??= piece;
    else if (SPOILERS.test(piece)) facts.spoilers ??= piece;
    else if (COUPLE.test(piece)) facts.relationships.push(piece);
    else if (genreOf(piece) !== null || CATEGORY_WORDS.get(piece.toLowerCase())) facts.genres.push(piece);
    else if (SILENT.test(piece)) count -= 1;
    else if (isKnownFandom(piece) || (named && facts.fandom === null && /^\p{Lu}/u.test(piece)))
      facts.fandom ??= piece;
    else return null;
    count += 1;
  }
  return count >= 2 && (facts.rating !== null || facts.words !== null) ? facts : null;
}

function isGrade(part: string): boolean {
  return part.length <= 8 && /^\p{Lu}/u.test(part) && readRating(part)?.value === part;
}
