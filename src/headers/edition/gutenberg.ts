import { languageCode, type SourceLine, splitLines } from '#text';
import { cite, citeOutside, type Draft, evidenceOf, newDraft } from '../fields/draft.ts';
import type { Understanding } from '../understanding.ts';
import { readCreators } from '../values/creators.ts';
import { readDate } from '../values/date.ts';
import { readByline } from '../zone/byline.ts';
import { isBlank, trimmedPiece, type ZoneLine } from '../zone/zone-line.ts';
import { backMatter } from './back-matter.ts';
import { frontMatter, type LineRange } from './front-matter.ts';

const START = /^\s*\*{3}\s?START OF (?:THE|THIS) PROJECT GUTENBERG/i;
const END =
  /^\s*\*{0,3}\s?(?:END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the |this )?Project Gutenberg|Ende dieses Projekte? Gutenberg)/i;
const SMALL_PRINT_END = /^\s*\*END\*? ?THE SMALL PRINT/i;
const FIRST_LINE = /Project Gutenberg/i;
const CREDIT =
  /^\s*(?:produced by|e-?text (?:prepared|produced|was)|this e-?text (?:was )?(?:prepared|produced)|thanks are given|this e-?text is in|we are releasing|this book content was|transcribed (?:by|from)|prepared by|scanned (?:by|and)|note: |this file was produced|distributed proofreading|proofreading team|http|\[?illustration:?)/i;
const MAX_HEADER = 600;

/**
 * Reads a file of Project Gutenberg: its header of labels, the older "small print" postings, or its closing licence
 * alone. Null when the text is none of these.
 */
export function readGutenberg(source: readonly SourceLine[]): Understanding | null {
  const header = source.slice(0, MAX_HEADER);
  const start = header.findIndex(({ text }) => opensWith(text, '*') && START.test(text));
  const small = header.findIndex(({ text }) => opensWith(text, '*') && SMALL_PRINT_END.test(text));
  const from = start >= 0 ? start + 1 : small >= 0 ? small + 1 : null;
  const end = endOf(source);
  if (from === null && (end === null || !/gutenberg/i.test(source[end]?.text ?? ''))) return null;
  const lines: ZoneLine[] = header.map((line, index) => ({ ...line, index }));
  const first = lines.findIndex((line) => !isBlank(line));
  const named = first >= 0 && first !== start && FIRST_LINE.test(lines[first]?.text ?? '');
  const draft = newDraft();
  if (from !== null && named) readLabels(draft, lines.slice(0, from));
  if (draft.reading.title === null && end !== null) readEndLine(draft, source, end);
  if (from !== null && named && draft.reading.title === null) readPosting(draft, lines, from);
  const to = end ?? source.length;
  return bookWithin(draft, source, { from: from === null ? 0 : skipCredits(source, from, to), to });
}

/**
 * Reads a book whose boilerplate is not among its lines, as in a saved page: `boilerplate` is that text, with the
 * labels; where it names no title, the page's own stands.
 */
export function readEdition(
  source: readonly SourceLine[],
  boilerplate: string,
  pageTitle: string | undefined,
): Understanding {
  const said = newDraft();
  readLabels(
    said,
    splitLines(boilerplate).map((line, index) => ({ ...line, index })),
  );
  const draft = newDraft();
  Object.assign(draft.reading, said.reading);
  for (const [field, evidence] of Object.entries(said.evidence))
    citeOutside(draft, field as keyof typeof said.evidence, evidence[0]?.raw ?? '', 'metadata', 0.9);
  if (draft.reading.title === null && pageTitle !== undefined) {
    draft.reading.title = pageTitle;
    citeOutside(draft, 'title', pageTitle, 'metadata', 0.6);
  }
  return bookWithin(draft, source, { from: skipCredits(source, 0, source.length), to: source.length });
}

/** The book itself within its lines: what the title page says where nothing else did, then the text without it. */
function bookWithin(draft: Draft, source: readonly SourceLine[], range: LineRange): Understanding {
  const { reading } = draft;
  if (reading.authors.length === 0 || reading.title === null)
    readTitlePage(draft, source.slice(range.from, Math.min(range.to, range.from + 80)));
  const back = backMatter(source, range);
  const to = Math.max(range.from, back.to);
  const front = frontMatter(source, { from: range.from, to }, reading);
  const kept = withoutRanges({ from: range.from, to }, front.ranges);
  const from = kept[0]?.from ?? range.from;
  return {
    reading,
    evidence: evidenceOf(draft),
    body: { from, to: Math.max(from, to) },
    kept,
    contents: [...front.contents, ...back.contents],
    story: kept.flatMap((part) => source.slice(part.from, part.to)),
  };
}

/** What is left of a range without others; these are in order and apart. */
function withoutRanges(range: LineRange, others: readonly LineRange[]): LineRange[] {
  const kept: LineRange[] = [];
  let { from } = range;
  for (const other of others) {
    if (other.from > from) kept.push({ from, to: other.from });
    from = Math.max(from, other.to);
  }
  return [...kept, { from, to: Math.max(from, range.to) }];
}

function endOf(source: readonly SourceLine[]): number | null {
  for (let at = source.length - 1; at >= Math.max(0, source.length - 800); at -= 1) {
    if (!isEnd(source[at])) continue;
    let first = at;
    for (let above = at - 1; above >= Math.max(0, at - 12); above -= 1)
      if (isEnd(source[above])) first = above;
    return first;
  }
  return null;
}

function isEnd(line: SourceLine | undefined): boolean {
  return line !== undefined && opensWith(line.text, '*eE') && END.test(line.text);
}

/** Whether the first character that is no blank is one of `marks`: what spares most lines the patterns. */
function opensWith(text: string, marks: string): boolean {
  let at = 0;
  while (at < text.length && (text.charCodeAt(at) <= SPACE || text.charCodeAt(at) === NO_BREAK_SPACE))
    at += 1;
  return at < text.length && marks.includes(text.charAt(at));
}

const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

/** `Title:`, `Author:`, `Language:`, `Release Date:` with indented continuation. */
function readLabels(draft: Draft, lines: readonly ZoneLine[]): void {
  lines.forEach((line, at) => {
    const match =
      /^(Title|Author|Language|Release Date|T[íi]tulo|Autor|Editor|Sprache):\s+(\S.{0,300})$/.exec(line.text);
    if (!match) return;
    const piece = trimmedPiece(line, line.text.indexOf(match[2] ?? ''));
    const { reading } = draft;
    switch (match[1]) {
      case 'Title':
        if (reading.title !== null) return;
        reading.title = titleOf([piece.text, ...indentedAfter(lines, at)]);
        cite(draft, 'title', [piece], 'label', 1);
        return;
      case 'Author':
        if (reading.authors.length > 0) return;
        reading.authors = readCreators([piece.text, ...indentedAfter(lines, at)].join(' ')).names;
        cite(draft, 'authors', [piece], 'label', 1);
        return;
      case 'Language':
        reading.language ??= languageCode(piece.text);
        cite(draft, 'language', [piece], 'label', 1);
        return;
      case 'Release Date':
        reading.date ??= readDate(piece.text.replace(/[[#].*$/, ''))?.date ?? null;
        cite(draft, 'date', [piece], 'label', 1);
    }
  });
}

function indentedAfter(lines: readonly ZoneLine[], at: number): string[] {
  const more: string[] = [];
  for (const line of lines.slice(at + 1, at + 6)) {
    if (isBlank(line) || !/^\s{2,}/.test(line.text)) break;
    more.push(line.text.trim());
  }
  return more;
}

/** A title with its subtitle; "Being an Account of …" and editions are descriptions, and so is all after a long clause. */
function titleOf([main = '', ...more]: readonly string[]): string {
  const subtitle = more.join(' ');
  const joined =
    subtitle === '' || /^Being (?:an?|the|some)\b|édition\b|\bedition\b/i.test(subtitle)
      ? main
      : /[,;:]$|\b(?:the|of|and|de|van|den)$/.test(main) || main.length > 66
        ? `${main} ${subtitle}`
        : `${main}: ${subtitle}`;
  const clause = joined.length > 120 ? joined.split(';')[0] : joined;
  return (clause ?? joined).replace(/\s+/g, ' ').trim();
}

/** "End of the Project Gutenberg EBook of Title, by Author", perhaps over two lines. */
function readEndLine(draft: Draft, source: readonly SourceLine[], end: number): void {
  const next = source[end + 1]?.text ?? '';
  const text = `${source[end]?.text ?? ''} ${/^\s*\S/.test(next) && !/^\s*\*/.test(next) ? next : ''}`
    .replace(/\s+/g, ' ')
    .trim();
  const match =
    /Project Gutenberg(?:'s)?(?: e-?(?:book|text))?(?: of)? (.{2,160}?),? by (.{2,80}?)\s*\**$/i.exec(text);
  if (!match) return;
  const line = source[end];
  draft.reading.title = match[1]?.trim() ?? null;
  if (draft.reading.authors.length === 0) draft.reading.authors = readCreators(match[2] ?? '').names;
  if (line) {
    const piece = trimmedPiece({ ...line, index: end });
    cite(draft, 'title', [piece], 'chrome', 0.5);
    cite(draft, 'authors', [piece], 'chrome', 0.5);
  }
}

/** The oldest postings: a first line "The Project Gutenberg Etext of Title, by Author", or title and byline alone. */
function readPosting(draft: Draft, lines: readonly ZoneLine[], from: number): void {
  const head = lines.slice(0, from);
  const byline = head.findIndex((line) => /^\s*by [A-Z]/.test(line.text));
  const above = head
    .slice(0, Math.max(0, byline))
    .reverse()
    .find((line) => !isBlank(line));
  const first = head.find((line) => !isBlank(line));
  const posted = /Gutenberg(?:'s| e-?text(?: of)?)?\s(?:of )?(.{2,120}?)(?:,? by (.{2,80}?))?[\s*]*$/i.exec(
    first?.text ?? '',
  );
  const { reading } = draft;
  if (byline > 0 && above && !FIRST_LINE.test(above.text)) {
    reading.title = above.text.trim().replace(/ - /, ': ');
    cite(draft, 'title', [trimmedPiece(above)], 'byline', 0.8);
  } else if (posted) {
    reading.title = posted[1]?.trim() ?? null;
    if (first) cite(draft, 'title', [trimmedPiece(first)], 'byline', 0.8);
  }
  if (reading.authors.length > 0) return;
  const line = head[byline];
  reading.authors = readCreators(
    byline > 0 ? (line?.text.trim().replace(/^by /, '') ?? '') : (posted?.[2] ?? ''),
  ).names;
  const said = line ?? first;
  if (said && reading.authors.length > 0) cite(draft, 'authors', [trimmedPiece(said)], 'byline', 0.8);
}

/** Producers' credits and transcribers' notes stand between the licence and the book. */
function skipCredits(source: readonly SourceLine[], from: number, to: number): number {
  let at = from;
  for (let paragraph = 0; paragraph < 8; paragraph += 1) {
    while (at < to && isBlank(source[at])) at += 1;
    let close = at;
    while (close < to && !isBlank(source[close])) close += 1;
    const text = source
      .slice(at, Math.min(close, at + 12))
      .map((line) => line.text)
      .join(' ');
    if (!CREDIT.test(text) && !/gutenberg|proofread/i.test(text)) return at;
    at = close;
  }
  return at;
}

/** The book's own title page: lines before "by", and the name after it. */
function readTitlePage(draft: Draft, page: readonly SourceLine[]): void {
  const filled = page.flatMap((line, index): ZoneLine[] => (isBlank(line) ? [] : [{ ...line, index }]));
  const at = filled.findIndex(
    (line) => /^\s*by\s*$/i.test(line.text) || readByline(line.text)?.title === null,
  );
  const found = filled[at];
  if (at < 1 || !found) return;
  const { reading } = draft;
  const name = /^\s*by\s*$/i.test(found.text) ? filled[at + 1] : found;
  const title = filled
    .slice(0, at)
    .map((line) => line.text.trim())
    .filter((text) => !/^\[|^_?[A-Z]{1,3}\.?$/.test(text))
    .join(' ');
  if (reading.title === null) {
    reading.title = properCase(title);
    cite(
      draft,
      'title',
      filled.slice(0, at).map((line) => trimmedPiece(line)),
      'byline',
      0.8,
    );
  }
  if (reading.authors.length > 0 || !name) return;
  const written = name.text
    .replace(/^\s*(?:written )?by\s+/i, '')
    .replace(/\(?[“"][^”"]{1,40}[”"]\)?/g, '')
    .trim();
  reading.authors = readCreators(properCase(written)).names;
  const concluded = filled.findIndex((line) => /^\s*(?:concluded|completed|continued)\s*$/i.test(line.text));
  const second =
    concluded >= 0 && /^\s*by\s*$/i.test(filled[concluded + 1]?.text ?? '')
      ? filled[concluded + 2]
      : undefined;
  if (second) reading.authors = [...reading.authors, ...readCreators(properCase(second.text.trim())).names];
  cite(draft, 'authors', [trimmedPiece(name)], 'byline', 0.8);
}

/** A line in capitals as people write it. */
function properCase(text: string): string {
  if (text !== text.toUpperCase()) return text;
  return text.toLowerCase().replace(/(?:^|[\s.-])\p{L}/gu, (letter) => letter.toUpperCase());
}
