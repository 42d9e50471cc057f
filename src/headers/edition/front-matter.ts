import type { SourceLine } from '#text';
import { chapterHeadOf } from '../body/chapter-head.ts';
import {
  isBoxed,
  isContentsHead,
  isEditorsNote,
  isProse,
  isWordless,
  type TextBlock,
  textBlocks,
  textKey,
} from './text-blocks.ts';

/** A range of lines, end exclusive. */
export type LineRange = { from: number; to: number };

/** A printed book's front matter is looked for in this many lines. */
const MAX_LINES = 700;
/** So many blocks of unknown words may stand between two lines that are surely a title page's. */
const LONGEST_GAP = 5;
/** Longest line of a title page. */
const LONGEST_IMPRINT = 200;

/**
 * Finds what a printed book has in front of its text: notes of those who prepared the edition, the title page with its
 * imprint, lists of contents and pictures. Dedications, epigraphs and prefaces stay. Returns the ranges to leave out.
 */
export function frontMatter(
  source: readonly SourceLine[],
  range: LineRange,
  book: { title: string | null; authors: readonly string[] },
): LineRange[] {
  const blocks = textBlocks(source, range.from, Math.min(range.to, range.from + MAX_LINES));
  const known = knownWords(book);
  const found: LineRange[] = [];
  let page: { first: number; last: number } | null = null;
  let at = 0;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    if (isEditorsNote(block) || isBoxed(block)) {
      const to = endOfNote(blocks, at);
      found.push(spanOf(blocks, at, to));
      at = to;
    } else if (isContentsHead(block)) {
      const to = endOfList(blocks, at);
      found.push(spanOf(blocks, at, to));
      at = to;
      page = null;
    } else if (isTitlePage(block, known)) {
      const near: boolean = page === null ? at <= LONGEST_GAP : at - page.last <= LONGEST_GAP + 1;
      const first: number = page !== null && near ? page.first : near && found.length === 0 ? 0 : at;
      page = { first, last: at };
      found.push(spanOf(blocks, first, at));
    } else if (stops(block)) break;
  }
  return joined(found, source);
}

type Known = { title: string; names: string[] };

function knownWords({ title, authors }: { title: string | null; authors: readonly string[] }): Known {
  const names = authors.map((name) => textKey(name.split(' ').at(-1) ?? '')).filter((key) => key.length > 2);
  return { title: textKey(title ?? ''), names };
}

function spanOf(blocks: readonly TextBlock[], first: number, last: number): LineRange {
  return { from: blocks[first]?.from ?? 0, to: blocks[last]?.to ?? 0 };
}

/** A chapter's head or a preface, or prose: the text has begun. A bare number may still be a volume's. */
function stops(block: TextBlock): boolean {
  if (/^(?:being|containing|or,|behelzende|wherein)\b/i.test(block.text)) return false;
  const head = chapterHeadOf(block.lines[0] ?? '');
  return (head !== null && head.rank < 6) || isProse(block);
}

