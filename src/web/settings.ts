/**
 * How a reader wants pages to look. Kept in a cookie of the browser, since a telephone in bed wants other type than a desk, and
 * a personal library has no accounts.
 */
import { z } from 'zod';
import type { SnippetPolicy } from '#library';
import { LANGUAGE_TAGS } from '#words';

/** The colours of pages: those of the device, or one of five schemes. */
export const SCHEMES = ['auto', 'light', 'sepia', 'dark', 'contrast', 'black'] as const;

const AGREED = z.enum(['yes', 'no']).catch('no');

/** In the order of the cookie's values; what is new stands at the end, so that cookies of before are still read. */
const SETTINGS = z.object({
  face: z.enum(['literata', 'atkinson', 'dyslexic', 'system']).catch('literata'),
  size: z.enum(['small', 'medium', 'large', 'largest', 'huge']).catch('medium'),
  scheme: z.enum(SCHEMES).catch('auto'),
  passages: z.enum(['none', 'opened', 'any']).catch('none'),
  mature: AGREED,
  warned: AGREED,
  measure: z.enum(['narrow', 'medium', 'wide', 'full']).catch('medium'),
  lines: z.enum(['close', 'medium', 'open', 'double']).catch('medium'),
  paragraphs: z.enum(['spaced', 'apart', 'indented']).catch('spaced'),
  align: z.enum(['ragged', 'justified']).catch('ragged'),
  letters: z.enum(['usual', 'wide']).catch('usual'),
  pace: z.enum(['120', '180', '240', '320', '420']).catch('240'),
  notes: z.enum(['shown', 'folded']).catch('shown'),
  pictures: z.enum(['shown', 'asked']).catch('shown'),
  adult: z.enum(['asked', 'shown']).catch('asked'),
  titles: z.enum(['whole', 'discreet']).catch('whole'),
  keys: z.enum(['on', 'off']).catch('on'),
  view: z.enum(['chapters', 'whole']).catch('chapters'),
  language: z.enum(['auto', ...LANGUAGE_TAGS]).catch('auto'),
  offline: z.enum(['off', 'on']).catch('off'),
  styling: z.enum(['creator', 'reader']).catch('creator'),
});

/**
 * Everything that a reader can set. `face` to `letters` are about stories (`measure` is the length of lines, `lines` the space between
 * them), but for `scheme`, the colours of every page. `passages`, `mature` and `warned` are what the reader agreed to see of texts
 * in the results of a search, as `SnippetPolicy` has them. `pace` is in words a minute. `notes` are those of authors; `pictures` that are
 * asked for load one by one. `adult` says whether works for adults ask before their text, `titles` whether their names stand in
 * tabs. `keys` are the single letters that scripts listen to. `view` is how works of several chapters open. `language` is that of
 * the interface; `auto` takes what the browser asks for. `offline` has the browser keep works that were opened, for reading without a
 * network. `styling` says whose alignment of lines holds, all that is kept of a creator's styling.
 */
export type ReadingSettings = Readonly<z.infer<typeof SETTINGS>>;

/** The name of a setting. */
export type SettingName = keyof ReadingSettings;

const NAMES = Object.keys(SETTINGS.shape) as SettingName[];

/** The values that a setting may have. */
export function valuesOf(name: SettingName): readonly string[] {
  return SETTINGS.shape[name].unwrap().options;
}

/** What the `html` element says of itself as `data-…`, for style sheets and scripts. */
export const SHOWN_SETTINGS = [
  'face',
  'size',
  'scheme',
  'measure',
  'lines',
  'paragraphs',
  'align',
  'letters',
  'keys',
  'offline',
] as const satisfies readonly SettingName[];

const COOKIE = 'fanlight-reading';
const YEAR_IN_SECONDS = 31_536_000;

/** The settings in a form or any record; whatever is missing or unknown takes its default. */
export function settingsFrom(record: unknown): ReadingSettings {
  return SETTINGS.parse(typeof record === 'object' && record !== null ? record : {});
}

/** Settings with those that a form says in the place of what they were; a whole form also says what is not ticked. */
export function changedSettings(before: ReadingSettings, form: unknown): ReadingSettings {
  const said = typeof form === 'object' && form !== null ? form : {};
  return settingsFrom(Reflect.get(said, 'form') === 'part' ? { ...before, ...said } : said);
}

/** Settings as cookies said them, since every request says them several times; few browsers ask one library. */
const KNOWN = new Map<string, ReadingSettings>();
const MOST_KNOWN = 200;

/** The settings in a Cookie header. */
export function settingsFromCookies(header: string | undefined): ReadingSettings {
  const value = cookieValue(header ?? '');
  const known = KNOWN.get(value);
  if (known !== undefined) return known;
  const values = value.split('.');
  const settings = settingsFrom(Object.fromEntries(NAMES.map((setting, index) => [setting, values[index]])));
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(value, settings);
  return settings;
}

function cookieValue(header: string): string {
  for (const part of header.slice(0, 4_096).split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE && value !== undefined) return value;
  }
  return '';
}

/** What the reader agreed to see beside the works of a search; null is nothing. */
export function passagePolicy({ passages, mature, warned }: ReadingSettings): SnippetPolicy | null {
  if (passages === 'none') return null;
  return { unopened: passages === 'any', mature: mature === 'yes', warned: warned === 'yes' };
}

/** A Set-Cookie value that keeps the settings for a year. */
export function settingsCookie(settings: ReadingSettings): string {
  const value = NAMES.map((name) => settings[name]).join('.');
  return `${COOKIE}=${value}; Path=/; Max-Age=${YEAR_IN_SECONDS}; HttpOnly; SameSite=Lax`;
}
