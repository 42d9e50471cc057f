/** How this reader wants pages to look. Kept in a cookie of this browser, since a personal library has no accounts. */
import { z } from 'zod';

/** Typefaces of stories. */
export const FACES = ['literata', 'atkinson', 'system'] as const;
/** Sizes of stories, smallest first. */
export const SIZES = ['small', 'medium', 'large', 'largest'] as const;
/** Colour schemes; `auto` follows the reader's system. */
export const SCHEMES = ['auto', 'light', 'dark'] as const;

const SETTINGS = z.object({
  face: z.enum(FACES).catch('literata'),
  size: z.enum(SIZES).catch('medium'),
  scheme: z.enum(SCHEMES).catch('auto'),
});

/** The typeface and size of stories, and the colours of every page; `auto` follows the reader's system. */
export type ReadingSettings = z.infer<typeof SETTINGS>;

const COOKIE = 'fanlight-reading';
const YEAR_IN_SECONDS = 31_536_000;

/** The settings in a form or any record; whatever is missing or unknown takes its default. */
export function settingsFrom(record: unknown): ReadingSettings {
  return SETTINGS.parse(typeof record === 'object' && record !== null ? record : {});
}

/** The settings in a Cookie header. */
export function settingsFromCookies(header: string | undefined): ReadingSettings {
  for (const part of (header ?? '').slice(0, 4_096).split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name !== COOKIE || value === undefined) continue;
    const [face, size, scheme] = value.split('.');
    return settingsFrom({ face, size, scheme });
  }
  return settingsFrom({});
}

/** A Set-Cookie value that keeps the settings for a year. */
export function settingsCookie(settings: ReadingSettings): string {
  const value = `${settings.face}.${settings.size}.${settings.scheme}`;
  return `${COOKIE}=${value}; Path=/; Max-Age=${YEAR_IN_SECONDS}; HttpOnly; SameSite=Lax`;
}
