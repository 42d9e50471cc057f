import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DateUnit, RelativePeriod } from '#search';
import { fixedDates } from '../../src/search/relative-dates.ts';

/** A Thursday, the last day of a leap February. */
const LEAP_DAY = '2024-02-29T23:59:59Z';

function dates(period: RelativePeriod, now: string): { from: string | null; to: string | null } {
  const { from, to } = fixedDates({ kind: 'when', field: 'updated', period }, new Date(now));
  return { from, to };
}

describe('a time told from today', () => {
  test.for<[DateUnit, number, string, string, string]>([
    ['day', 0, LEAP_DAY, '2024-02-29', '2024-02-29'],
    ['day', 60, LEAP_DAY, '2023-12-31', '2023-12-31'],
    ['week', 0, LEAP_DAY, '2024-02-26', '2024-03-03'],
    ['week', 0, '2024-03-03T00:00:00Z', '2024-02-26', '2024-03-03'],
    ['week', 0, '2024-03-04T00:00:00Z', '2024-03-04', '2024-03-10'],
    ['week', 1, LEAP_DAY, '2024-02-19', '2024-02-25'],
    ['week', 9, LEAP_DAY, '2023-12-25', '2023-12-31'],
    ['month', 0, LEAP_DAY, '2024-02', '2024-02'],
    ['month', 1, '2024-03-31T12:00:00Z', '2024-02', '2024-02'],
    ['month', 2, LEAP_DAY, '2023-12', '2023-12'],
    ['year', 1, LEAP_DAY, '2023', '2023'],
    ['year', 9999, LEAP_DAY, '0001', '0001'],
  ])('the whole %s %i back on %s', ([unit, back, now, from, to]) => {
    expect(dates({ kind: 'calendar', unit, back }, now)).toEqual({ from, to });
  });

  test.for<[DateUnit, number | null, number | null, string, string | null, string | null]>([
    ['day', null, 0, LEAP_DAY, '2024-02-29', null],
    ['week', null, 2, LEAP_DAY, '2024-02-15', null],
    ['week', 2, null, LEAP_DAY, null, '2024-02-14'],
    ['month', null, 1, '2024-03-31T00:00:00Z', '2024-02-29', null],
    ['month', 3, 6, '2024-08-31T00:00:00Z', '2024-02-29', '2024-05-30'],
    ['year', null, 1, LEAP_DAY, '2023-02-28', null],
    ['year', 1, null, LEAP_DAY, null, '2023-02-27'],
    ['year', null, 9999, LEAP_DAY, '0001-01-01', null],
  ])('%ss from %s to %s ago on %s', ([unit, from, to, now, first, last]) => {
    expect(dates({ kind: 'age', unit, from, to }, now)).toEqual({ from: first, to: last });
  });

  test('within a time and longer ago than that are all days, and none twice', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom<DateUnit>('day', 'week', 'month', 'year'),
        fc.nat({ max: 500 }),
        (now, unit, count) => {
          const within = dates({ kind: 'age', unit, from: null, to: count }, now.toISOString());
          const before = dates({ kind: 'age', unit, from: count, to: null }, now.toISOString());
          expect(new Date(`${within.from}T00:00:00Z`).getTime() - 86_400_000).toBe(
            new Date(`${before.to}T00:00:00Z`).getTime(),
          );
        },
      ),
    );
  });
});
