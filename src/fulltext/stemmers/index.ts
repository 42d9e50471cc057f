import { english } from './english.ts';
import { dutch, french, german, italian, portuguese, russian, spanish } from './light.ts';

/** Takes the endings off a folded word. Forms of one word have one stem, which need not be a word. */
export type Stemmer = (word: string) => string;

/** By the first part of a BCP 47 code. */
const STEMMERS: Readonly<Record<string, Stemmer>> = {
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  nl: dutch,
  pt: portuguese,
  ru: russian,
};

/** The stemmer of a language (BCP 47), or null where there is none. */
export function stemmerOf(language: string): Stemmer | null {
  return STEMMERS[language.toLowerCase().split('-')[0] ?? ''] ?? null;
}
