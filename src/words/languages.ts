/** The languages that the interface speaks, and which of them the page being made is in. */
import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * By language tag (BCP 47): what a language calls itself, the locale of its dates and numbers, and the way its lines run. A language is
 * here when its catalogue is complete.
 */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en-GB', direction: 'ltr' },
  de: { name: 'Deutsch', locale: 'de-DE', direction: 'ltr' },
} as const satisfies Record<string, { name: string; locale: string; direction: 'ltr' | 'rtl' }>;

/** The tag of a language that the interface speaks. */
export type LanguageTag = keyof typeof LANGUAGES;

/** Their tags; the first is that of text which nobody asked for in another language. */
export const LANGUAGE_TAGS = ['en', 'de'] as const satisfies readonly LanguageTag[];

const SPOKEN = new AsyncLocalStorage<LanguageTag>();

/** Does something, and all that follows from it, in a language: whatever is said meanwhile is said in it. */
export function inLanguage<Result>(language: LanguageTag, act: () => Result): Result {
  return SPOKEN.run(language, act);
}

/** The language of what is being done; English where nobody said. */
export function spokenLanguage(): LanguageTag {
  return SPOKEN.getStore() ?? 'en';
}

/** The locale of dates and numbers in the language of what is being done. */
export function spokenLocale(): string {
  return LANGUAGES[spokenLanguage()].locale;
}

/** Whether a tag is that of a language that the interface speaks. */
export function isLanguageTag(tag: string): tag is LanguageTag {
  return Object.hasOwn(LANGUAGES, tag);
}

/** Weighed ranges of a header that are looked at. */
const MOST_RANGES = 20;

/** The language that an Accept-Language header (RFC 9110 §12.5.4) likes best of those that the interface speaks; English where it likes none. */
export function languageAsked(header: string | undefined): LanguageTag {
  let best: LanguageTag = 'en';
  let bestWeight = 0;
  for (const range of (header ?? '').slice(0, 1_000).split(',', MOST_RANGES)) {
    const [name = '', ...parameters] = range.split(';');
    const primary = name.trim().toLowerCase().split('-', 1)[0] ?? '';
    const weight = weightOf(parameters);
    if (weight > bestWeight && isLanguageTag(primary)) [best, bestWeight] = [primary, weight];
  }
  return best;
}

function weightOf(parameters: readonly string[]): number {
  const said = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
  if (said === undefined) return 1;
  const weight = Number(said.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
