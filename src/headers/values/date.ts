import { MONTH_NAMES } from '#vocabulary';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';

/** A date read from a header. `candidates` has two when day and month could be either way round; then `date` is the year. */
export type DateValue = { date: string; candidates: string[] };

/**
 * Reads a date: ISO, dotted, month names, mail dates, `4-20-04`; `monthFirst` for sites known to write M/D/Y. Two-digit
 * years from 80 are of the twentieth century. Null when there is none. Source: section 1.17.
 */
export function readDate(written: string, monthFirst = false): DateValue | null {
  const text = written.slice(0, 200);
  const iso = /\b(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?\b/.exec(text);
  if (iso) return exact(Number(iso[1]), Number(iso[2]), iso[3] ? Number(iso[3]) : null);
  const dayMonth = new RegExp(
    `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH},?\\s(\\d{4}|\\d{2})\\b`,
    'i',
  ).exec(text);
  if (dayMonth)
    return exact(fullYear(dayMonth[3] ?? ''), monthNumber(dayMonth[2] ?? ''), Number(dayMonth[1]));
  const monthDay = new RegExp(`\\b${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})\\b`, 'i').exec(text);
  if (monthDay) return exact(Number(monthDay[3]), monthNumber(monthDay[1] ?? ''), Number(monthDay[2]));
  const monthYear = new RegExp(`\\b${MONTH},?\\s(\\d{4})\\b`, 'i').exec(text);
  if (monthYear) return exact(Number(monthYear[2]), monthNumber(monthYear[1] ?? ''), null);
  const foreign =
    /(?<!\p{L})(?:(\d{1,2})[.ºª°]?(?:er)?\s(?:de\s|di\s|do\s)?)?(\p{L}{3,12})\.?,?\s(?:de\s|del\s|do\s)?(\d{4})(?!\d)/u.exec(
      text,
    );
  const month = foreign ? MONTH_NAMES.get((foreign[2] ?? '').toLowerCase()) : undefined;
  if (foreign && month !== undefined)
    return exact(Number(foreign[3]), month, foreign[1] ? Number(foreign[1]) : null);
  const numeric = /(?<![\d/.-])(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/.exec(text);
  if (numeric)
    return ambiguous(Number(numeric[1]), Number(numeric[3]), fullYear(numeric[4] ?? ''), monthFirst);
  const year = /(?<![\d/.:])((?:19[6-9]|20[0-4])\d)(?![\d/:])/.exec(text);
  return year ? { date: year[1] ?? '', candidates: [] } : null;
}

function ambiguous(a: number, b: number, year: number, monthFirst: boolean): DateValue | null {
  if (monthFirst || b > 12) return exact(year, a, b);
  if (a > 12 || a === b) return exact(year, b, a);
  const first = exact(year, a, b);
  const second = exact(year, b, a);
  if (!first || !second) return first ?? second;
  return { date: String(year), candidates: [first.date, second.date] };
}

function exact(year: number, month: number, day: number | null): DateValue | null {
  if (month < 1 || month > 12 || year < 1400 || year > 2200 || (day !== null && (day < 1 || day > 31)))
    return null;
  const two = (n: number) => String(n).padStart(2, '0');
  return { date: `${year}-${two(month)}${day === null ? '' : `-${two(day)}`}`, candidates: [] };
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function fullYear(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year >= 80 ? 1900 + year : 2000 + year;
}
