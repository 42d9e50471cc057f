import type { RatingName } from '#catalogue';
import { foldName, languageCode } from '#text';
import { CATEGORY_NAMES, CATEGORY_WORDS, WARNING_NAMES } from '#vocabulary';
import { firstDay, lastDay, nextDate, previousDate, readDate } from './dates.ts';
import { descendsUsually, SORT_ALIASES } from './fields.ts';
import { nearest } from './nearest.ts';
import type { Comparison, Condition, DateField, NameField, NumberField, Sort } from './query.ts';

/** What a value means, or why it means nothing and what would. */
export type ValueReading<Meaning> =
  | { ok: true; value: Meaning }
  | { ok: false; says: string; suggestion?: string };

/** What the index gives works whose source says nothing about warnings; the same as no author's word on them. */
export const WARNING_NOT_STATED = 'Not Stated';

/** The ratings that can be compared, mildest first. `Not Rated` equals only itself. */
export const RATING_SCALE: readonly RatingName[] = ['General', 'Teen', 'Mature', 'Explicit'];

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
  ...Object.entries(CATEGORY_WORDS),
]);

const COMPARED = /^(<=|=<|>=|=>|<|>|=)?(.*)$/s;
const COUNT = /^(\d{1,12})(?:\.(\d{1,6}))?([km])?$/i;
const LANGUAGE_TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;
const MAX_COUNT = 1_000_000_000_000;

/** The value of a field of names: AO3's own names for warnings and categories, a BCP 47 tag for languages. */
export function readName(field: NameField, text: string): ValueReading<string> {
  if (field === 'warning') return fromTable(text, WARNING_WORDS, 'a warning');
  if (field === 'category') return fromTable(text, CATEGORIES, 'a category');
  if (field === 'lang') return readLanguage(text);
  return { ok: true, value: text };
}

/** A rating with its comparison: `<=teen`, `M`, `"teen and up"`. */
export function readRating(text: string): ValueReading<{ comparison: Comparison; value: RatingName }> {
  const [, sign = '=', rest = ''] = COMPARED.exec(text) ?? [];
  const found = fromTable(rest.trim(), RATING_WORDS, 'a rating');
  if (!found.ok) return found;
  return { ok: true, value: { comparison: comparisonOf(sign), value: found.value } };
}

/** `yes`, `no` and what people type for them. */
export function readYesNo(text: string): ValueReading<boolean> {
  const word = text.toLowerCase();
  if (['yes', 'y', 'true', '1', 'complete', 'finished'].includes(word)) return { ok: true, value: true };
  if (['no', 'n', 'false', '0', 'wip', 'unfinished'].includes(word)) return { ok: true, value: false };
  return refuse(`“${text}” is neither yes nor no.`, 'yes');
}

/** The value of `is:`, a work's state. */
export function readState(text: string): ValueReading<boolean> {
  const word = text.toLowerCase();
  if (['complete', 'completed', 'finished', 'done'].includes(word)) return { ok: true, value: true };
  if (['wip', 'incomplete', 'unfinished', 'in-progress'].includes(word)) return { ok: true, value: false };
  const close = nearest(word, ['complete', 'unfinished', 'wip']) ?? 'complete';
  return refuse(`“${text}” is not a state of a work; it is complete or unfinished.`, close);
}

/** A range of whole numbers: `5k`, `>10k`, `<=5000`, `1k-5k`, `1000..`, `..5k`. */
export function readNumbers(
  field: NumberField,
  text: string,
): ValueReading<Extract<Condition, { kind: 'number' }>> {
  const range = numberBounds(text);
  if (range === null)
    return refuse(
      `“${text}” is not a number or a range of numbers. Write it as 5000, 1.5k, >10k or 1k-5k.`,
      /\d/.test(text) ? salvage(text) : '>1000',
    );
  const { from, to } = range;
  if (to !== null && to < 0) return refuse('No count is less than 0.', '<=0');
  if (from !== null && to !== null && from > to)
    return refuse('The range runs backwards: the smaller number comes first.', `${to}-${from}`);
  return { ok: true, value: { kind: 'number', field, from, to } };
}

