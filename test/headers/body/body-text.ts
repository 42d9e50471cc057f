import { blockText, type Chapter } from '#document';
import { emptyReading, type Reading, structureLines } from '#headers';
import { splitLines } from '#text';

/** The chapters of a plain-text body. */
export function chaptersOf(text: string, reading: Partial<Reading> = {}): Chapter[] {
  return structureLines(splitLines(text), { reading: { ...emptyReading(), ...reading } }).chapters;
}

/** Every word of chapters in order, titles before their text. */
export function wordsOfChapters(chapters: readonly Chapter[]): string[] {
  return chapters.flatMap((chapter) => [
    ...wordsOf(chapter.title ?? ''),
    ...chapter.blocks.flatMap((block) => wordsOf(blockText(block))),
  ]);
}

/** Runs of letters and digits. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
