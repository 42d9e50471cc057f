import { type LanguageTag, spokenLanguage } from '#words';

const MADE = new Map<LanguageTag, Intl.DisplayNames>();

/** The name of a language in the language of the page, by its tag: `de` → `German`; the tag where there is none. */
export function languageWords(tag: string): string {
  const spoken = spokenLanguage();
  const names = MADE.get(spoken) ?? new Intl.DisplayNames([spoken], { type: 'language' });
  MADE.set(spoken, names);
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
