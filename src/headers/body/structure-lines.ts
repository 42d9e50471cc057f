import type { Chapter, Loss } from '#document';
import { ERROR_TABLE } from '#errors';
import type { SourceLine } from '#text';
import type { Reading } from '../reading.ts';
import { type ChapterPieces, divideIntoChapters } from './chapters.ts';
import { cleanLines } from './clean-lines.ts';
import { type Draft, pieceOf } from './draft.ts';
import { draftsOf } from './drafts.ts';
import { isPlain, surveyMarks } from './emphasis.ts';
import { withStatedEpigraph } from './epigraph.ts';
import { finishChapter } from './finish-chapter.ts';
import { hyphenationOf } from './hyphenation.ts';
import { layoutOf } from './line-layout.ts';
import { withListedHeads } from './listed-heads.ts';
import { markLyrics } from './lyrics.ts';
import type { Piece } from './piece.ts';
import { withWeakBreaks } from './weak-breaks.ts';

/**
 * What is known of a story before its body is structured: its header, its language where that is known, and the entries
 * of its contents list where it has one.
 */
export type BodyContext = { reading: Reading; language?: string; contents?: readonly string[] };

/**
 * Builds the chapters of a plain-text body (header-conventions §10): wrapped lines are joined, marks become emphasis,
 * heads divide chapters, scene breaks, verse, letters and notes become blocks. No word of the body is dropped, apart
 * from the words of mere chapter counting and of end markers. Linear in the size of the body.
 */
export function structureLines(
  lines: readonly SourceLine[],
  context: BodyContext,
): { chapters: Chapter[]; losses: Loss[] } {
  const measured = cleanLines(lines);
  const cut = draftsOf(measured, layoutOf(measured), hyphenationOf(measured));
  const drafts = markLyrics(withWeakBreaks(cut), context.reading.music !== null);
  const plain = new Set(drafts.filter(isPlainParagraph));
  const key = surveyMarks(markedTexts(drafts.filter((draft) => !plain.has(draft))));
  const pieces = drafts.map((draft) => pieceOf(draft, plain.has(draft) ? null : key));
  const finished = chaptersOf(pieces, context).map(finishChapter);
  const chapters = withStatedEpigraph(finished, context.reading.epigraph);
  const figures = drafts.filter((draft) => draft.form === 'figure');
  return { chapters, losses: figures.map(({ at }) => pictureLoss(at)) };
}

/** Chapters at counted heads; where there are none, at the entries of the contents list. */
export function chaptersOf(
  pieces: readonly Piece[],
  { reading, contents = [] }: BodyContext,
): ChapterPieces[] {
  const counted = divideIntoChapters(pieces, reading.title).map((chapter) => withoutByline(chapter, reading));
  if (counted.length > 2 || contents.length === 0) return counted;
  const listed = divideIntoChapters(withListedHeads(pieces, contents), reading.title);
  return listed.length > counted.length + 1 ? listed : counted;
}

/** A chapter's title without the work's byline, which some archives put after each. */
function withoutByline(chapter: ChapterPieces, { authors }: Reading): ChapterPieces {
  const author = authors.find((name) => chapter.title?.endsWith(` by ${name}`));
  if (author === undefined || chapter.title === null) return chapter;
  return { ...chapter, title: chapter.title.slice(0, -` by ${author}`.length).trimEnd() };
}

/** A paragraph in which no mark can stand, as most are. */
function isPlainParagraph({ form, lines }: Draft): boolean {
  return form === 'paragraph' && lines.length === 1 && isPlain(lines[0] ?? '');
}

function* markedTexts(drafts: readonly Draft[]): Generator<string> {
  for (const draft of drafts) {
    if (draft.form !== 'art' && draft.form !== 'break')
      yield draft.lines.length === 1 ? (draft.lines[0] ?? '') : draft.lines.join('\n');
  }
}

function pictureLoss(at: number): Loss {
  return { code: 'FL-LOSS-IMAGE', message: ERROR_TABLE['FL-LOSS-IMAGE'].says, at };
}
