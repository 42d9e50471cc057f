/** Years on an axis: which of them, and which are written under it. */

/** What a year has. */
export type YearValue = { year: number; value: number };

/** Years that an axis spans at most: a mistyped date must not squeeze all others together. */
export const MOST_YEARS = 80;

/** The first and the last year of an axis. */
export type YearSpan = { first: number; last: number };

/**
 * The stretch of at most {@link MOST_YEARS} years that has the most of some values, as narrow as these allow; of equal ones the latest. Null where
 * there is no year with a value. Years may come in any order; what is no year from 1 to 9999 or no value above 0 is passed over.
 */
export function spanOfYears(years: readonly YearValue[], most = MOST_YEARS): YearSpan | null {
  const known = years
    .filter(({ year, value }) => Number.isInteger(year) && year >= 1 && year <= 9999 && value > 0)
    .sort((a, b) => a.year - b.year);
  let best: YearSpan | null = null;
  let bestSum = 0;
  let sum = 0;
  let start = 0;
  for (const { year, value } of known) {
    sum += value;
    while ((known[start]?.year ?? year) <= year - most) {
      sum -= known[start]?.value ?? 0;
      start += 1;
    }
    if (best !== null && sum < bestSum) continue;
    best = { first: known[start]?.year ?? year, last: year };
    bestSum = sum;
  }
  return best;
}

/** Every year of a span, ascending. */
export function yearsOf({ first, last }: YearSpan): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** A year under an axis: its place from 0 to 1, which side of its text stands there, and whether only a wide plot has room for it. */
export type YearMark = { year: number; at: number; anchor: 'start' | 'middle' | 'end'; fine: boolean };

const ROUND_YEARS = [1, 2, 5, 10, 20, 25, 50];
/** Years that a wide axis and a narrow one have room to write. */
const WIDE_MARKS = 14;
const NARROW_MARKS = 5;
/** Texts nearer than this to an edge stand beside their place rather than over it. */
const EDGE = 0.06;

/** The years to write under an axis, at round distances. */
export function yearMarks(span: YearSpan): YearMark[] {
  const years = span.last - span.first + 1;
  const apart = (marks: number) => ROUND_YEARS.find((distance) => distance * marks >= years) ?? 100;
  const distance = apart(WIDE_MARKS);
  const coarse = apart(NARROW_MARKS);
  return yearsOf(span)
    .filter((year) => year % distance === 0 || years === 1)
    .map((year) => {
      const at = (year - span.first + 0.5) / years;
      const anchor = at < EDGE ? 'start' : at > 1 - EDGE ? 'end' : 'middle';
      return { year, at, anchor, fine: year % coarse !== 0 && years > 1 };
    });
}
