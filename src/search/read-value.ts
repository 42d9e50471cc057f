import type { WorkStatus } from '#catalogue';
import { foldName, languageCode } from '#text';
import { choicesText, say } from '#words';
import { type FieldName, isDateField, isNumberField } from './fields.ts';
import { nearest } from './nearest.ts';
import type { Condition, HasValue, IsValue, NameField } from './query.ts';
import { readDates } from './read-dates.ts';
import { readNumbers } from './read-range.ts';
import { renderRating } from './render-text.ts';
import { COMPARED, comparisonOf, refuse, type ValueReading } from './value-reading.ts';
import {
  CATEGORIES,
  HAS_WORDS,
  IS_WORDS,
  NO_WORDS,
  RATING_WORDS,
  SOURCE_WORDS,
  STATUS_WORDS,
  UNFINISHED_WORDS,
  WARNING_WORDS,
  YES_WORDS,
} from './value-words.ts';

const LANGUAGE_TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;
/** Fields whose values are from a list, so that none is the beginning of another. */
const FIXED: ReadonlySet<NameField> = new Set<NameField>(['warning', 'category', 'lang', 'status']);

/** The condition that a field and its value make. */
export function readCondition(
  field: Exclude<FieldName, 'sort'>,
  text: string,
  prefix: boolean,
): ValueReading<Condition> {
  if (isNumberField(field)) return readNumbers(field, text);
  if (isDateField(field)) return readDates(field, text);
  switch (field) {
    case 'rating':
      return readRating(text);
    case 'complete':
      return whereYes(text, statusCondition('complete'), unfinished());
    case 'crossover':
      return whereYes(text, isCondition('crossover'), { kind: 'not', part: isCondition('crossover') });
    case 'has':
      return readHas(text);
    case 'is':
      return readState(text);
    case 'otp':
      return readOtp(text);
    case 'status':
      return readStatus(text);
    default:
      return readName(field, text, prefix);
  }
}

/** The condition that a work is so far. */
function statusCondition(status: WorkStatus): Condition {
  return { kind: 'name', field: 'status', value: status, prefix: false };
}

/** The condition that a work is known not to be complete. */
function unfinished(): Condition {
  return {
    kind: 'or',
    parts: [statusCondition('wip'), statusCondition('hiatus'), statusCondition('abandoned')],
  };
}

function isCondition(what: IsValue): Condition {
  return { kind: 'is', what };
}

/** A name: AO3's own for warnings and categories, a BCP 47 tag for languages, a host for sources. */
function readName(
  field: Exclude<NameField, 'status'>,
  text: string,
  prefix: boolean,
): ValueReading<Condition> {
  const reading = nameFrom(field, text);
  if (!reading.ok) return reading;
  return {
    ok: true,
    value: { kind: 'name', field, value: reading.value, prefix: prefix && !FIXED.has(field) },
  };
}

function nameFrom(field: NameField, text: string): ValueReading<string> {
  if (field === 'warning') return fromTable(text, WARNING_WORDS, 'query.not-a-warning');
  if (field === 'category') return fromTable(text, CATEGORIES, 'query.not-a-category');
  if (field === 'lang') return readLanguage(text);
  if (field === 'source') return readSource(text);
  return { ok: true, value: text };
}

/** A rating with its comparison: `<=teen`, `M`, `"teen and up"`. */
function readRating(text: string): ValueReading<Condition> {
  const [, sign = '', rest = ''] = COMPARED.exec(text) ?? [];
  const value = lookUp(rest, RATING_WORDS);
  if (value !== undefined)
    return {
      ok: true,
      value: { kind: 'rating', comparison: comparisonOf(sign), value },
    };
  const close = nearestMeaning(rest, RATING_WORDS) ?? 'General';
  return refuse(say('query.not-a-rating', { text: rest }), `${sign}${renderRating(close)}`);
}

/** `yes`, `no` and what people type for them. */
function whereYes(text: string, yes: Condition, no: Condition): ValueReading<Condition> {
  const word = text.toLowerCase();
  if (YES_WORDS.has(word)) return { ok: true, value: yes };
  if (NO_WORDS.has(word)) return { ok: true, value: no };
  return refuse(say('query.not-yes', { text }), 'yes');
}

