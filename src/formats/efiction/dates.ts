const DATETIME = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d))?/;
const STAMP = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
/** No fan fiction was on the web before 1990; a smaller number is a counter or a default. */
const FIRST_SECOND = 631_152_000;
const LAST_SECOND = 4_102_444_800;

/**
 * A date of the database as ISO 8601: a MySQL datetime (the site's own clock, so without a zone) up to version 3.5.5,
 * seconds since 1970 after it. Null where it is none, as `0000-00-00` and `0` are. Source: formats §1.
 */
export function dateOf(written: string): string | null {
  const text = written.trim();
  const [, year, month, day, hour, minute, second] = DATETIME.exec(text) ?? STAMP.exec(text) ?? [];
  if (year !== undefined) {
    if (!isDay(Number(year), Number(month), Number(day))) return null;
    const time = hour === undefined ? '' : `T${hour}:${minute}:${second}`;
    return `${year}-${month}-${day}${Number(hour) < 24 ? time : ''}`;
  }
  if (!/^\d{9,10}$/.test(text)) return null;
  const seconds = Number(text);
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) return null;
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1970 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** The day of a date, for fields that hold no time. */
export function dayOf(written: string): string | null {
  return dateOf(written)?.slice(0, 10) ?? null;
}
