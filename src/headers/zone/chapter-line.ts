import { readNumber } from '#vocabulary';
import { chapterHeadOf } from '../body/chapter-head.ts';
import { numberOf } from '../body/numerals.ts';
import { bare } from './line-kinds.ts';

/** A line that says which chapter or part begins. `of` is null when the line gives no total. */
export type ChapterLine = { word: string; n: number; of: number | null; title: string | null; rest: string };

const HEAD =
  /^(chapter|chap\.?|ch\.?|part|pt\.?|episode|section|kapitel|teil|chapitre|partie|cap[íi]tulo|capitolo|parte|rozdział|część|глава|часть)(?:[\s:.#-]+(?:the\s+|number\s+|no\.?\s+)?|(?=\d))([\p{L}\d?]{1,12}(?:-[a-z]{1,8})?)(.{0,160})$/iu;

/** How the first word of a chapter line can begin, decoration aside: most lines of a story are told by this alone. */
const POSSIBLE = /^[^\p{L}\d]*(?:ch|p|epi|sec|k|te|cap|roz|cz|г|ч|第)/iu;

/** Reads "Chapter 1: The Bridge", "CHAPTER THE FIRST", "Part 2 of 4", "PART 0 -- headers only"; null for all else. */
export function readChapterLine(line: string): ChapterLine | null {
  if (line.length > 300 || !POSSIBLE.test(line)) return null;
  const text = bare(line);
  if (text.startsWith('第')) return readEastAsianLine(text);
  const match = HEAD.exec(text);
  if (!match) return null;
  const n = numberAfter(match[1] ?? '', match[2] ?? '');
  if (n === null) return null;
  let rest = match[3] ?? '';
  let of: number | null = null;
  const total =
    /^\s*(?:\/|of|out of|von|de|di|sur|su|z|из)\s*(\d{1,3}|\?{1,3}|\p{L}{1,9})(?![\p{L}\d])/iu.exec(rest);
  if (total) {
    of = numberAfter(match[1] ?? '', total[1] ?? '');
    rest = rest.slice(total[0].length);
  }
  if (/^\sby\s\S.{0,60}$/i.test(rest)) rest = '';
  const title = /^\s*(?:[:.–—-]{1,3}|\()\s*(.{1,140})$/u.exec(rest)?.[1]?.trim() ?? null;
  if (rest.trim() !== '' && title === null)
    return { word: (match[1] ?? '').toLowerCase(), n, of, title: null, rest: rest.trim() };
  return {
    word: (match[1] ?? '').toLowerCase().replace(/\.$/, ''),
    n,
    of,
    title: unlabelled(title),
    rest: '',
  };
}

/** A number in the language of the word before it: "Kapitel drei", "глава вторая", but no "chapter once". */
function numberAfter(word: string, number: string): number | null {
  return readNumber(number) ?? (ENGLISH.test(word) ? null : numberOf(number.toLowerCase()));
}

const ENGLISH = /^(?:chapter|chap\.?|ch\.?|part|pt\.?|episode|section)$/i;

/** 第一回 風雪, 第12章: the counter word follows the number. */
function readEastAsianLine(text: string): ChapterLine | null {
  const head = chapterHeadOf(text);
  if (head?.number == null) return null;
  return { word: 'chapter', n: head.number, of: null, title: head.title, rest: '' };
}

/** "Chapter 1: Rhubarb" → "Rhubarb": archives print the number twice. */
function unlabelled(title: string | null): string | null {
  if (title === null) return null;
  const inner = HEAD.exec(title);
  if (!inner || readNumber(inner[2] ?? '') === null) return title;
  return /^\s*[:.–—-]\s*(.{1,140})$/u.exec(inner[3] ?? '')?.[1]?.trim() ?? null;
}

/** Whether a line is a chapter heading and nothing else, so that headings of a file can be counted. */
export function isChapterHeading(line: string): boolean {
  const found = readChapterLine(line);
  return found !== null && found.rest === '';
}

/** A number standing alone in decoration ("* 3 *", "~4~", "II."), or null. */
export function bareNumber(line: string): number | null {
  if (line.length > 100) return null;
  const text = bare(line);
  return text.length <= 8 && /^[\divxlc]+$/i.test(text) ? readNumber(text) : null;
}