/** A range of dates: `2004`, `>2004-01`, `<=2004`, `2004..2006`. */
export function readDates(
  field: DateField,
  text: string,
): ValueReading<Extract<Condition, { kind: 'date' }>> {
  const range = dateBounds(text);
  if (range === null)
    return refuse(
      `“${text}” is not a date or a range of dates. Write a year, a month or a day: 2004, >2004-01, 2004..2006.`,
      /\d{4}/.exec(text)?.[0] ?? '2004',
    );
  const { from, to } = range;
  if (from !== null && to !== null && firstDay(from) > lastDay(to))
    return refuse('The range runs backwards: the earlier date comes first.', `${to}..${from}`);
  return { ok: true, value: { kind: 'date', field, from, to } };
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

/** A count as people write it, `10,000`, `1.5k`, `2m`; null when it is none. */
export function readCount(text: string): number | null {
  const match = COUNT.exec(text.replace(/[,_\s]/g, ''));
  if (!match) return null;
  const [, whole = '0', part = '', unit = ''] = match;
  if (part !== '' && unit === '') return null;
  const scale = unit === '' ? 1 : unit.toLowerCase() === 'k' ? 1000 : 1_000_000;
  return Math.min(MAX_COUNT, Math.round(Number(`${whole}.${part || '0'}`) * scale));
}

type Bounds<Value> = { from: Value | null; to: Value | null };

function numberBounds(text: string): Bounds<number> | null {
  const [, sign, rest = ''] = COMPARED.exec(text) ?? [];
  if (sign !== undefined) {
    const bound = readCount(rest.trim());
    if (bound === null) return null;
    const comparison = comparisonOf(sign);
    if (comparison === '>') return { from: bound + 1, to: null };
    if (comparison === '<') return { from: null, to: bound - 1 };
    return { from: comparison === '<=' ? null : bound, to: comparison === '>=' ? null : bound };
  }
  const exact = readCount(text.trim());
  if (exact !== null) return { from: exact, to: exact };
  if (text.endsWith('+')) return openBounds(readCount(text.slice(0, -1)), null);
  const [first = '', second] = text.split(text.includes('..') ? '..' : /[-–]/, 2);
  if (second === undefined) return null;
  const from = first.trim() === '' ? null : readCount(first.trim());
  const to = second.trim() === '' ? null : readCount(second.trim());
  if ((first.trim() !== '' && from === null) || (second.trim() !== '' && to === null)) return null;
  return openBounds(from, to);
}

function dateBounds(text: string): Bounds<string> | null {
  const [, sign, rest = ''] = COMPARED.exec(text) ?? [];
  if (sign !== undefined) {
    const bound = readDate(rest.trim());
    if (bound === null) return null;
    const comparison = comparisonOf(sign);
    if (comparison === '>') return openBounds(nextDate(bound), null);
    if (comparison === '<') return openBounds(null, previousDate(bound));
    return { from: comparison === '<=' ? null : bound, to: comparison === '>=' ? null : bound };
  }
  const exact = readDate(text.trim());
  if (exact !== null) return { from: exact, to: exact };
  const [first = '', second] = /^\s*\d{4}\s*-\s*\d{4}\s*$/.test(text) ? text.split('-') : text.split('..', 2);
  if (second === undefined) return null;
  const from = first.trim() === '' ? null : readDate(first.trim());
  const to = second.trim() === '' ? null : readDate(second.trim());
  if ((first.trim() !== '' && from === null) || (second.trim() !== '' && to === null)) return null;
  return openBounds(from, to);
}

function openBounds<Value>(from: Value | null, to: Value | null): Bounds<Value> | null {
  return from === null && to === null ? null : { from, to };
}

function comparisonOf(sign: string): Comparison {
  if (sign === '=<') return '<=';
  if (sign === '=>') return '>=';
  return sign === '<' || sign === '<=' || sign === '>' || sign === '>=' ? sign : '=';
}

function readLanguage(text: string): ValueReading<string> {
  const code = languageCode(text) ?? (LANGUAGE_TAG.test(text) ? text : null);
  if (code !== null) return { ok: true, value: code };
  return refuse(`“${text}” is not a language that is known here. Write its name or its code.`, 'en');
}

function fromTable<Meaning extends string>(
  text: string,
  table: ReadonlyMap<string, Meaning>,
  what: string,
): ValueReading<Meaning> {
  const key = foldName(text);
  const found = table.get(key) ?? onlyBeginning(key, table);
  if (found !== undefined) return { ok: true, value: found };
  const close = nearest(key, table.keys());
  const suggestion = (close === null ? undefined : table.get(close)) ?? [...table.values()][0] ?? '';
  return refuse(`“${text}” is not ${what}.`, suggestion);
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

function salvage(text: string): string {
  return /\d{1,9}/.exec(text)?.[0] ?? '1000';
}

function refuse(says: string, suggestion: string): { ok: false; says: string; suggestion: string } {
  return { ok: false, says, suggestion };
}
