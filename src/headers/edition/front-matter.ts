import type { SourceLine } from '#text';
import { chapterHeadOf } from '../body/chapter-head.ts';
import { type Entry, endOfList, isListed, lastLines } from './contents-list.ts';
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
/** So many before the first of them: pictures with their captions. */
const FIRST_GAP = 8;
/** Longest line of a title page. */
const LONGEST_IMPRINT = 200;

/**
 * Finds what a printed book has in front of its text: notes of those who prepared the edition, the title page with its
 * imprint, lists of contents and pictures, these also after a preface. Dedications, epigraphs and prefaces stay. Returns the ranges to leave out, and
 * the entries of the lists.
 */
export function frontMatter(
  source: readonly SourceLine[],
  range: LineRange,
  book: { title: string | null; authors: readonly string[] },
): { ranges: LineRange[]; contents: string[] } {
  const blocks = textBlocks(source, range.from, Math.min(range.to, range.from + MAX_LINES));
  const known = knownWords(book);
  const last = lastLines(source, range.to);
  const entries: Entry[] = [];
  const contents: string[] = [];
  const found: LineRange[] = [];
  let page = null as { first: number; last: number } | null;
  let open = 0;
  let listed = false;
  let begun = false;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    if (begun && !isContentsHead(block)) continue;
    if (isEditorsNote(block) || isBoxed(block)) {
      const to = endOfNote(blocks, at);
      found.push(spanOf(blocks, at - open <= LONGEST_GAP && page === null ? open : at, to));
      at = to;
      open = at + 1;
    } else if (isContentsHead(block) || (!isTitlePage(block, known) && isListed(block, last))) {
      const before = entries.length;
      const to = endOfList(blocks, at, entries);
      if (!NOT_CHAPTERS.test(block.text)) contents.push(...entries.slice(before).map(({ text }) => text));
      found.push(spanOf(blocks, at, to));
      at = to;
      open = at + 1;
      page = null;
      listed ||= !/author/i.test(block.text.slice(0, 30));
    } else if (listed ? repeats(block, known.title) : isTitlePage(block, known)) {
      const near: boolean = at - (page?.last ?? open - 1) <= (page === null ? FIRST_GAP : LONGEST_GAP) + 1;
      page = { first: near ? (page?.first ?? open) : at, last: at };
      found.push(spanOf(blocks, page.first, at));
    } else if (stops(block)) begun = true;
  }
  return { ranges: joined(found, source), contents };
}

type Known = { title: string; names: string[] };

function knownWords({ title, authors }: { title: string | null; authors: readonly string[] }): Known {
  const names = authors.map((name) => textKey(name.split(' ').at(-1) ?? '')).filter((key) => key.length > 2);
  return { title: textKey(title ?? ''), names };
}

function spanOf(blocks: readonly TextBlock[], first: number, last: number): LineRange {
  return { from: blocks[first]?.from ?? 0, to: blocks[last]?.to ?? 0 };
}

/** Lists of pictures and of the author's other books. */
const NOT_CHAPTERS = /^(?:list of |full-page )?(?:illustrations|plates)|^by the same author/i;

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
    (block.text.length <= 120 && TRANSLATED.test(block.text)) ||
    repeats(block, known.title) ||
    (block.text.length <= 100 && known.names.some((name) => textKey(block.text).includes(name)))
  );
}

const TRANSLATED =
  /(?<!\p{L})(?:vertaald|[üu]bersetzt|tradotto|traducido|traduzido|prze[łl]o[żz]y[łl]a?)(?!\p{L})/iu;

/** Whether a block is the title or a part of it. */
function repeats(block: TextBlock, title: string): boolean {
  const key = textKey(block.text);
  if (key.length < 2 || title === '' || block.text.length > LONGEST_IMPRINT) return false;
  return (
    (key.length > 2 ? title.includes(key) : title.startsWith(key)) ||
    (key.startsWith(title) && title.length > 5)
  );
}

const YEAR = /^\W{0,3}(?:1[5-9]\d\d|20[0-2]\d|M[MDCLXVI]{3,12})\W{0,3}$/;
const IMPRINT =
  /(?<!\p{L})(?:copyright|all rights reserved|published(?: by)?|publishers?|printed (?:by|for|in)|(?:riverside|university|gresham) press|press of|(?:& |and )co(?:mpany)?(?!\p{L})|entered (?:at|according)|stationers|lithotyped|[ée]dition|edici[óo]n|hamburger ausgabe|librair(?:ie|ía)|librer[ií]a|imprimerie|typographia|drukiem|дозволено цензурою|de l[’']acad[ée]mie)|^(?:london|new york|boston|chicago|paris|philadelphia|edinburgh|porto|warszawa|barcelona|madrid|berlin|leipzig|amsterdam)\b.{0,60}$/iu;
const CREDITS =
  /^\W{0,3}(?:by|von|par|por|door|przez|written by|(?:(?:freely |newly )?(?:translated|illustrated|edited|narrated|dramatized|adapted|concluded|revised|embellished|transcribed|retold)|with (?:\p{L}{1,12} ){0,3}(?:illustrations|drawings|pictures)) ?(?:by|from|with)?\b|traduit|traducci[óo]n|compuesto por|pr[ée]face de|przek[łl]ad|aus dem|author of|additional editing|\(additional editing|illustrated\W*$|entire edition)/iu;

/** The last block of a note: a heading alone goes on in the list of points below it. */
function endOfNote(blocks: readonly TextBlock[], at: number): number {
  let last = at;
  while (/^[*•-]\s/.test(blocks[last + 1]?.lines[0] ?? '')) last += 1;
  return last;
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
  for (const range of ranges) range.to = afterRulers(source, range.to);
  return ranges;
}

/** The end of rulers and blank lines that follow a range. */
function afterRulers(source: readonly SourceLine[], to: number): number {
  let at = to;
  while (at < source.length && !/[\p{L}\p{N}[]/u.test(source[at]?.text ?? '')) at += 1;
  return at;
}
