import { CATEGORY_WORDS } from '#vocabulary';
import { genreOf } from './genre.ts';
import { canonOfPeople, knownFandom } from './known-fandom.ts';
import { CLOSE, NAME, type NamedFandom, QUOTE } from './named-fandom.ts';

const STORY =
  '(?:fan ?fic(?:tion)?s?|fics?|ficlet|story|one-?shot|drabble|vignette|attempt|piece|tale|FF|fandom)';
const FIRST: readonly RegExp[] = [
  new RegExp(
    `\\b[Mm]y (?:very |absolute )?(?:first|1st|second|2nd|third|3rd|fourth|fifth|latest|newest|only|debut|\\d{1,2}th)(?: ever| real| proper| serious| attempt at(?: an?| writing)?| foray into(?: the)?| try at(?: an?)?)? ${QUOTE}${NAME}${CLOSE} ?${STORY}\\b`,
    'u',
  ),
  new RegExp(
    `\\b(?:first|second|third|new) (?:time |fic |story |attempt )?(?:writing )?(?:in|for|to|into) (?:the |this )?${QUOTE}${NAME}${CLOSE} (?:fandom|universe|fanfic|fan ?fiction)\\b`,
    'u',
  ),
  new RegExp(
    `\\b[Mm]eine? (?:aller)?erste[rs]? ${NAME}[- ](?:Fan ?[Ff]iction|Fanfic|FF|Geschichte|Story)`,
    'u',
  ),
  new RegExp(
    `\\b(?:[Mm]a première (?:fan)?fic(?:tion)?|[Mm]i primer(?:a historia| fic| fanfic)|[Ll]a mia prima (?:fan)?fic(?:tion)?|(?:[Mm]eu primeiro|[Mm]inha primeira) (?:fan)?fic|[Mm]ój pierwszy (?:fan)?fi[kc]) (?:sur|dans|de|del|di|su|sobre|z|o|do) (?:le |la |les |l['’]|el |los )?${QUOTE}${NAME}${CLOSE}`,
    'u',
  ),
  new RegExp(`(?:^|[^\\p{L}])[Мм]ой первый фи[кц] по ${QUOTE}${NAME}${CLOSE}`, 'u'),
];
const OCCASION =
  /^(?:Christmas|Xmas|Halloween|Valentine|Easter|Yuletide|New|English|German|French|Spanish|Mary|OC|Secret|Big|NaNo|Song|Death|One|Multi|Chapter|PG|NC|LJ|FF|Archive|Real|Gen|Slash|Long|Short|Ever)\b/;

/** "This is my first Robin Hood fic": the source an author says a story is of, or null. */
export function fandomOfFirstFic(text: string, people: ReadonlySet<string>): NamedFandom | null {
  for (const pattern of FIRST) {
    const match = pattern.exec(text.slice(0, 2500));
    const name = (match?.[1] ?? '').replace(/[.,:!]+$/, '');
    if (!match || name === '' || name.includes('/') || OCCASION.test(name)) continue;
    if (genreOf(name) !== null || CATEGORY_WORDS.get(name.toLowerCase())) continue;
    const at = match.index + match[0].indexOf(name);
    const known = knownFandom(name) ?? canonOfPeople([name])?.names[0];
    if (known) return { fandom: known, at, length: name.length, confidence: 0.6 };
    if (!people.has(name) && !/^[A-Z]{1,2}$/.test(name))
      return { fandom: name, at, length: name.length, confidence: 0.5 };
  }
  return null;
}