/** The value of `is:`: what a work is, or how far. */
function readState(text: string): ValueReading<Condition> {
  const what = lookUp(text, IS_WORDS);
  if (what !== undefined) return { ok: true, value: isCondition(what) };
  const status = statusFrom(text);
  if (status !== null) return { ok: true, value: status };
  const close = nearest(foldName(text), [...IS_WORDS.keys(), ...STATUS_WORDS.keys(), ...UNFINISHED_WORDS]);
  return refuse(
    say('query.not-a-state', { text, states: choicesText([...new Set(IS_WORDS.values())]) }),
    close ?? 'complete',
  );
}

/** How far a work is. */
function readStatus(text: string): ValueReading<Condition> {
  const status = statusFrom(text);
  if (status !== null) return { ok: true, value: status };
  const close = nearest(foldName(text), [...STATUS_WORDS.keys(), ...UNFINISHED_WORDS]);
  return refuse(say('query.not-a-status', { text }), close ?? 'complete');
}

function statusFrom(text: string): Condition | null {
  if (UNFINISHED_WORDS.has(foldName(text))) return unfinished();
  const status = lookUp(text, STATUS_WORDS);
  return status === undefined ? null : statusCondition(status);
}

/** What a work has; a person's corrections are what it is. */
function readHas(text: string): ValueReading<Condition> {
  const what = lookUp(text, HAS_WORDS);
  if (what !== undefined) return { ok: true, value: { kind: 'has', what } };
  if (/^(?:edit|correction)s?$/i.test(text)) return { ok: true, value: isCondition('edited') };
  const values = [...new Set<HasValue>(HAS_WORDS.values())];
  return refuse(
    say('query.not-had', { text, things: choicesText(values) }),
    nearestMeaning(text, HAS_WORDS) ?? 'summary',
  );
}

/** AO3's `otp:true` asks for works of one relationship whichever it is; here the relationship is named. */
function readOtp(text: string): ValueReading<Condition> {
  if (/^(?:true|false|yes|no|1|0)$/i.test(text)) return refuse(say('query.otp-name'), 'Holmes/Watson');
  return { ok: true, value: { kind: 'otp', value: text } };
}

/** A host as addresses have it, from a host, an address or a short name. */
function readSource(text: string): ValueReading<string> {
  const [host = ''] = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^(?:www\.)+/, '')
    .split('/');
  if (host === '') return refuse(say('query.not-a-site', { text }), 'archiveofourown.org');
  return { ok: true, value: SOURCE_WORDS.get(host) ?? host };
}

function readLanguage(text: string): ValueReading<string> {
  const code = languageCode(text) ?? (LANGUAGE_TAG.test(text) ? text : null);
  if (code !== null) return { ok: true, value: code };
  return refuse(say('query.not-a-language', { text }), 'en');
}

function fromTable(
  text: string,
  table: ReadonlyMap<string, string>,
  otherwise: 'query.not-a-warning' | 'query.not-a-category',
): ValueReading<string> {
  const found = lookUp(text, table);
  if (found !== undefined) return { ok: true, value: found };
  return refuse(say(otherwise, { text }), nearestMeaning(text, table) ?? '');
}

function lookUp<Meaning extends string>(
  text: string,
  table: ReadonlyMap<string, Meaning>,
): Meaning | undefined {
  const key = foldName(text);
  return table.get(key) ?? onlyBeginning(key, table);
}

/** The meaning of the word closest to what was typed, or else the first of the table. */
function nearestMeaning<Meaning extends string>(
  text: string,
  table: ReadonlyMap<string, Meaning>,
): Meaning | undefined {
  const close = nearest(foldName(text), table.keys());
  return close === null ? table.values().next().value : table.get(close);
}

/** What a beginning of three letters or more can only mean. */
function onlyBeginning<Meaning extends string>(
  key: string,
  table: ReadonlyMap<string, Meaning>,
): Meaning | undefined {
  if (key.length < 3) return undefined;
  const meanings = new Set([...table].filter(([word]) => word.startsWith(key)).map(([, meaning]) => meaning));
  return meanings.size === 1 ? [...meanings][0] : undefined;
}
