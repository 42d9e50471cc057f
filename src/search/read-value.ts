import { foldName, languageCode } from '#text';
import { CATEGORY_NAMES, CATEGORY_WORDS, type RatingName, WARNING_NAMES } from '#vocabulary';
import { descendsUsually, type FieldName, isDateField, isNumberField, SORT_ALIASES } from './fields.ts';
import { nearest } from './nearest.ts';
import type { Comparison, Condition, NameField, Sort } from './query.ts';
import { readDates, readNumbers } from './read-range.ts';
import { renderRating } from './render-text.ts';
import { COMPARED, comparisonOf, refuse, type ValueReading } from './value-reading.ts';

/** What the index gives works whose source says nothing about warnings; the same as no author's word on them. */
export const WARNING_NOT_STATED = 'Not Stated';

const RATING_WORDS = new Map<string, RatingName>([
  ['general', 'General'],
  ['teen', 'Teen'],
  ['mature', 'Mature'],
  ['explicit', 'Explicit'],
  ['unrated', 'Not Rated'],
  ['g', 'General'],
  ['gen', 'General'],
  ['general audiences', 'General'],
  ['t', 'Teen'],
  ['teens', 'Teen'],
  ['teen and up', 'Teen'],
  ['teen & up', 'Teen'],
  ['teen and up audiences', 'Teen'],
  ['m', 'Mature'],
  ['e', 'Explicit'],
  ['nr', 'Not Rated'],
  ['not rated', 'Not Rated'],
  ['none', 'Not Rated'],
]);

const WARNING_WORDS = new Map<string, string>([
  ...Object.values(WARNING_NAMES).map((name): [string, string] => [foldName(name), name]),
  ['violence', WARNING_NAMES.GraphicViolence],
  ['graphic violence', WARNING_NAMES.GraphicViolence],
  ['death', WARNING_NAMES.MajorCharacterDeath],
  ['character death', WARNING_NAMES.MajorCharacterDeath],
  ['mcd', WARNING_NAMES.MajorCharacterDeath],
  ['noncon', WARNING_NAMES.NonCon],
  ['non-con', WARNING_NAMES.NonCon],
  ['rape', WARNING_NAMES.NonCon],
  ['underage', WARNING_NAMES.Underage],
  ['none', WARNING_NAMES.NoneApply],
  ['no warnings', WARNING_NAMES.NoneApply],
  ['choose not to warn', WARNING_NAMES.ChooseNotToWarn],
  ['creator chose not to use archive warnings', WARNING_NAMES.ChooseNotToWarn],
  ['cntw', WARNING_NAMES.ChooseNotToWarn],
  ['unwarned', WARNING_NAMES.ChooseNotToWarn],
  ['unstated', WARNING_NOT_STATED],
  [foldName(WARNING_NOT_STATED), WARNING_NOT_STATED],
]);

const CATEGORIES = new Map<string, string>([
  ...CATEGORY_NAMES.map((name): [string, string] => [foldName(name), name]),
  ...CATEGORY_WORDS,
]);

const LANGUAGE_TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;

/** The condition that a field and its value make. */
export function readCondition(
  field: Exclude<FieldName, 'sort'>,
  text: string,
  prefix: boolean,
): ValueReading<Condition> {
  if (isNumberField(field)) return readNumbers(field, text);
  if (isDateField(field)) return readDates(field, text);
  if (field === 'complete' || field === 'is') {
    const reading = field === 'is' ? readState(text) : readYesNo(text);
    return reading.ok ? { ok: true, value: { kind: 'complete', value: reading.value } } : reading;
  }
  if (field === 'rating') {
    const reading = readRating(text);
    return reading.ok ? { ok: true, value: { kind: 'rating', ...reading.value } } : reading;
  }
  const reading = readName(field, text);
  if (!reading.ok) return reading;
  const fixed = field === 'warning' || field === 'category' || field === 'lang';
  return { ok: true, value: { kind: 'name', field, value: reading.value, prefix: prefix && !fixed } };
}

/** The value of a field of names: AO3's own names for warnings and categories, a BCP 47 tag for languages. */
function readName(field: NameField, text: string): ValueReading<string> {
  if (field === 'warning') return fromTable(text, WARNING_WORDS, 'a warning');
  if (field === 'category') return fromTable(text, CATEGORIES, 'a category');
  if (field === 'lang') return readLanguage(text);
  return { ok: true, value: text };
}

/** A rating with its comparison: `<=teen`, `M`, `"teen and up"`. */
function readRating(text: string): ValueReading<{ comparison: Comparison; value: RatingName }> {
  const [, sign = '', rest = ''] = COMPARED.exec(text) ?? [];
  const value = lookUp(rest, RATING_WORDS);
  if (value !== undefined) return { ok: true, value: { comparison: comparisonOf(sign), value } };
  const close = nearestMeaning(rest, RATING_WORDS) ?? 'General';
  return refuse(`“${rest}” is not a rating.`, `${sign}${renderRating(close)}`);
}

/** `yes`, `no` and what people type for them. */
function readYesNo(text: string): ValueReading<boolean> {
  const word = text.toLowerCase();
  if (['yes', 'y', 'true', '1', 'complete', 'finished'].includes(word)) return { ok: true, value: true };
  if (['no', 'n', 'false', '0', 'wip', 'unfinished'].includes(word)) return { ok: true, value: false };
  return refuse(`“${text}” is neither yes nor no.`, 'yes');
}

/** The value of `is:`, a work's state. */
function readState(text: string): ValueReading<boolean> {
  const word = text.toLowerCase();
  if (['complete', 'completed', 'finished', 'done'].includes(word)) return { ok: true, value: true };
  if (['wip', 'incomplete', 'unfinished', 'in-progress'].includes(word)) return { ok: true, value: false };
  const close = nearest(word, ['complete', 'unfinished', 'wip']) ?? 'complete';
  return refuse(`“${text}” is not a state of a work; it is complete or unfinished.`, close);
}

/** `words`, `-title` (against the usual direction), `random`, `random:7` with its seed. */
export function readSort(text: string): ValueReading<Sort> {
  const against = text.startsWith('-');
  const [word = '', seed] = (against ? text.slice(1) : text).toLowerCase().split(':', 2);
  const by = SORT_ALIASES.get(word);
  if (by === undefined) {
    const close = nearest(word, SORT_ALIASES.keys()) ?? 'words';
    return refuse(
      `Works cannot be sorted by “${word}”. Orders are added, updated, published, title, creator, words, chapters, relevance and random.`,
      close,
    );
  }
  if (by === 'random') {
    if (seed === undefined) return { ok: true, value: { by, descending: false } };
    if (!/^\d{1,9}$/.test(seed)) return refuse('The seed of a random order is a whole number.', 'random');
    return { ok: true, value: { by, descending: false, seed: Number(seed) } };
  }
  if (seed !== undefined) return refuse(`The order “${by}” takes nothing after it.`, by);
  return { ok: true, value: { by, descending: by === 'relevance' || descendsUsually(by) !== against } };
}

function readLanguage(text: string): ValueReading<string> {
  const code = languageCode(text) ?? (LANGUAGE_TAG.test(text) ? text : null);
  if (code !== null) return { ok: true, value: code };
  return refuse(`“${text}” is not a language that is known here. Write its name or its code.`, 'en');
}

function fromTable(text: string, table: ReadonlyMap<string, string>, what: string): ValueReading<string> {
  const found = lookUp(text, table);
  if (found !== undefined) return { ok: true, value: found };
  return refuse(`“${text}” is not ${what}.`, nearestMeaning(text, table) ?? '');
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
