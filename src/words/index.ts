/**
 * The words of the interface: catalogues of ICU messages, one folder a language and one file a part of the site, and what says them
 * in the language of the request that is answered. `messages.ts` is written from the English catalogue by `npm run words`.
 */
export {
  inLanguage,
  isLanguageTag,
  LANGUAGE_TAGS,
  LANGUAGES,
  type LanguageTag,
  languageAsked,
  spokenLanguage,
  spokenLocale,
} from './languages.ts';
export {
  choicesText,
  compareNames,
  dayText,
  languageText,
  listParts,
  momentText,
  monthText,
  numberText,
} from './numbers.ts';
export { type MessageKey, say, sayError, type TextKey, tell } from './say.ts';
