import { type Creators, firstSentence, readCreators } from '../values/creators.ts';
import { undecorate } from '../values/title.ts';

/** A line that names the author. `title` and `fandom` are what stood before the name. */
export type Byline = {
  title: string | null;
  fandom: string | null;
  creators: Creators;
  name: string;
  /** Sentences that follow the name in its line. */
  rest: string;
};

const KIND =
  '(?:fan ?fic(?:tion)?|fic|story|tale|vignette|drabble|novel|novella|poem|ficlet|one-?shot|crossover|episode|adventure|songfic|parody|romance|sequel)';
const FANDOM_LINE = new RegExp(
  `^(?:an?|the)\\s(?:original\\s|new\\s|short\\s)?(.{0,60}?)\\s?(?:(?:gen|slash|het|femslash|crossover|alternate universe|au)\\s)?${KIND}(?:\\sin\\s\\w{1,12}\\s(?:parts|chapters|acts|scenes))?(?:\\s(?:written\\s)?by\\s(\\S.{0,100}))?$`,
  'i',
);
/** "von Anna", "par Colombe": a name and nothing else, since these words begin much else. */
const FOREIGN =
  /^(?:von|par|di|de|por|da|av|door|przez)\s(\p{Lu}[\p{L}\d_'’.-]{1,24}(?: \p{Lu}[\p{L}\d_'’.-]{0,24}){0,2})$/u;
/** What a byline says of its source: `, based on the series "Quarterdeck"`. */
const BASED =
  /,? based (?:up)?on (?:the )?(?:tv |television )?(?:series|show|film|movie|book|novel|characters of|world of)? ?["“](.{2,60})["”]\.?$/i;
const VERBS =
  /\b(?:saw|was|were|had|came|went|looked|heard|felt|stood|walked|said|watched|knew|thought|sat|ran|turned|is|are)\b/i;

/** Reads a byline: "by Name", "Title by Name", "an "X" story by Name". Null for prose. Source: section 2.3. */
export function readByline(line: string): Byline | null {
  if (line.length > 400) return null;
  const stated = undecorate(line).replace(/\s+/g, ' ');
  const based = BASED.exec(stated);
  const text = based ? stated.slice(0, based.index) : stated;
  if (text.length > 200 || text.length < 4) return null;
  const bare = /^(?:(?:written|story|fan ?fic|fic|posted)\s)?by[:\s]\s?(\S.{0,120})$/i.exec(text);
  if (bare) return byline(null, null, bare[1] ?? '', false);
  const foreign = FOREIGN.exec(text);
  if (foreign) return byline(null, null, foreign[1] ?? '', false);
  const fandomLine = FANDOM_LINE.exec(text);
  if (fandomLine?.[2])
    return byline(null, fandomOf(fandomLine[1] ?? '') ?? based?.[1] ?? null, fandomLine[2], false);
  const enclosed = /^(.{2,140}?)\s\(by\s([^()]{1,60})\)$/i.exec(text);
  if (enclosed) return byline(enclosed[1] ?? '', null, enclosed[2] ?? '', true);
  const titled = /^(.{2,140}?)(?:\s[-–—]|,)?\sby\s(\S.{0,100})$/i.exec(text);
  if (titled && /^["“'‘(\p{Lu}\d*_]/u.test(text)) return byline(titled[1] ?? '', null, titled[2] ?? '', true);
  return null;
}

/** Reads "a Dracula story", "A Lanternfish Saga fanfic": the fandom, or null. */
export function readFandomLine(line: string): string | null {
  if (line.length > 300) return null;
  const match = FANDOM_LINE.exec(undecorate(line).replace(/[.!]$/, '').replace(/\s+/g, ' '));
  return match && !match[2] ? fandomOf(match[1] ?? '') : null;
}

/** Words of a sentence, not of a title: five or more without quotation marks, most of them small, and a verb among them. */
function isClause(title: string): boolean {
  const words = title.split(/\s+/);
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return words.length >= 5 && !/^["“«]/.test(title) && small > words.length / 2 && VERBS.test(title);
}

function fandomOf(words: string): string | null {
  const name = words.replace(/^["“]|["”]$/g, '').trim();
  return /^\p{Lu}|^["“]/u.test(words) && name !== '' ? name : null;
}

function byline(title: string | null, fandom: string | null, after: string, strict: boolean): Byline | null {
  const name = firstSentence(after.trim());
  const rest = after
    .trim()
    .slice(name.length + 1)
    .trim();
  if (
    /^(?:the|an?|his|her|my|their|its|our|this|that|now|then|then,)\s/i.test(name) &&
    !/^(?:The|A)\s\p{Lu}/u.test(name)
  )
    return null;
  if (
    /^(?:it|him|her|them|me|you|us|himself|herself|itself|themselves|myself|then|now|day|night|chance|accident|force|heart|far|hand)\b[.,!?;]?(?:\s|$)/i.test(
      name,
    )
  )
    return null;
  if (title !== null && isClause(title)) return null;
  const creators = readCreators(name);
  const words = creators.names.join(' ').split(/\s+/).length;
  if (creators.names.length === 0 || words > 8 || VERBS.test(creators.names.join(' '))) return null;
  if (words > 3 && !/[\p{Lu}\d_]/u.test(creators.names.join(''))) return null;
  if (/,\s\p{Ll}/u.test(name) && !/[<(@]/.test(name)) return null;
  if (strict) {
    const capital = creators.names.every((one) => /^[\p{Lu}\d]|\p{Ll}\p{Lu}|[_\d-]|\./u.test(one));
    const shaped = /^["“‘'].{1,140}["”’'](?:\s?[([]?\d{1,3}\s?\/\s?[\d?]{1,3}[)\]]?)?$/u.test(title ?? '');
    if (!capital && !shaped) return { title, fandom, creators, name: `?${name}`, rest };
    if (/[.!?]$/.test(name) && !/\p{Lu}\.$/u.test(name)) return null;
    if (!shaped && creators.names.some((one) => one.split(' ').length > 4)) return null;
  }
  return { title, fandom, creators, name, rest };
}
