/** A count as sites print it, with commas, points or blanks between thousands; null where it is none. */
export function countOf(written: string): number | null {
  const digits = /^\D{0,3}(\d{1,3}(?:[,.\s\u00a0\u202f']\d{3}){0,4}|\d{1,12})(?!\d)/.exec(
    written.trim(),
  )?.[1];
  return digits === undefined ? null : Number(digits.replace(/\D/g, ''));
}

/** The day of an ISO 8601 date or time, or null. */
export function isoDay(written: string): string | null {
  const [, day] = /(?<!\d)(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)/.exec(written) ?? [];
  return day ?? null;
}

/** The day of a Unix time in seconds, or null where it is none of this era. */
export function unixDay(written: string): string | null {
  const seconds = /^\d{8,10}$/.test(written.trim()) ? Number(written) : Number.NaN;
  return Number.isNaN(seconds) ? null : new Date(seconds * 1000).toISOString().slice(0, 10);
}
