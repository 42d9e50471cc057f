/** Numbers, dates, lists and names of languages as the language of what is being done writes them. */
import { languageName } from '#text';
import { LANGUAGES, type LanguageTag, spokenLanguage } from './languages.ts';

type Formats = {
  whole: Intl.NumberFormat;
  day: Intl.DateTimeFormat;
  month: Intl.DateTimeFormat;
  moment: Intl.DateTimeFormat;
  list: Intl.ListFormat;
  choices: Intl.ListFormat;
  collator: Intl.Collator;
};

const MADE = new Map<LanguageTag, Formats>();

function formats(): Formats {
  const language = spokenLanguage();
  const known = MADE.get(language);
  if (known !== undefined) return known;
  const { locale } = LANGUAGES[language];
  const month = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const made: Formats = {
    whole: new Intl.NumberFormat(locale),
    day: new Intl.DateTimeFormat(locale, { ...month, day: 'numeric' }),
    month: new Intl.DateTimeFormat(locale, month),
    moment: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    choices: new Intl.ListFormat(locale, { type: 'disjunction' }),
    collator: new Intl.Collator(locale, { sensitivity: 'base', numeric: true }),
  };
  MADE.set(language, made);
  return made;
}

/** A number with its thousands apart. */
export function numberText(value: number): string {
  return formats().whole.format(value);
}

/** A day: `5 May 2001`. */
export function dayText(date: Date): string {
  return formats().day.format(date);
}

/** A month of a year: `May 2001`. */
export function monthText(date: Date): string {
  return formats().month.format(date);
}

/** A moment with its time of day, in UTC, which the caller says. */
export function momentText(date: Date): string {
  return formats().moment.format(date);
}

/** Items in a row with what stands between them: `a, b and c` as parts, for items that are more than text. */
export function listParts<Item>(items: readonly Item[]): (Item | string)[] {
  const positions = items.map((_, index) => String(index));
  return formats()
    .list.formatToParts(positions)
    .map(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? value) : value));
}

/** Words in a row of which one is meant: `a, b or c`. */
export function choicesText(words: readonly string[]): string {
  return formats().choices.format(words);
}

/** What a language is called by its tag: `German`, `Deutsch`; the tag if it has no name. */
export function languageText(tag: string): string {
  return languageName(tag, spokenLanguage());
}

/** The order of names in a dictionary of the language, numbers by their value. */
export function compareNames(first: string, second: string): number {
  return formats().collator.compare(first, second);
}
