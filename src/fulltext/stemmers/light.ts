/**
 * Stemmers that take off the endings of number, gender and case and leave the rest, for folded words: after Jacques Savoy's light
 * stemmers ("Light stemming approaches for the French, Portuguese, German and Hungarian languages", SAC 2006; members.unine.ch/jacques.savoy/clef),
 * which fold accents too. Snowball's own for these languages look for accents, which the index does not keep.
 */
import { endings, replaceEnding } from './endings.ts';

const GERMAN_FIRST = [...endings(3, 'ern em en er es'), ...endings(3, 'e')];
const GERMAN_SECOND = [...endings(3, 'est er en')];
const GERMAN_BEFORE_S = /[bdfghklmnt]s$/;
const GERMAN_BEFORE_ST = /[bdfghklmnt]st$/;

/** The stem of a German word. */
export function german(word: string): string {
  const first = replaceEnding(word, GERMAN_FIRST);
  const short = first === word && word.length > 3 && GERMAN_BEFORE_S.test(word) ? word.slice(0, -1) : first;
  const second = replaceEnding(short, GERMAN_SECOND);
  return second === short && short.length > 4 && GERMAN_BEFORE_ST.test(short) ? short.slice(0, -2) : second;
}

const FRENCH_PLURALS = [
  ['eaux', 'eau', 2],
  ['aux', 'al', 2],
  ['euses', 'eux', 2],
  ['euse', 'eux', 2],
  ['ives', 'if', 3],
  ['ive', 'if', 3],
  ['s', '', 3],
] as const;
const FRENCH_ENDINGS = endings(3, 'ees ee er ez e');

/** The stem of a French word. */
export function french(word: string): string {
  const stem = replaceEnding(replaceEnding(word, FRENCH_PLURALS), FRENCH_ENDINGS);
  return stem.length > 3 && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
}

const SPANISH = [['eses', 'es', 2], ['ces', 'z', 3], ...endings(3, 'os as es o a e')] as const;

/** The stem of a Spanish word. */
export function spanish(word: string): string {
  return replaceEnding(word, SPANISH);
}

const ITALIAN = endings(4, 'ie he ii hi ia io e i a o');

/** The stem of an Italian word. */
export function italian(word: string): string {
  return replaceEnding(word, ITALIAN);
}

const PORTUGUESE_PLURALS = [
  ['res', 'r', 2],
  ['ses', 's', 2],
  ['les', 'l', 2],
  ['zes', 'z', 2],
  ['ns', 'm', 2],
  ['eis', 'el', 2],
  ['ais', 'al', 2],
  ['oes', 'ao', 1],
  ['aes', 'ao', 1],
  ['is', 'il', 3],
  ['s', '', 3],
] as const;
const PORTUGUESE_ENDINGS = endings(4, 'e a o');

/** The stem of a Portuguese word. */
export function portuguese(word: string): string {
  return replaceEnding(replaceEnding(word, PORTUGUESE_PLURALS), PORTUGUESE_ENDINGS);
}

/** Without ё and й, which are folded to е and и. */
const RUSSIAN = [
  ...endings(3, 'иями оями'),
  ...endings(3, 'иям иях оях ями оям ами его ему ими ого ому ыми оев'),
  ...endings(3, 'ая яя ях юю ах ею их ия ию ою ую ям ых ея ам ем еи ев ии им ое ои ом ов ые ыи ым ми'),
  ...endings(3, 'а е и о у ы я ь ю'),
];
const RUSSIAN_LAST = [['нн', 'н', 2], ...endings(3, 'ь и')] as const;

/** The stem of a Russian word. */
export function russian(word: string): string {
  return replaceEnding(replaceEnding(word, RUSSIAN), RUSSIAN_LAST);
}

const DUTCH_FIRST = [['heden', 'heid', 2], ...endings(3, 'en'), ...endings(3, 'e')] as const;
const DUTCH_S = /[bcdfghklmnprtvwz]s$/;
/** A syllable's long vowel is written once where the syllable is open (`boom`, `bomen`). */
const DUTCH_LONG = /(a)a(?=[^aeiou]$)|(e)e(?=[^aeiou]$)|(o)o(?=[^aeiou]$)|(u)u(?=[^aeiou]$)/;

/** The stem of a Dutch word. */
export function dutch(word: string): string {
  const first = replaceEnding(word, DUTCH_FIRST);
  const short = first === word && word.length > 3 && DUTCH_S.test(word) ? word.slice(0, -1) : first;
  const single = short.length > 3 && isDoubled(short) ? short.slice(0, -1) : short;
  const hard = single.replace(/v$/, 'f').replace(/z$/, 's');
  return hard.replace(DUTCH_LONG, '$1$2$3$4');
}

function isDoubled(word: string): boolean {
  const last = word.at(-1) ?? '';
  return last === word.at(-2) && !'aeiou'.includes(last);
}
