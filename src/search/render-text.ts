import type { RatingName } from '#vocabulary';
import { descendsUsually } from './fields.ts';
import type { Condition, Query, Sort } from './query.ts';
import { renderPeriod } from './relative-dates.ts';

/** Text that needs no quotation marks; the rest of a value may hold `:`, a word may not, since that makes it a field. */
const BARE_WORD = /^[\p{L}\p{N}][^\s"“”„()|:<>=*\\]*$/u;
const BARE_VALUE = /^[^\s"“”„()|*\\]+$/u;
const OPERATORS = new Set(['AND', 'OR', 'NOT']);
/** Categories that people write as a word alone. */
const BARE_CATEGORY = /^[FM]\/[FM]$/i;

/** A query as text, in its one normal form. The query must be normal, as `parseQuery` returns it, for the form to be unique. */
export function renderQuery(query: Query): string {
  const condition = query.condition.kind === 'all' ? '' : renderCondition(query.condition);
  return [condition, query.sort === null ? '' : renderSort(query.sort)].filter(Boolean).join(' ');
}

/** A condition as text; `*` for the one that every work meets. */
export function renderCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return '*';
    case 'and':
      return condition.parts.map((part) => grouped(part)).join(' ');
    case 'or':
      return condition.parts.map((part) => grouped(part)).join(' OR ');
    case 'not':
      return `-${grouped(condition.part)}`;
    case 'word':
      return word(condition.text) + (condition.prefix ? '*' : '');
    case 'phrase':
      return quoted(condition.text);
    case 'name':
      return `${condition.field}:${renderValue(condition.value)}${condition.prefix ? '*' : ''}`;
    case 'rating':
      return `rating:${condition.comparison === '=' ? '' : condition.comparison}${renderRating(condition.value)}`;
    case 'number':
      return `${condition.field}:${numberRange(condition.from, condition.to)}`;
    case 'date':
      return `${condition.field}:${dateRange(condition.from, condition.to)}`;
    case 'when':
      return `${condition.field}:${renderPeriod(condition.period)}`;
    case 'has':
    case 'is':
      return `${condition.kind}:${condition.what}`;
    case 'otp':
      return `otp:${renderValue(condition.value)}`;
  }
}

/** A name as it stands after the colon, in quotation marks where it needs them. */
export function renderValue(name: string): string {
  return BARE_VALUE.test(name) ? name : quoted(name);
}

/** Whether a word without quotation marks means a category: `M/M`. */
export function isBareCategory(text: string): boolean {
  return BARE_CATEGORY.test(text);
}

/** A rating as it stands after the colon. */
export function renderRating(rating: RatingName): string {
  return rating === 'Not Rated' ? 'unrated' : rating.toLowerCase();
}

/** The least number a reader would name with "more than": 10,001 is more than 10,000. */
export function isJustAbove(from: number): boolean {
  return from > 10 && from % 10 === 1;
}

/** The greatest number a reader would name with "less than": 9,999 is less than 10,000. */
export function isJustBelow(to: number): boolean {
  return to % 10 === 9;
}

/** `sort:words`; a minus turns the usual direction round; `sort:random:7` keeps its seed. */
export function renderSort(sort: Sort): string {
  if (sort.by === 'random') return sort.seed === undefined ? 'sort:random' : `sort:random:${sort.seed}`;
  const usual = sort.by === 'relevance' || sort.descending === descendsUsually(sort.by);
  return `sort:${usual ? '' : '-'}${sort.by}`;
}

function grouped(part: Condition): string {
  const text = renderCondition(part);
  return part.kind === 'and' || part.kind === 'or' ? `(${text})` : text;
}

/** Whether a word needs no quotation marks. Those around one that needs none make it a phrase: the word as it stands. */
export function isBareWord(text: string): boolean {
  return BARE_WORD.test(text) && !OPERATORS.has(text) && !isBareCategory(text);
}

function word(text: string): string {
  return isBareWord(text) ? text : quoted(text);
}

/** Text in quotation marks. */
export function quoted(text: string): string {
  return `"${text.replace(/["“”„\\]/g, '\\$&')}"`;
}

function numberRange(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return from === to ? String(from) : `${from}-${to}`;
  if (from !== null) return isJustAbove(from) ? `>${from - 1}` : `>=${from}`;
  if (to !== null) return isJustBelow(to) ? `<${to + 1}` : `<=${to}`;
  return '>=0';
}

function dateRange(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return from === to ? from : `${from}..${to}`;
  return from !== null ? `>=${from}` : `<=${to ?? '9999'}`;
}
