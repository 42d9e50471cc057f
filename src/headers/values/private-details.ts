import { findAddresses } from './email.ts';
import { findNames } from './private-names.ts';

/** Things that authors told a small list and that no page shows: their telephone, their age, where they live. */
export type PrivateDetail = {
  kind: 'phone' | 'age' | 'postal-address';
  value: string;
  from: number;
  to: number;
};

/**
 * Telephone numbers of three groups, North American and British, with or without a country code; ten digits in a row; and
 * shorter ones behind a word for them.
 */
const PHONE =
  /(?<![\w.+-])(?:\+\d{1,3}[ .-])?(?:\(\d{2,5}\)[ .-]?|\d{2,5}[ .-])\d{3,4}[ .-]\d{3,4}(?![\w-])|(?<![\w.+-])\d{10}(?![\w-])|(?<=\b(?:call|phone|ring|tel|cell)\b[^\d\n]{1,12})\d{3}-\d{4}(?![\w-])/gi;
/** The age of whoever speaks: "I'm only 14". */
const AGE =
  /\bI(?:['’]?m| am)(?: (?:only|just|still|now|nearly|almost|a)){0,2} (\d{1,2}|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b(?:[ -]years?[ -]old)?/gi;
/** What follows a number that counts something else. */
const COUNTS =
  /^\s?(?:%|percent|minutes?|hours?|days?|weeks?|months?|years? (?!old)|pages?|chapters?|words?|episodes?|parts?|miles?)/i;
/** A house number and a street, and at most a line further a ZIP code or a British postcode. */
const STREET =
  /\b\d{1,5}[a-d]? (?:\p{Lu}[\p{L}'’.]{1,20} ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Close|Terrace)\b.{1,80}?\b(?:[A-Z]{2},? \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2})\b/gsu;
const LEAST_AGE = 8;

/** The private details of what an author says in their own voice, in their order. Source: section 11. */
export function findPrivateDetails(text: string): PrivateDetail[] {
  const found = [
    ...matchesOf(text, STREET, 'postal-address'),
    ...matchesOf(text, PHONE, 'phone'),
    ...matchesOf(text, AGE, 'age').filter((one) => isAge(text, one)),
  ];
  return found.sort((a, b) => a.from - b.from);
}

function matchesOf(text: string, pattern: RegExp, kind: PrivateDetail['kind']): PrivateDetail[] {
  return [...text.matchAll(pattern)].map(({ 0: value, index }) => ({
    kind,
    value,
    from: index,
    to: index + value.length,
  }));
}

function isAge(text: string, { value, to }: PrivateDetail): boolean {
  const years = /\d+/.exec(value)?.[0];
  return (years === undefined || Number(years) >= LEAST_AGE) && !COUNTS.test(text.slice(to, to + 16));
}

const REMOVED: Readonly<Record<PrivateDetail['kind'], string>> = {
  phone: '[phone number removed]',
  age: '[age removed]',
  'postal-address': '[address removed]',
};

/** A stretch of a text that nobody is shown, and the words that stand for it; `to` is exclusive. */
export type WithheldPlace = { from: number; to: number; words: string };

/**
 * What of a text is withheld, in order and apart: mail addresses, as AO3's Open Doors project replaces them, and `names`
 * (legal names, third parties, their pages) where they stand on their own. `voice`: the author speaks, so their telephone,
 * age and address are withheld too. Source: section 11.
 */
export function withheldPlaces(text: string, names: readonly string[], voice: boolean): WithheldPlace[] {
  const places = [
    ...findAddresses(text).map(({ from, to }) => ({ from, to, words: '[email address removed]' })),
    ...(voice ? findPrivateDetails(text) : []).map(({ from, to, kind }) => ({
      from,
      to,
      words: REMOVED[kind],
    })),
    ...findNames(text, names).map(({ from, to, name }) => ({ from, to, words: wordsFor(name) })),
  ];
  let end = 0;
  return places
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter((one) => {
      if (one.from < end) return false;
      end = one.to;
      return true;
    });
}

function wordsFor(name: string): string {
  return /[/:]/.test(name) ? '[web address removed]' : '[name removed]';
}

/** A text as it may be shown: {@link withheldPlaces} are replaced by their words. */
export function withholdPrivate(text: string, names: readonly string[], voice: boolean): string {
  let shown = '';
  let at = 0;
  for (const { from, to, words } of withheldPlaces(text, names, voice)) {
    shown += text.slice(at, from) + words;
    at = to;
  }
  return shown + text.slice(at);
}