function isTitlePage(block: TextBlock, known: Known): boolean {
  if (block.text.length > LONGEST_IMPRINT || /^["“‘]/.test(block.text)) return repeats(block, known.title);
  return (
    block.lines.some((line) => IMPRINT.test(line) || YEAR.test(line)) ||
    CREDITS.test(block.text) ||
    repeats(block, known.title) ||
    (block.text.length <= 100 && known.names.some((name) => textKey(block.text).includes(name)))
  );
}

/** Whether a block is the title or a part of it. */
function repeats(block: TextBlock, title: string): boolean {
  const key = textKey(block.text);
  if (key.length < 3 || title === '' || block.text.length > LONGEST_IMPRINT) return false;
  return title.includes(key) || (key.startsWith(title) && title.length > 5);
}

const YEAR = /^\W{0,3}(?:1[5-9]\d\d|20[0-2]\d|M[DCLXVI]{3,12})\W{0,3}$/;
const IMPRINT =
  /\b(?:copyright|all rights reserved|published(?: by)?|publishers?|printed (?:by|for|in)|(?:riverside|university|gresham) press|press of|(?:& |and )co(?:mpany)?\b|entered (?:at|according)|stationers|lithotyped|[ée]dition|edici[óo]n|hamburger ausgabe|librair(?:ie|ía)|librer[ií]a|imprimerie|typographia|drukiem)|^(?:london|new york|boston|chicago|paris|philadelphia|edinburgh|porto|warszawa|barcelona|madrid|berlin|leipzig|amsterdam)\b.{0,60}$/iu;
const CREDITS =
  /^\W{0,3}(?:by|von|par|por|door|przez|written by|(?:(?:freely |newly )?(?:translated|illustrated|edited|narrated|dramatized|adapted|concluded|revised|embellished|transcribed|retold)|with (?:\p{L}{1,12} ){0,3}(?:illustrations|drawings|pictures)) ?(?:by|from|with)?\b|traduit|traducci[óo]n|compuesto por|pr[ée]face de|przek[łl]ad|aus dem|author of|additional editing|\(additional editing|illustrated\W*$|entire edition)/iu;

/** The last block of a note: a heading alone goes on in the list of points below it. */
function endOfNote(blocks: readonly TextBlock[], at: number): number {
  let last = at;
  while (/^[*•-]\s/.test(blocks[last + 1]?.lines[0] ?? '')) last += 1;
  return last;
}

/** The last block of a list: what comes next is an entry once more, now as a heading, or prose. */
function endOfList(blocks: readonly TextBlock[], at: number): number {
  const entries: string[] = (blocks[at]?.lines ?? []).slice(1).map(entryKey);
  let last = at;
  for (let next = at + 1; next < blocks.length; next += 1) {
    const block = blocks[next];
    if (!block) break;
    if (isContentsHead(block)) return beforeHeads(blocks, at, next - 1);
    const keys = block.lines.slice(0, 2).map(entryKey);
    if (entries.length > 1 && keys.some((key) => isEntryAgain(key, entries)))
      return beforeHeads(blocks, at, next - 1);
    if (isProse(block) && !isList(block)) return beforeHeads(blocks, at, last);
    entries.push(...block.lines.map(entryKey));
    last = next;
  }
  return blocks.length - 1 === last ? at : last;
}

/** Chapter numbers alone above an entry's heading belong to the heading. */
function beforeHeads(blocks: readonly TextBlock[], at: number, last: number): number {
  let end = last;
  while (end > at + 1 && isBareHead(blocks[end]?.lines ?? [])) end -= 1;
  return end;
}

function isBareHead(lines: readonly string[]): boolean {
  const head = lines.length === 1 ? chapterHeadOf(lines[0] ?? '') : null;
  return head !== null && head.title === null;
}

function isList({ lines }: TextBlock): boolean {
  const numbered = lines.filter((line) => /\s\d{1,4}$|^(?:chapter )?[ivxlc\d]{1,6}\.\s/i.test(line));
  return numbered.length * 2 > lines.length;
}

/** An entry without its page. */
function entryKey(line: string): string {
  return textKey(line.replace(/[\s.]+(?:\d{1,4}|[ivxlc]{1,6}|frontispiece)\.?$/i, ''));
}

function isEntryAgain(key: string, entries: readonly string[]): boolean {
  if (key === '' || /^(?:chapter|page|volume|part|book)?[ivxlc\d]{0,6}$/.test(key)) return entries.includes(key) && key.length > 5;
  return entries.some(
    (entry) => entry === key || (key.length > 4 && (entry.startsWith(key) || entry.endsWith(key))) ||
      (entry.length > 6 && key.endsWith(entry)),
  );
}

/** Ranges that touch or have only blank lines or rulers between them, as one each, in order. */
function joined(found: readonly LineRange[], source: readonly SourceLine[]): LineRange[] {
  const ranges: LineRange[] = [];
  for (const range of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = ranges.at(-1);
    const between = last ? textBlocks(source, last.to, range.from) : [];
    if (last && between.every(isWordless)) last.to = Math.max(last.to, range.to);
    else ranges.push({ ...range });
  }
  return ranges;
}
