import { describe, expect, it } from 'vitest';
import { percentOf, progressWords, readingTime } from '../../src/web/parts/reading-time.ts';

describe('the time that reading takes', () => {
  it.each([
    [0, 240, 'under 1 min'],
    [119, 240, 'under 1 min'],
    [120, 240, '1 min'],
    [2_400, 240, '10 min'],
    [2_400, 120, '20 min'],
    [14_400, 240, '1 h'],
    [15_000, 240, '1 h 3 min'],
    [1_000_000, 240, '69 h 27 min'],
  ])('%i words at %i a minute: %s', (words, pace, said) => {
    expect(readingTime(words, pace)).toBe(said);
  });
});

describe('a share', () => {
  it.each([
    [0, 0, 0],
    [5, 0, 0],
    [-1, 10, 0],
    [1, 3, 33],
    [9_999, 10_000, 99],
    [10, 10, 100],
    [11, 10, 100],
  ])('%i of %i is %i %%', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });
});

describe('where a reader is', () => {
  const at = { chapterWords: 2_400, chapterBefore: 240, workWords: 24_000, workBefore: 2_640, pace: 240 };
  it.each([
    [2, 7, ['Chapter 2 of 7', '11\u00a0%', '9 min left', '1 h 29 min to the end']],
    [7, 7, ['Chapter 7 of 7', '11\u00a0%', '1 h 29 min left']],
    [1, 1, ['11\u00a0%', '1 h 29 min left']],
  ])('in chapter %i of %i', (chapter, chapters, said) => {
    expect(progressWords({ ...at, chapter, chapters })).toEqual(said);
  });
});
