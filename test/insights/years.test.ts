import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { spanOfYears, yearMarks, yearsOf } from '#insights';

describe('the years of an axis', () => {
  it.each<[string, [number, number][], [number, number] | null]>([
    ['nothing', [], null],
    ['one year', [[2003, 5]], [2003, 2003]],
    [
      'all years where they are few',
      [
        [1998, 1],
        [2003, 5],
      ],
      [1998, 2003],
    ],
    [
      'the most of the works, not a mistyped year after them',
      [
        [1998, 3],
        [2003, 5],
        [9999, 1],
      ],
      [1998, 2003],
    ],
    [
      'nor one before them',
      [
        [1, 2],
        [1998, 3],
        [2003, 5],
      ],
      [1998, 2003],
    ],
    [
      'the latest of equal stretches',
      [
        [1100, 4],
        [1900, 4],
      ],
      [1900, 1900],
    ],
    [
      'years in any order',
      [
        [2003, 5],
        [1998, 1],
        [2001, 2],
      ],
      [1998, 2003],
    ],
    [
      'no year that is none',
      [
        [0, 9],
        [-4, 9],
        [10_000, 9],
        [2001.5, 9],
        [Number.NaN, 9],
        [2001, 1],
      ],
      [2001, 2001],
    ],
    [
      'no value that is none',
      [
        [1990, 0],
        [1991, -3],
        [1992, Number.NaN],
        [2001, 1],
      ],
      [2001, 2001],
    ],
  ])('%s', (_, years, expected) => {
    const span = spanOfYears(years.map(([year, value]) => ({ year, value })));
    expect(span && [span.first, span.last]).toEqual(expected);
  });

  test('no stretch as wide has more, and it is never wider than allowed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({ year: fc.integer({ min: -5, max: 10_005 }), value: fc.integer({ min: 0, max: 50 }) }),
          { maxLength: 40, selector: ({ year }) => year },
        ),
        fc.integer({ min: 1, max: 100 }),
        (years, most) => {
          const sum = (first: number, last: number) =>
            years
              .filter(({ year }) => year >= Math.max(1, first) && year <= Math.min(9999, last))
              .reduce((total, { value }) => total + value, 0);
          const span = spanOfYears(years, most);
          if (span === null) {
            expect(sum(1, 9999)).toBe(0);
            return;
          }
          expect(span.last - span.first).toBeLessThan(most);
          expect(years.some(({ year, value }) => year === span.first && value > 0)).toBe(true);
          expect(years.some(({ year, value }) => year === span.last && value > 0)).toBe(true);
          for (const { year } of years)
            expect(sum(year, year + most - 1)).toBeLessThanOrEqual(sum(span.first, span.last));
        },
      ),
    );
  });

  test('marks stand in the axis, at round distances, few enough for both widths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 99 }), (first, years) => {
        const span = { first, last: first + years };
        const marks = yearMarks(span);
        expect(marks.length).toBeLessThanOrEqual(15);
        expect(marks.filter(({ fine }) => !fine).length).toBeLessThanOrEqual(6);
        for (const { year, at } of marks) {
          expect(yearsOf(span)).toContain(year);
          expect(at).toBeGreaterThan(0);
          expect(at).toBeLessThan(1);
        }
      }),
    );
  });
});
