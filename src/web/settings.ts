/** How this reader wants pages to look. Kept in a cookie of this browser, since a personal library has no accounts. */
import { z } from 'zod';
import type { SnippetPolicy } from '#library';

/** Typefaces of stories. */
export const FACES = ['literata', 'atkinson', 'system'] as const;
/** Sizes of stories, smallest first. */
export const SIZES = ['small', 'medium', 'large', 'largest'] as const;
/** Colour schemes; `auto` follows the reader's system. */
export const SCHEMES = ['auto', 'light', 'dark'] as const;

/** Of which works the results of a search show passages: of none, of those that the reader opened, of any. */
export const PASSAGES = ['none', 'opened', 'any'] as const;
const AGREED = z.enum(['yes', 'no']).catch('no');

const SETTINGS = z.object({
  face: z.enum(FACES).catch('literata'),
  size: z.enum(SIZES).catch('medium'),
  scheme: z.enum(SCHEMES).catch('auto'),
  passages: z.enum(PASSAGES).catch('none'),
  mature: AGREED,
  warned: AGREED,
});

/**
 * The typeface and size of stories, the colours of every page (`auto` follows the reader's system), and what the reader agreed to see of
 * texts in the results of a search: `mature` and `warned` are as `SnippetPolicy` has them.
 */
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
    const [face, size, scheme, passages, mature, warned] = value.split('.');
    return settingsFrom({ face, size, scheme, passages, mature, warned });
  }
  return settingsFrom({});
}

/** What the reader agreed to see beside the works of a search; null is nothing. */
export function passagePolicy({ passages, mature, warned }: ReadingSettings): SnippetPolicy | null {
  if (passages === 'none') return null;
  return { unopened: passages === 'any', mature: mature === 'yes', warned: warned === 'yes' };
}

/** A Set-Cookie value that keeps the settings for a year. */
export function settingsCookie(settings: ReadingSettings): string {
  const { face, size, scheme, passages, mature, warned } = settings;
  const value = [face, size, scheme, passages, mature, warned].join('.');
  return `${COOKIE}=${value}; Path=/; Max-Age=${YEAR_IN_SECONDS}; HttpOnly; SameSite=Lax`;
}
