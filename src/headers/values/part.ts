import { readNumber } from '#vocabulary';
import { isNumberWord, numberOf } from '../body/numerals.ts';
import type { Part } from '../reading.ts';

const TOTAL =
  /(?<![\d/.])(?:\b(?:part|pt\.?|chapter|chap\.?|ch\.?|episode|ep\.?|section|book|vol\.?|kapitel|teil|chapitre|partie|cap[íi]tulo|capitolo|parte|rozdział|część|глава|часть)\s{0,3})?[([]?\b(\d{1,3}|[ivxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?(?:[a-d]\b|\.\d)?\s{0,3}(?:\/|\bout of\b|\bof\b|\bvon\b|\bde\b|\bdi\b|\bsur\b|\bsu\b|(?<=\s)z(?=\s)|(?<=\s)из(?=\s))\s{0,3}(\d{1,3}(?![\d/])|[ivxlc]{1,7}\b|\?{1,3}|x\b|#|tba\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b)[)\]]?/i;
const SINGLE =
  /(?:^|[\s,([-])(?:part|pt\.?|chapter|chap\.?|ch\.?|episode|kapitel|teil|chapitre|partie|cap[íi]tulo|capitolo|parte|rozdział|część|глава|часть)\s{0,3}(?:the\s)?#?\s{0,2}(\d{1,3}|[ivxlc]{1,7}\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|first\b|second\b|third\b|fourth\b|fifth\b)/i;
/** "Kapitel drei von 7", "chapitre premier", "глава вторая": the number in a word of the language. */
const FOREIGN =
  /(?:^|[\s,([-])(?:kapitel|teil|chapitre|partie|cap[íi]tulo|capitolo|parte|rozdział|część|глава|часть)\s{1,3}(\p{L}{2,14})(?:\s{1,3}(?:von|sur|de|di|su|z|из)\s{1,3}(\d{1,3}))?(?!\p{L})/iu;
const WHOLE = /^\W{0,3}(?:one part|one-?shot|stand-?alone|complete in one part)\W{0,3}$/i;

/** Whether a value says that a story is whole in one part: "one-shot", "standalone". */
export function isWhole(text: string): boolean {
  return WHOLE.test(text.slice(0, 60));
}

/** A part number anywhere in a text: `(1/5)`, `2 of ?`, `Ch. 3`. Dates and ratios are none. Source: section 1.16. */
export function readPart(text: string): Part | null {
  const value = text.slice(0, 400);
  if (isWhole(value)) return { n: 1, of: 1 };
  const match = TOTAL.exec(value);
  if (match) {
    const n = readNumber(match[1] ?? '');
    const of = readNumber(match[2] ?? '');
    const letters = /^[ivxlc]+$/i.test(match[1] ?? '') && !/^[IVXLC]+$/.test(match[1] ?? '');
    if (n !== null && !letters && (of === null || (of >= n && of <= 200))) return { n, of };
  }
  const foreign = FOREIGN.exec(value);
  const word = (foreign?.[1] ?? '').toLowerCase();
  const named = word.length > 3 && isNumberWord(word) ? numberOf(word) : null;
  if (named !== null) return { n: named, of: foreign?.[2] ? Number(foreign[2]) : null };
  const single = SINGLE.exec(value);
  const n = single ? readNumber(single[1] ?? '') : null;
  return n === null ? null : { n, of: null };
}

/** Reads the value of a part label, where a bare number counts: "3", "1 of 4", "Ch. 3". */
export function readPartValue(text: string): Part | null {
  const found = readPart(text);
  if (found) return found;
  const bare = /^\W{0,3}(\d{1,3}|[ivxlc]{1,7})\W{0,3}(?:$|\s)/i.exec(text.trim());
  const n = bare ? readNumber(bare[1] ?? '') : null;
  return n === null ? null : { n, of: null };
}

/** A title without its part number; what follows a chapter number is the chapter's title. */
export function stripPart(text: string): { title: string; chapterTitle: string | null } {
  const single =
    /^(.{1,160}?)[\s,:;–—(-]+(?:chapter|chap\.?|ch\.?|part|pt\.?)\s{0,3}#?(?:\d{1,3}|[ivxlc]{1,7}|[a-z]{3,9})\b(?:\s?(?:\/|of)\s?(?:\d{1,3}|\?))?\)?\s{0,3}(?:[:–—-]\s{0,3}(.{1,120}))?$/i.exec(
      text.trim(),
    );
  if (single && SINGLE.test(` ${text.slice((single[1] ?? '').length)}`)) {
    return { title: trim(single[1] ?? ''), chapterTitle: single[2]?.trim() ?? null };
  }
  const match = TOTAL.exec(text);
  if (!match) return { title: text.trim(), chapterTitle: null };
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  if (trim(before) === '') return { title: trim(after), chapterTitle: null };
  const name = /^\s*[:–—-]\s*(\S.{0,120})$/.exec(after)?.[1]?.trim() ?? null;
  return { title: trim(before), chapterTitle: name };
}

function trim(text: string): string {
  return text.trim().replace(/[\s,:;([–—-]+$/u, '');
}
