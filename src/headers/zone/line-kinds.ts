import { BEGIN_PHRASES, CHROME_LINES, CONTINUED_WORDS, END_WORDS, PART_END } from '#vocabulary';

/** FanFiction.Net's line of statistics. Source: section 2.13. */
export const STATISTICS_LINE =
  /^\s*(?:fiction )?rated: .{1,300} - .{0,300}\b(?:words|chapters|id|updated|published):/i;
/** A claim of copyright as a line of its own. */
export const COPYRIGHT_LINE = /^(?:\(c\)|©|copyright\b)\s{0,3}(?:\(c\)|©)?.{0,200}$/i;

const GLYPH = /[*\-=_~#+<>:.%@^$&|/\\•·§¤†◊♥—–…]/u;

/** Whether a line only parts what stands above it from what stands below (section 10.1, and initials such as `S.P.`). */
export function isDelimiter(text: string): boolean {
  const t = text.trim();
  if (t === '' || t.length > 100) return false;
  if (/^<hr\b[^<>]{0,40}>$/i.test(t)) return true;
  if (/^[^\p{L}\p{N}]{1,100}$/u.test(t)) return GLYPH.test(t) && !/^["“”'‘’?!.…\s]+$/u.test(t);
  if (isLetterRuler(t)) return true;
  if (/^(?:\p{Lu}\.){2,4}$/u.test(t)) return true;
  return isRepeated(t);
}

/** `xXxXx`, `oOoOoOo`, `-x-x-`: three or more of one round letter; never kisses. */
function isLetterRuler(t: string): boolean {
  if (!/^[-=~*.\sxXoO0]+$/.test(t) || /^xoxo/i.test(t)) return false;
  const letters = t.replace(/[^xXoO0]/g, '').length;
  return letters >= 3 || (letters >= 2 && /[-=~*.]/.test(t));
}

/** A short group of glyphs three times or more: `~*~~*~~*~`. */
function isRepeated(t: string): boolean {
  if (/\p{L}{2}|\d/u.test(t) || t.length > 80) return false;
  const compact = t.replace(/\s+/g, '');
  for (let size = 1; size <= 6 && size * 3 <= compact.length; size += 1) {
    if (compact.length % size === 0 && compact.slice(0, size).repeat(compact.length / size) === compact) {
      return /[^\p{L}\p{N}]/u.test(compact.slice(0, size));
    }
  }
  return false;
}

/** Whether a line hands over to the story in words: "On with the fic!". */
export function isBeginPhrase(text: string): boolean {
  return text.length <= 60 && BEGIN_PHRASES.test(bare(text));
}

/** Whether a line belongs to a host, a list, a journal page or an archive. */
export function isChrome(text: string): boolean {
  return text.length <= 300 && CHROME_LINES.some((pattern) => pattern.test(text));
}

/** What an end marker says: the work or chapter is done, or more is to come. Null when the line is none. */
export function endMarker(text: string): 'end' | 'part-end' | 'continued' | null {
  const t = text.trim();
  if (t === '' || t.length > 120) return null;
  if (ARCHIVE_END.test(t)) return 'end';
  if (t.length > 60) return null;
  const set = bare(t).toLowerCase();
  const word = /^(?:\p{L} ){2,12}\p{L}$/u.test(set) ? set.replaceAll(' ', '') : set;
  if (END_WORDS.has(word) || END_WORDS.has(t) || /^#{3}$|^-30-$/.test(t)) return 'end';
  if (CONTINUED_WORDS.has(word)) return 'continued';
  return PART_END.test(word) ? 'part-end' : null;
}

/** How the Due South Archive and its like close a story. */
const ARCHIVE_END = /^End \p{Lu}\S{0,40}(?: \S{1,40}){0,12} by \p{Lu}.{0,40}$/u;
const BARE_MOST = 400;
const OPENING_MARKS = '*_~#=<>[](){}"\'“”‘’.:|+-';
const CLOSING_MARKS = `${OPENING_MARKS}!`;

/** A line without decoration and closing punctuation. */
export function bare(text: string): string {
  const line = text.trim();
  let from = 0;
  let to = Math.min(line.length, BARE_MOST);
  while (from < to && isMark(line.charAt(from), OPENING_MARKS)) from += 1;
  while (to > from && isMark(line.charAt(to - 1), CLOSING_MARKS)) to -= 1;
  return line.slice(from, to);
}

function isMark(character: string, marks: string): boolean {
  return marks.includes(character) || character === ' ' || /\s/.test(character);
}
