/**
 * Data about how stories speak of themselves: label aliases, ratings, warnings, genres, categories, ship names,
 * permissions, languages. Tables with their sources, and the look-ups that belong to them.
 */

export { CANONS, type Canon, COUPLE_CODES, FANDOM_QUALIFIER, SERIES_CODES } from './canons.ts';
export { CATEGORY_NAMES, CATEGORY_WORDS, type CategoryName } from './categories.ts';
export { CHARACTER_CODES } from './character-codes.ts';
export { COMMON_NAMES, NOT_NAMES } from './common-names.ts';
export { fandomKey } from './fandom-key.ts';
export { FANDOM_SHELVES, SHELF_WORDS } from './fandom-shelves.ts';
export { GENRES, GOSSAMER_LETTERS, WARNING_GENRES } from './genres.ts';
export { type FieldName, LABEL_ALIASES } from './label-aliases.ts';
export { findLabel, findMisspeltLabel, labelKey, mayOpenLabel } from './label-index.ts';
export { LABEL_LANGUAGES } from './languages.ts';
export {
  BEGIN_PHRASES,
  CHROME_LINES,
  CONTINUED_WORDS,
  END_WORDS,
  JOURNAL_TAIL,
  PART_END,
} from './markers.ts';
export { MODEL_CRAWLERS, type ModelCrawler } from './model-crawlers.ts';
export { MONTH_NAMES } from './month-names.ts';
export { readNumber } from './number-words.ts';
export { ARCHIVE_NAME, PERMISSION_CONDITIONS, PERMISSION_PHRASES } from './permissions.ts';
export {
  higherRating,
  RATING_ORDER,
  RATING_SCALE,
  RATING_TOKENS,
  type RatingName,
  type RatingToken,
  ratingName,
  UNRATED_WORDS,
} from './ratings.ts';
export {
  NO_RELATIONSHIP,
  NOT_RELATIONSHIPS,
  PERSON_WORDS,
  PLATONIC_MODIFIERS,
  RELATIONSHIP_MODIFIERS,
  SECRET_RELATIONSHIP,
} from './relationship-words.ts';
export { readShip, type Ship } from './ship-names.ts';
export { SMUSH_NAMES } from './smush-names.ts';
export { canonsOf, characterCodesOf, smushGroupsOf } from './tables-by-fandom.ts';
export {
  GENRE_TRANSLATIONS,
  NOTHING_WORDS,
  WARNING_TRANSLATIONS,
} from './value-translations.ts';
export {
  ARCHIVE_WARNING_PHRASES,
  DEATH_EXCEPTIONS,
  FREE_WARNINGS,
  NO_WARNING_ANSWERS,
  UNWARNED_ANSWERS,
  WARNING_NAMES,
  WARNING_SOFTENERS,
  type WarningName,
  warningName,
  warningNames,
} from './warnings.ts';
