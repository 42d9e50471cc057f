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
  const entries: string[] = [];
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
    } else if (isContentsHead(block) || (!isTitlePage(block, known) && isListed(block, source, range))) {
      const before = entries.length;
      const to = endOfList(blocks, at, entries);
      if (!NOT_CHAPTERS.test(block.text)) contents.push(...entries.slice(before).map(withoutPage));
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

/**
 * The last block of a list: what comes next is an entry once more, now as a heading, or prose. Takes up the entries.
 */
function endOfList(blocks: readonly TextBlock[], at: number, entries: string[]): number {
  const [head, ...rest] = blocks[at]?.lines ?? [];
  entries.push(...(isContentsHead(blocks[at] ?? NO_BLOCK) ? rest : [head ?? '', ...rest]));
  let last = at;
  for (let next = at + 1; next < blocks.length; next += 1) {
    const block = blocks[next];
    if (!block || isContentsHead(block)) break;
    if (entries.length > 1 && block.lines.slice(0, 2).some((line) => isEntryAgain(line, entries))) break;
    if ((isProse(block) && !isList(block)) || isSentence(block)) return beforeTitles(blocks, at, last);
    entries.push(...block.lines);
    last = next;
  }
  return beforeHeads(blocks, at, last);
}

const NO_BLOCK: TextBlock = { from: 0, to: 0, lines: [], text: '' };

/** Chapter numbers alone above an entry's heading belong to the heading. */
function beforeHeads(blocks: readonly TextBlock[], at: number, last: number): number {
  let end = last;
  while (end > at + 1 && isBareHead(blocks[end]?.lines ?? [])) end -= 1;
  return end;
}

/** Where no entry comes again, short lines above the prose are its headings and no entries. */
function beforeTitles(blocks: readonly TextBlock[], at: number, last: number): number {
  let end = last;
  while (end > at && !isEntries(blocks[end] ?? NO_BLOCK)) end -= 1;
  return end;
}

function isEntries(block: TextBlock): boolean {
  return block.lines.length > 2 || isList(block);
}

function isBareHead(lines: readonly string[]): boolean {
  const head = lines.length === 1 ? chapterHeadOf(lines[0] ?? '') : null;
  return head !== null && head.title === null;
}

/** A sentence of running text, in a page where each paragraph is one line. */
function isSentence({ lines, text }: TextBlock): boolean {
  if (text.length < 60 || lines.length > 3 || !/\p{L}[.!?][”"»’']?$/u.test(text)) return false;
  const words = text.split(/\s+/);
  return words.filter((word) => /^\p{Ll}/u.test(word)).length >= words.length * 0.6;
}

function isList({ lines }: TextBlock): boolean {
  const numbered = lines.filter((line) => /\s\d{1,4}$|^(?:chapter )?[ivxlc\d]{1,6}\.\s/i.test(line));
  return numbered.length * 2 > lines.length;
}

/** A list of contents without a heading: four short lines or more, most of which head a part of the text below. */
function isListed(block: TextBlock, source: readonly SourceLine[], range: LineRange): boolean {
  if (block.lines.length < 4 || block.text.length / block.lines.length > 60) return false;
  const wanted = new Set(
    block.lines.map((line) => textKey(titleOf(withoutPage(line)))).filter((key) => key.length > 3),
  );
  const met = new Set<string>();
  for (let at = block.to; at < range.to; at += 1) {
    const text = source[at]?.text ?? '';
    if (text.length > 90 || text.trim() === '') continue;
    const key = textKey(titleOf(text.trim()));
    if (wanted.has(key)) met.add(key);
  }
  return met.size >= 3 && met.size >= wanted.size * 0.6;
}

function titleOf(line: string): string {
  return chapterHeadOf(line)?.title ?? line;
}

/** An entry without its page, which stands apart from it. */
function withoutPage(entry: string): string {
  return entry.replace(/(?:\s{2,}|\s?\.{2,}|\t)\s*(?:\d{1,4}|[ivxlc]{1,6}|frontispiece)\.?$/i, '');
}

/** Whether a heading is an entry of a list: the same words, the entry's number alone, or its title alone. */
function isEntryAgain(line: string, entries: readonly string[]): boolean {
  const key = textKey(line);
  if (/^(?:[ivxlc\d]{0,6}|page|chapter)$/.test(key)) return false;
  const head = chapterHeadOf(line);
  return entries.some((entry) => {
    const listed = textKey(withoutPage(entry));
    if (listed === key) return true;
    if (head?.title === null) {
      const other = chapterHeadOf(entry);
      return head.number !== null && other?.rank === head.rank && other.number === head.number;
    }
    const title = textKey(titleOf(withoutPage(entry)));
    return (
      (key.length > 6 && title === key) ||
      (key.length > 11 && listed.startsWith(key)) ||
      (title.length > 6 && key.endsWith(title))
    );
  });
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
