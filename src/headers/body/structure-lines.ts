import type { Chapter, Loss } from '#document';
import type { SourceLine } from '#text';
import type { Reading } from '../reading.ts';
import { divideIntoChapters } from './chapters.ts';
import { cleanLines } from './clean-lines.ts';
import { type Draft, pieceOf } from './draft.ts';
import { draftsOf } from './drafts.ts';
import { surveyMarks } from './emphasis.ts';
import { finishChapter } from './finish-chapter.ts';
import { hyphenationOf } from './hyphenation.ts';
import { layoutOf } from './line-layout.ts';
import { markLyrics } from './lyrics.ts';
import { withWeakBreaks } from './weak-breaks.ts';

/** What is known of a story before its body is structured: its header, and its language where that is known. */
export type BodyContext = { reading: Reading; language?: string };

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
  const key = surveyMarks(markedTexts(drafts));
  const pieces = drafts.map((draft) => pieceOf(draft, key));
  const chapters = divideIntoChapters(pieces, context.reading.title).map(finishChapter);
  const figures = drafts.filter((draft) => draft.form === 'figure');
  return { chapters, losses: figures.map(({ at }) => pictureLoss(at)) };
}

function* markedTexts(drafts: readonly Draft[]): Generator<string> {
  for (const draft of drafts) {
    if (draft.form !== 'art' && draft.form !== 'break')
      yield draft.lines.length === 1 ? (draft.lines[0] ?? '') : draft.lines.join('\n');
  }
}

function pictureLoss(at: number): Loss {
  return { code: 'FL-LOSS-IMAGE', message: 'A picture is named in the text but is not in the file.', at };
}
