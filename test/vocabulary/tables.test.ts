import { describe, expect, it } from 'vitest';
import {
  CATEGORY_NAMES,
  CATEGORY_WORDS,
  GENRES,
  higherRating,
  RATING_ORDER,
  RATING_TOKENS,
  ratingName,
  readNumber,
  SMUSH_NAMES,
  WARNING_NAMES,
  warningName,
} from '../../src/vocabulary/index.ts';

describe('ratings', () => {
  it('have AO3 names and an order', () => {
    expect(RATING_ORDER.map(ratingName)).toEqual([
      'General Audiences',
      'Teen And Up Audiences',
      'Mature',
      'Explicit',
      'Not Rated',
    ]);
    expect(higherRating('Teen', 'Mature')).toBe('Mature');
    expect(higherRating('Not Rated', 'General')).toBe('General');
  });

  it('never give one word to two tokens', () => {
    const words = RATING_TOKENS.flatMap((token) => token.words);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it('are written in lower case', () => {
    for (const token of RATING_TOKENS) for (const word of token.words) expect(word).toBe(word.toLowerCase());
  });
});

describe('warnings, categories and genres', () => {
  it('use AO3 names', () => {
    expect(Object.keys(WARNING_NAMES)).toHaveLength(6);
    expect(warningName('NoneApply')).toBe('No Archive Warnings Apply');
    for (const category of CATEGORY_WORDS.values()) expect(CATEGORY_NAMES).toContain(category);
  });

  it('never give one genre word to two genres', () => {
    const words = GENRES.flatMap((one) => one.words);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });
});

describe('smush names', () => {
  it('name two people or more, each group under its fandoms', () => {
    for (const { fandoms, names } of SMUSH_NAMES) {
      expect(fandoms.length).toBeGreaterThan(0);
      for (const members of Object.values(names)) expect(members.length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('readNumber', () => {
  it.each([
    ['12', 12],
    ['1,509', 1509],
    ['three', 3],
    ['Second', 2],
    ['4th', 4],
    ['IV', 4],
    ['xlix', 49],
  ])('%s is %d', (written, number) => expect(readNumber(written)).toBe(number));

  it.each(['', 'lamp', 'iiii', 'mild', '-1'])('%s is no number', (written) =>
    expect(readNumber(written)).toBeNull(),
  );
});
