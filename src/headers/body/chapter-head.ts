import { startsCapital } from './measured-line.ts';
import { chineseNumberOf, isNumberWord, numberOf } from './numerals.ts';

/**
 * A line that may head a chapter. `rank` orders divisions: 1 book, 2 part or act, 3 chapter, 4 section, 5 scene,
 * 6 a bare number. `number` is null for named ones (Prologue). `title` is without mere counting.
 */
export type ChapterHead = { rank: 1 | 2 | 3 | 4 | 5 | 6; number: number | null; title: string | null };

/** Longest line that is still taken for a head. */
export const LONGEST_HEAD = 130;

const RANKS = new Map<string, ChapterHead['rank']>();
const addWords = (rank: ChapterHead['rank'], words: string) => {
  for (const word of words.split(' ')) RANKS.set(word, rank);
};
addWords(1, 'book buch livre libro livro книга volume vol tome band том');
addWords(2, 'part pt teil partie parte часть act akt acte acto deel część');
addWords(
  3,
  'chapter chap ch episode canto kapitel chapitre capítulo capitulo capitolo глава hoofdstuk rozdział',
);
addWords(3, 'adventure letter stave fit chapitre lettre brief פרק');
addWords(4, 'section abschnitt');
addWords(5, 'scene szene scène escena cena сцена');

const NAMED = new Set(
  (
    'prologue prolog prólogo prologo пролог prelude epilogue epilog épilogue epílogo epilogo эпилог interlude ' +
    'intermezzo intermission coda teaser vorwort nachwort foreword afterword preface introduction'
  ).split(' '),
);

const EAST_ASIAN =
  /^第\s*([\d０-９〇零一二三四五六七八九十百]{1,7})\s*([回章話话节節部卷幕])[\s:：、.．]*(.{0,80})$/u;

/** Reads a trimmed line as a chapter head (header-conventions §10.2); null when it is none. Linear in its length. */
export function chapterHeadOf(line: string): ChapterHead | null {
  if (line === '' || line.length > LONGEST_HEAD) return null;
  const bare = withoutDecoration(line);
  if (bare === '' || !mayOpenHead(bare)) return null;
  return eastAsianHead(bare) ?? wordHead(bare) ?? numberFirstHead(bare);
}

/** Whether a head can begin as a line does; tells most lines of a story by their first word. */
function mayOpenHead(bare: string): boolean {
  let isRoman = true;
  let length = 0;
  for (; length < bare.length; length += 1) {
    const code = bare.charCodeAt(length);
    if (code > 0x7f) return true;
    const letter = code | 0x20;
    if (letter < 0x61 || letter > 0x7a) break;
    isRoman &&= ROMAN_LETTERS.has(letter);
  }
  if (length === 0 || isRoman) return true;
  if (length > LONGEST_OPENING) return false;
  const word = bare.slice(0, length).toLowerCase();
  return RANKS.has(word) || NAMED.has(word) || isNumberWord(word);
}

const ROMAN_LETTERS = new Set([...'ivxlc'].map((letter) => letter.charCodeAt(0)));
/** The longest word in ASCII letters that can open a head. */
const LONGEST_OPENING = 13;

/** `Title (2/5)`, `Title, part 2`, `Title - 2/5`: the story's own title as the head of a part. */
export function titledPartOf(line: string, storyTitle: string): ChapterHead | null {
  const bare = withoutDecoration(line);
  if (storyTitle.length < 2 || bare.length > storyTitle.length + 40) return null;
  if (!bare.toLowerCase().startsWith(storyTitle.toLowerCase())) return null;
  const rest = bare
    .slice(storyTitle.length)
    .replace(/[()[\],:-]+/g, ' ')
    .trim();
  const part =
    /^(?:(?:part|pt|chapter|teil|partie)\.? ?)?(\d{1,3}|\p{L}{3,8}|[ivxlc]{1,6})(?: ?(?:\/|of) ?(?:\d{1,3}|\?))?$/iu.exec(
      rest,
    );
  const number = part ? numberOf(part[1] ?? '') : null;
  return number === null ? null : { rank: 3, number, title: null };
}

function eastAsianHead(bare: string): ChapterHead | null {
  const found = bare.startsWith('第') ? EAST_ASIAN.exec(bare) : null;
  if (!found) return null;
  const number = chineseNumberOf(found[1] ?? '');
  const rank = found[2] === '部' || found[2] === '卷' ? 2 : found[2] === '幕' ? 2 : 3;
  return number === null ? null : { rank, number, title: emptyToNull(found[3]) };
}

