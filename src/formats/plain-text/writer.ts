import { fromXhtml } from '#markup';
import { breather } from '../breather.ts';
import type { WritableBook, WritableWork, WritingOptions, WrittenFile } from '../format.ts';
import { shownRatingName, shownWarningNames } from '../work-fields.ts';
import { type Width, writeEndNotes, writeHeader } from './header-block.ts';
import { COLUMNS, textOfBlocks } from './text-blocks.ts';

/** Stands between the header and the story, as old archives asked (header-conventions §0.4), and after the story. */
export const DELIMITER = '***';

/** What the head of a chapter is: its number, and its title where it has one. Two empty lines stand before it. */
export const CHAPTER_HEAD = /^Chapter (\d{1,6})(?:: (.*))?$/;

/**
 * Writes a work as text in UTF-8, folded unless the options say otherwise, under a header of labelled lines, as stories were posted.
 * Fanlight reads the header, the chapters and their words back as they were.
 */
export async function writeText(work: WritableWork, options: WritingOptions = {}): Promise<WrittenFile> {
  return written(textOfWork(work, widthOf(options)));
}

/** Writes several works as one text: a list of them, then each under its own header. */
export async function writeTextBook(
  { title, works }: WritableBook,
  options: WritingOptions = {},
): Promise<WrittenFile> {
  const width = widthOf(options);
  const list = works.map((work, index) => {
    const by = work.creators.length === 0 ? '' : ` by ${work.creators.join(', ')}`;
    const advice = `${shownRatingName(work.rating)}. ${shownWarningNames(work).join(', ')}`;
    return `  ${index + 1}. ${work.title}${by} (${advice})`;
  });
  const head = `  ${title}\n\n${list.join('\n')}`;
  const texts: string[] = [];
  const breathe = breather();
  for (const work of works) {
    texts.push(textOfWork(work, width));
    await breathe();
  }
  return written([head, ...texts].join('\n\n\n\n'));
}

function widthOf({ wrap = 'columns' }: WritingOptions): Width {
  return wrap === 'none' ? null : COLUMNS;
}

function written(text: string): WrittenFile {
  return { bytes: new TextEncoder().encode(`${text}\n`), mediaType: 'text/plain; charset=utf-8' };
}

function textOfWork(work: WritableWork, width: Width): string {
  const chapters = chaptersOf(work, width).join('\n\n');
  const parts = [writeHeader(work, width), DELIMITER, chapters, DELIMITER, ...writeEndNotes(work, width)];
  if (work.status === 'complete') parts.push('THE END');
  return parts.filter((part) => part !== '').join('\n\n');
}

function chaptersOf(work: WritableWork, width: Width): string[] {
  return work.chapters.flatMap(({ title, xhtml }, index) => {
    const text = withoutMarks(textOfBlocks(fromXhtml(xhtml.value), width));
    if (work.chapters.length === 1 && title === null) return [text];
    return [`\n${title === null ? `Chapter ${index + 1}` : `Chapter ${index + 1}: ${title}`}`, text];
  });
}

/** A line that would be taken for a head or a delimiter is set in by a space. */
function withoutMarks(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === DELIMITER || CHAPTER_HEAD.test(line) ? ` ${line}` : line))
    .join('\n');
}
