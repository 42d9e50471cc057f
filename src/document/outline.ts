import type { Chapter } from './model.ts';
import { walkBlocks } from './walk.ts';

/** How a chapter is built, without its text: what `fanlight inspect` reports. */
export type ChapterOutline = {
  title: string | null;
  words: number;
  sceneBreaks: number;
  verses: number;
  notes: number;
};

/** Counts the parts of a chapter. `words` is given by the caller: counting them is the text room's. */
export function outlineChapter(chapter: Chapter, words: number): ChapterOutline {
  const counts = { sceneBreaks: 0, verses: 0, notes: 0 };
  for (const block of walkBlocks(chapter.blocks)) {
    if (block.type === 'sceneBreak') counts.sceneBreaks += 1;
    else if (block.type === 'verse') counts.verses += 1;
    else if (block.type === 'note') counts.notes += 1;
  }
  return { title: chapter.title ?? null, words, ...counts };
}
