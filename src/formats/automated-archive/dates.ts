const FIRST_SECOND = 631_152_000;
const LAST_SECOND = 4_102_444_800;
/** Two-digit years from here on are of the last century. */
const CENTURY_TURN = 70;

/**
 * A date of a record as an ISO 8601 day: seconds since 1970, `mm/dd/yy`, `mm/dd/yyyy` or `yyyy-mm-dd`. Null where it is
 * none; the day of the import is never put in its place. Source: formats §8.
 */
export function dayOf(written: string): string | null {
  const text = written.trim();
  if (/^\d{9,10}$/.test(text)) {
    const seconds = Number(text);
    if (seconds < FIRST_SECOND || seconds > LAST_SECOND) return null;
    return new Date(seconds * 1000).toISOString().slice(0, 10);
  }
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ?? [];
  if (year !== '') return isoDay(Number(year), Number(month), Number(day));
  const [, first, second, last = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(text) ?? [];
  if (last === '') return null;
  const full = last.length === 4 ? Number(last) : Number(last) + (Number(last) >= CENTURY_TURN ? 1900 : 2000);
  const swapped = Number(first) > 12;
  return isoDay(full, Number(swapped ? second : first), Number(swapped ? first : second));
}

function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1970 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
