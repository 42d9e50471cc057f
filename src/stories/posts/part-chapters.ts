import { type Block, blockText, type Chapter } from '#document';
import type { ReadWork } from '../read-work.ts';

const LONGEST_TITLE = 100;

/**
 * The chapters of one part. A part that is one chapter is named by its header's chapter title, or, where `headed`, by
 * its first line; notes that its header had stand before and after its text.
 */
export function chaptersOfPart({ reading, document }: ReadWork, headed: boolean): Chapter[] {
  const chapters = document.chapters.map((chapter) => ({ ...chapter, blocks: [...chapter.blocks] }));
  const [first] = chapters;
  const last = chapters.at(-1);
  if (first === undefined || last === undefined) return [];
  if (first.title === undefined) {
    const title = reading.chapterTitle ?? (headed ? firstLineTitle(first) : null);
    if (title !== null && chapters.length === 1) first.title = title;
    if (title !== null && title === firstLineTitle(first)) first.blocks.shift();
  }
  return chapters;
}

/** Puts the notes of a later part's header into its first and last chapter; those of the first part are the story's. */
export function withNotes(chapters: readonly Chapter[], { reading }: ReadWork): Chapter[] {
  return chapters.map((chapter, at) => ({
    ...chapter,
    blocks: [
      ...(at === 0 ? noteOf(reading.notes, 'start') : []),
      ...chapter.blocks,
      ...(at === chapters.length - 1 ? noteOf(reading.endNotes, 'end') : []),
    ],
  }));
}

function noteOf(text: string | null, position: 'start' | 'end'): Block[] {
  if (text === null || text.trim() === '') return [];
  const children: Block[] = text
    .split(/\n{2,}/)
    .map((paragraph) => ({ type: 'paragraph', children: [{ type: 'text', text: paragraph.trim() }] }));
  return [{ type: 'note', position, children }];
}

/**
 * Whether the parts of a story are headed by a title of their own without a number: all begin with a short line that
 * ends like no sentence.
 */
export function areHeaded(works: readonly ReadWork[]): boolean {
  const open = works.filter(
    ({ document }) => document.chapters.length === 1 && document.chapters[0]?.title === undefined,
  );
  return (
    open.length >= 3 &&
    open.length * 2 > works.length &&
    open.every(({ document }) => firstLineTitle(document.chapters[0]) !== null)
  );
}

function firstLineTitle(chapter: Chapter | undefined): string | null {
  const [first, second] = chapter?.blocks ?? [];
  if (first === undefined || second === undefined) return null;
  if (first.type !== 'paragraph' && first.type !== 'heading') return null;
  const text = blockText(first).trim();
  const ended = /[.,:;"”'’…»—-]$/u.test(text) && !/\b(?:Mrs?|Dr|St|Co|Esq)\.$/.test(text);
  return text === '' ||
    text.length > LONGEST_TITLE ||
    text.includes('\n') ||
    ended ||
    /^["“'‘«„—–]/u.test(text)
    ? null
    : text;
}
