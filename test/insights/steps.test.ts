import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LENGTH_BINS, lengthBinOf, middleOf, share, sizeBetween, stepOf, stepsUpTo } from '#insights';

const ANY_NUMBER = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, 1, 2 ** 32));

describe('steps', () => {
  it.each<[number, [number, number][]]>([
    [0, []],
    [Number.NaN, []],
    [Number.POSITIVE_INFINITY, []],
    [1, [[1, 1]]],
    [
      3,
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    ],
    [
      100,
      [
        [1, 4],
        [5, 16],
        [17, 36],
        [37, 64],
        [65, 100],
      ],
    ],
  ])('up to %d', (greatest, expected) => {
    expect(stepsUpTo(greatest).map(({ from, to }) => [from, to])).toEqual(expected);
  });

  test('every whole number up to the greatest is in just one step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (most, part) => {
          const steps = stepsUpTo(most);
          expect(steps.length).toBeLessThanOrEqual(5);
          const value = 1 + Math.floor(part * (most - 1));
          expect(steps.filter(({ from, to }) => value >= from && value <= to)).toHaveLength(1);
          expect(stepOf(steps, value)).toBeGreaterThan(0);
          expect(stepOf(steps, most)).toBe(steps.length);
          expect([stepOf(steps, 0), stepOf(steps, most + 1), stepOf(steps, Number.NaN)]).toEqual([0, 0, 0]);
        },
      ),
    );
  });

  test('shares and sizes stay within their bounds, whatever comes in', () => {
    fc.assert(
      fc.property(ANY_NUMBER, ANY_NUMBER, (value, greatest) => {
        const part = share(value, greatest);
        expect(part >= 0 && part <= 1).toBe(true);
        const size = sizeBetween(3, 12, value, greatest);
        expect(size >= 3 && size <= 12).toBe(true);
      }),
    );
  });
});

describe('lengths', () => {
  test('every length is in the one stretch that has it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat({ max: 2 ** 32 - 1 }), fc.constantFrom(0, 99, 100, 999, 1000, 999_999, 1_000_000)),
        (words) => {
          const inside = LENGTH_BINS.flatMap(({ from, to }, at) =>
            words >= from && (to === null || words <= to) ? [at] : [],
          );
          expect(inside).toEqual([lengthBinOf(words)]);
        },
      ),
    );
  });

  it.each<[number[], number | null]>([
    [[], null],
    [[7], 7],
    [[9, 1], 1],
    [[300, 2, 9], 9],
    [[4, 4_000_000_000, 3, 1], 3],
  ])('the middle of %j is %s', (numbers, expected) => {
    expect(middleOf(Uint32Array.from(numbers))).toBe(expected);
  });
});