function wordHead(bare: string): ChapterHead | null {
  const word = /^\p{L}{1,12}/u.exec(bare)?.[0] ?? '';
  const folded = word.toLowerCase();
  const rest = bare.slice(word.length);
  if (NAMED.has(folded)) return namedHead(bare, rest);
  const rank = RANKS.get(folded);
  if (rank === undefined) return null;
  const numbered = takeNumber(rest.replace(/^[\s.:#–—-]+/u, ''));
  if (!numbered || !/^[\s.:#–—-]/u.test(rest)) return null;
  const title = titleAfter(numbered.rest, folded.length > 2);
  return title === undefined
    ? null
    : { rank, number: numbered.number, title: undoubled(title, rank, numbered.number) };
}

function namedHead(bare: string, rest: string): ChapterHead | null {
  if (rest === '' || rest === '.' || rest === ':')
    return { rank: 3, number: null, title: bare.replace(/[.:]$/, '') };
  return /^ ?[:–—-] ?\S/u.test(rest) && rest.length <= 80 ? { rank: 3, number: null, title: bare } : null;
}

/** `3`, `IV.`, `1. Title`, `ONE`, `2. Kapitel`, `First Chapter`. */
function numberFirstHead(bare: string): ChapterHead | null {
  const found = /^(?:(\d{1,3}|[ivxlcIVXLC]{1,9})|(\p{L}{2,12}(?:[- ]\p{L}{3,8})?))(?=$|[\s.):–—-])/u.exec(
    bare,
  );
  if (!found) return null;
  const whole = numberOf(found[0]);
  const token = whole === null ? (found[0].split(' ')[0] ?? '') : found[0];
  const number = whole ?? numberOf(token);
  if (number === null) return null;
  const rest = bare.slice(token.length);
  const rank = RANKS.get(/^[.)]?\s*(\p{L}{4,10})[.:]?$/u.exec(rest)?.[1]?.toLowerCase() ?? '');
  if (rank !== undefined) return { rank, number, title: null };
  if (whole === null) return null;
  if (/^[.):]?$/.test(rest)) return { rank: 6, number, title: null };
  const title = /^(?:[.):]|\s[–—-])\s+(\S.{0,110})$/u.exec(rest)?.[1];
  if (title === undefined || !(startsCapital(title) || /^\d[\d–—-]{0,9}$/.test(title))) return null;
  const nested = wordHead(title);
  return nested?.number === number ? nested : { rank: 6, number, title };
}

function takeNumber(text: string): { number: number; rest: string } | null {
  const opening = /^(?:the\s|number\s|no\.?\s|nr\.?\s)*/i.exec(text)?.[0] ?? '';
  const from = text.slice(opening.length);
  const token = /^(?:\d{1,3}(?:\.\d)?|[\p{L}]{1,16}(?:[- ][\p{L}]{3,8})?)/u.exec(from)?.[0];
  if (token === undefined) return null;
  const whole = numberOf(token);
  const short = whole === null ? (/^\p{L}+/u.exec(token)?.[0] ?? '') : token;
  const number = whole ?? numberOf(short);
  if (number === null) return null;
  const rest = withoutTotal(from.slice(short.length));
  return /^[\p{L}\p{N}]/u.test(rest) ? null : { number, rest };
}

/** What follows a number without how many there are: `/12`, `of ?`, `of three`, and not `of Ropes`. */
function withoutTotal(text: string): string {
  const total = /^\s*(?:\/|of|von|de)\s*(?:\d{1,3}|\?|(\p{L}{3,9}))(?=\W|$)/iu.exec(text);
  const counts = total && (total[1] === undefined || numberOf(total[1]) !== null);
  return counts ? text.slice(total[0].length) : text;
}

/** The title after a number: undefined when what follows shows that the line is a sentence and no head. */
function titleAfter(rest: string, strict: boolean): string | null | undefined {
  const trimmed = rest.trim();
  if (/^\W{0,8}$/u.test(trimmed)) return null;
  const separated = /^[.,:)\]–—-]+\s*([^\s.,:)\]–—-].*)$/u.exec(trimmed) ?? /^\((.*)\)$/u.exec(trimmed);
  const title = (separated?.[1] ?? trimmed).trim();
  if (title.length > 100) return undefined;
  if (separated) return title;
  return strict && startsCapital(title) && !/[.,;]$/.test(title) ? title : undefined;
}

/** eFiction's `Chapter 1: Chapter 1: Name` without the repetition. */
function undoubled(title: string | null, rank: ChapterHead['rank'], number: number): string | null {
  if (title === null) return null;
  const again = wordHead(title);
  return again?.rank === rank && again.number === number ? again.title : title;
}

/** A line without the glyphs around it; a closing bracket or exclamation that belongs to the text stays. */
export function withoutDecoration(line: string): string {
  let from = 0;
  let to = line.length;
  while (from < to && DECORATION.has(line.charAt(from))) from += 1;
  while (to > from && DECORATION.has(line.charAt(to - 1))) to -= 1;
  const bare = line.slice(from, to);
  if (bare.includes('(') && !bare.includes(')') && line.charAt(to) === ')') return `${bare})`;
  if (bare.includes('[') && !bare.includes(']') && line.charAt(to) === ']') return `${bare}]`;
  return bare;
}

const DECORATION = new Set([...'*_~=+#<>[](){}-–—|/\\•·^ \t']);

function emptyToNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
