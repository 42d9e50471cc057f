/** How long reading takes and how far it is, in words. Scripts say it with the same ones, so what is said here is in their catalogue. */
import { say } from '#words';

/** The time for some words: `under 1 min`, `12 min`, `2 h 40 min`. `pace` is in words a minute. */
export function readingTime(words: number, pace: number): string {
  const minutes = Math.round(words / pace);
  if (minutes < 1) return say('scripts.under-a-minute');
  if (minutes < 60) return say('scripts.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (minutes % 60 === 0) return say('scripts.hours', { hours });
  return say('scripts.hours-and-minutes', { hours, minutes: minutes % 60 });
}

/** A share of a whole in hundredths; what is not quite the whole is at most 99. */
export function percentOf(part: number, whole: number): number {
  if (whole <= 0) return 0;
  return part >= whole ? 100 : Math.min(99, Math.floor((100 * Math.max(0, part)) / whole));
}

/** Where a reader is in a work: chapter of chapters, words before it in the chapter and in the work, words of both. */
export type Progress = {
  chapter: number;
  chapters: number;
  chapterWords: number;
  chapterBefore: number;
  workWords: number;
  workBefore: number;
  pace: number;
};

/** That in a few words each: `Chapter 2 of 7`, `14 %`, `8 min left` of the chapter, `45 min to the end` of the work. Where the two are the same, they are said once. */
export function progressWords(at: Progress): string[] {
  const percent = `${percentOf(at.workBefore, at.workWords)}\u00a0%`;
  const inWork = readingTime(at.workWords - at.workBefore, at.pace);
  if (at.chapters === 1) return [percent, say('scripts.left', { time: inWork })];
  const chapter = say('scripts.chapter-of', { chapter: at.chapter, chapters: at.chapters });
  if (at.chapter === at.chapters) return [chapter, percent, say('scripts.left', { time: inWork })];
  const inChapter = readingTime(at.chapterWords - at.chapterBefore, at.pace);
  return [
    chapter,
    percent,
    say('scripts.left', { time: inChapter }),
    say('scripts.to-the-end', { time: inWork }),
  ];
}
