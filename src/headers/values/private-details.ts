import { redactAddresses } from './email.ts';
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

/** What stands where a private detail was. */
export const DETAIL_REMOVED: Readonly<Record<PrivateDetail['kind'], string>> = {
  phone: '[phone number removed]',
  age: '[age removed]',
  'postal-address': '[address removed]',
};

/**
 * A text as it may be shown: without mail addresses, and without `names` (legal names, full names of third parties)
 * where they stand as whole words. `voice`: the author speaks, so their telephone, age and address go too.
 */
export function withholdPrivate(text: string, names: readonly string[], voice: boolean): string {
  const details = voice ? findPrivateDetails(text) : [];
  let shown = '';
  let at = 0;
  for (const { kind, from, to } of details) {
    if (from < at) continue;
    shown += text.slice(at, from) + DETAIL_REMOVED[kind];
    at = to;
  }
  return names.reduce(withoutName, redactAddresses(shown + text.slice(at)));
}

const NAME_REMOVED = '[name removed]';

function withoutName(text: string, name: string): string {
  let shown = '';
  let at = 0;
  for (const { from, to } of findNames(text, [name])) {
    shown += text.slice(at, from) + NAME_REMOVED;
    at = to;
  }
  return shown + text.slice(at);
}
