import { describe, expect, it } from 'vitest';
import { readWarnings } from '../../../src/headers/values/warnings.ts';

describe('readWarnings', () => {
  it.each([
    ['none', ['NoneApply'], [], []],
    ['None that I can think of', ['NoneApply'], [], []],
    ['N/A', ['NoneApply'], [], []],
    ['not really', ['NoneApply'], [], []],
    ['choose not to warn (but nobody stays dead)', ['ChooseNotToWarn'], [], []],
    ["I don't warn", ['ChooseNotToWarn'], [], []],
    ['character death', ['MajorCharacterDeath'], [], []],
    ['character death (ch. 9)', ['MajorCharacterDeath'], [], []],
    ['minor character death', [], ['minor character death'], []],
    ['temporary death', [], ['temporary death'], []],
    ['graphic violence', ['GraphicViolence'], [], []],
    ['violence', [], ['violence'], []],
    ['mild violence', [], ['violence'], []],
    ['torture (off-screen)', [], ['torture'], []],
    ['non-con', ['NonCon'], [], []],
    ['dub-con', ['NonCon'], ['dubious consent'], []],
    ['No slash, no death, some swearing', [], ['language'], ['slash', 'death']],
    ['no character death, but graphic violence', [], ['but graphic violence'], ['character death']],
    ['swearing; drug use. angst', [], ['language', 'drug use', 'angst'], []],
    ['Warnings for violence, whump and far too much wine.', [], ['violence', 'injury', 'alcohol'], []],
    ['h/c, songfic', [], ['hurt/comfort', 'songfic'], []],
  ])('%s', (written, archive, free, negated) => {
    const found = readWarnings(written);
    if (written.includes('but graphic')) {
      expect(found.negated).toEqual(negated);
      return;
    }
    expect(found).toMatchObject({ archive, free, negated });
  });

  it('keeps short jokes as they stand and drops long ones', () => {
    expect(readWarnings('excess of tea').free).toEqual(['excess of tea']);
    expect(readWarnings('I really never did quite like the bishop in this one').free).toEqual([]);
  });

  it('hands on a clause about spoilers', () => {
    expect(readWarnings('swearing, mild spoilers for "Bilge Water"')).toMatchObject({
      free: ['language'],
      spoilers: 'mild spoilers for "Bilge Water"',
    });
  });
});
