/** Dates of any precision, `2004`, `2004-01`, `2004-01-31`, as the queries and the works state them. */

/** The months of the year in English. */
export const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

const DATE = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/;

/** A date as typed, in its normal form (`2004/1` → `2004-01`), or null when it is none of the calendar. */
export function readDate(text: string): string | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, year = '', month, day] = match;
  if (year === '0000') return null;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  const yearMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return yearMonth;
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return null;
  return `${yearMonth}-${day.padStart(2, '0')}`;
}

/** The date of the same precision after this one, or null past the year 9999. */
export function nextDate(date: string): string | null {
  return shift(date, 1);
}

/** The date of the same precision before this one, or null before the year 1. */
export function previousDate(date: string): string | null {
  return shift(date, -1);
}

/** The first day of a date as a number, `20040101`; numbers of days compare as the days do. */
export function firstDay(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return year * 10_000 + month * 100 + day;
}

/** The last day of a date as a number: `20041231` for `2004`. */
export function lastDay(date: string): number {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  return year * 10_000 + month * 100 + (day ?? daysIn(year, month));
}

function shift(date: string, step: 1 | -1): string | null {
  const [year = 1, month, day] = date.split('-').map(Number);
  const moved = new Date(0);
  moved.setUTCFullYear(
    month === undefined ? year + step : year,
    (month ?? 1) - 1 + (month !== undefined && day === undefined ? step : 0),
    day === undefined ? 1 : day + step,
  );
  if (moved.getUTCFullYear() < 1 || moved.getUTCFullYear() > 9999) return null;
  return moved.toISOString().slice(0, date.length);
}

function daysIn(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}
