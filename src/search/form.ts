import { facetChoices, facetCondition, isSingleValued } from './facet-choices.ts';
import { allOf, conjuncts, normalQuery } from './normal-form.ts';
import { parseQuery } from './parse.ts';
import type { Condition, DateField, IsValue, Query } from './query.ts';
import { readDates } from './read-dates.ts';
import { readCount } from './read-range.ts';
import { readSort } from './read-sort.ts';
import { readCondition } from './read-value.ts';
import { renderCondition, renderQuery, renderSort, renderValue } from './render-text.ts';
import { type ChoiceState, FACET_KINDS, type FacetKind } from './results.ts';

/** Which works of those that a reader has seen or not are shown. */
const READER_STATES = ['all', 'unread', 'unseen', 'bookmarked'] as const;
/** Whether works that cross fandoms are shown. */
const CROSSOVER_CHOICES = ['any', 'none', 'only'] as const;
/** Fields for counts, each with the least and the most. */
const COUNT_FIELDS = ['words', 'kudos', 'chapters'] as const;
type CountField = (typeof COUNT_FIELDS)[number];
/** Fields for dates, each with what stands behind its colon. */
const DATE_FIELDS = ['published', 'updated', 'added'] as const satisfies readonly DateField[];

/**
 * A query as the filter form shows it. `text` holds its words and phrases, `rest` whatever else the form has no field for; both are
 * query text, and the page carries `rest` along in a hidden field so that nothing is lost. `sort` is what follows `sort:`,
 * empty for the usual order. Values included in a facet must all be there, of those in `any` one, except where a work can have one
 * only (rating, language, status, length, year, source): there both lists are alternatives. A value excluded must not be
 * there. A date is what follows its colon (`2004..2006`, `<2w`), `otp` a relationship; both are empty where nothing is asked.
 */
export type QueryForm = Record<ChoiceState, Record<FacetKind, string[]>> &
  Record<`${CountField}From` | `${CountField}To`, number | null> &
  Record<(typeof DATE_FIELDS)[number], string> & {
    text: string;
    otp: string;
    crossovers: (typeof CROSSOVER_CHOICES)[number];
    reader: (typeof READER_STATES)[number];
    sort: string;
    rest: string;
  };

const CHOICE_STATES = ['include', 'any', 'exclude'] as const satisfies readonly ChoiceState[];
/** Longest list of values read from one form field. */
const MAX_VALUES = 100;

/** A query as a form. */
export function queryToForm(query: Query): QueryForm {
  const normal = normalQuery(query);
  const form = emptyForm();
  if (normal.sort !== null) form.sort = renderSort(normal.sort).slice('sort:'.length);
  const { choices, rest } = facetChoices(normal.condition);
  for (const { kind, value, state } of choices) form[state][kind].push(value);
  const texts: Condition[] = [];
  const others: Condition[] = [];
  for (const part of rest) {
    if (part.kind === 'word' || part.kind === 'phrase') texts.push(part);
    else if (!takeIntoField(form, part)) others.push(part);
  }
  return { ...form, text: renderParts(texts), rest: renderParts(others) };
}

/** Shows a condition in the field for it, if there is one that is free. */
function takeIntoField(form: QueryForm, part: Condition): boolean {
  switch (part.kind) {
    case 'number': {
      const field = COUNT_FIELDS.find((name) => name === part.field);
      if (field === undefined || form[`${field}From`] !== null || form[`${field}To`] !== null) return false;
      form[`${field}From`] = part.from;
      form[`${field}To`] = part.to;
      return true;
    }
    case 'date':
    case 'when':
      if (form[part.field] !== '') return false;
      form[part.field] = renderCondition(part).slice(part.field.length + 1);
      return true;
    case 'otp':
      if (form.otp !== '') return false;
      form.otp = part.value;
      return true;
    case 'is':
    case 'not':
      return takeState(form, part);
    default:
      return false;
  }
}

function takeState(form: QueryForm, part: Extract<Condition, { kind: 'is' | 'not' }>): boolean {
  const leaf = part.kind === 'not' ? part.part : part;
  if (leaf.kind !== 'is') return false;
  if (leaf.what === 'crossover') {
    if (form.crossovers !== 'any') return false;
    form.crossovers = part.kind === 'not' ? 'none' : 'only';
    return true;
  }
  const state = READER_STATES.find((name) => name === leaf.what);
  if (state === undefined || part.kind === 'not' || form.reader !== 'all') return false;
  form.reader = state;
  return true;
}

/** The query that a form asks; what its texts hold of mistakes is left out. */
export function formToQuery(form: QueryForm): Query {
  const text = parseQuery(form.text).query;
  const rest = parseQuery(form.rest).query;
  const sort = form.sort === '' ? null : readSort(form.sort);
  return normalQuery({
    condition: allOf([text.condition, ...chosenIn(form), ...fieldsOf(form), rest.condition]),
    sort: sort?.ok ? sort.value : (text.sort ?? rest.sort),
  });
}

/**
 * The query that a form asks, as text. Where a text or a date in it cannot be understood it stands there as it was typed, so that
 * whoever reads the answer learns of it.
 */
export function formToText(form: QueryForm): string {
  const normal = renderQuery(formToQuery(form));
  const isWrong = parseQuery(form.text).problems.length > 0;
  const wrong = [
    ...DATE_FIELDS.filter((field) => form[field] !== '' && !readDates(field, form[field]).ok).map(
      (field) => `${field}:${renderValue(form[field])}`,
    ),
    ...(form.otp !== '' && otpOf(form) === null ? [`otp:${renderValue(form.otp)}`] : []),
    ...(isWrong ? [/\bOR\b|\|/.test(form.text) ? `(${form.text})` : form.text] : []),
  ];
  if (wrong.length === 0) return normal;
  const { condition, sort } = formToQuery({ ...form, text: isWrong ? '' : form.text });
  const right = renderCondition(condition);
  return [condition.kind === 'or' ? `(${right})` : right, sort === null ? '' : renderSort(sort), ...wrong]
    .filter((part) => part !== '' && part !== '*')
    .join(' ');
}

function chosenIn(form: QueryForm): Condition[] {
  const parts: Condition[] = [];
  for (const kind of FACET_KINDS) {
    const include = conditionsOf(kind, form.include[kind]);
    const any = conditionsOf(kind, form.any[kind]);
    const isEither = isSingleValued(kind);
    if (!isEither) parts.push(...include);
    const alternatives = isEither ? [...include, ...any] : any;
    if (alternatives.length > 0) parts.push({ kind: 'or', parts: alternatives });
  }
  for (const kind of FACET_KINDS)
    for (const leaf of conditionsOf(kind, form.exclude[kind])) parts.push({ kind: 'not', part: leaf });
  return parts;
}

function fieldsOf(form: QueryForm): Condition[] {
  const parts: Condition[] = [];
  for (const field of COUNT_FIELDS) {
    const [from, to] = [form[`${field}From`], form[`${field}To`]];
    if (from !== null && to !== null && from > to) parts.push({ kind: 'number', field, from: to, to: from });
    else if (from !== null || to !== null) parts.push({ kind: 'number', field, from, to });
  }
  for (const field of DATE_FIELDS) {
    const reading = form[field] === '' ? null : readDates(field, form[field]);
    if (reading?.ok) parts.push(reading.value);
  }
  const otp = otpOf(form);
  if (otp !== null) parts.push(otp);
  if (form.crossovers !== 'any') parts.push(state('crossover', form.crossovers === 'only'));
  if (form.reader !== 'all') parts.push(state(form.reader, true));
  return parts;
}

function otpOf({ otp }: QueryForm): Condition | null {
  const reading = readCondition('otp', otp.replace(/\s+/g, ' ').trim(), false);
  return otp.trim() !== '' && reading.ok ? reading.value : null;
}

function state(what: IsValue, holds: boolean): Condition {
  const leaf: Condition = { kind: 'is', what };
  return holds ? leaf : { kind: 'not', part: leaf };
}

/**
 * A form from the parameters of an address: `text`; for each facet `include.fandom`, `any.fandom` and `exclude.fandom`, repeated, and
 * `more.include.fandom` and the like for names typed by hand; `wordsFrom`, `wordsTo` and the like (as people write numbers);
 * `published`, `updated`, `added`, `otp`, `crossovers`, `reader`, `sort`, `rest`. Unknown parameters and values that mean nothing are
 * passed over.
 */
export function formFromParameters(
  parameters: URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>,
): QueryForm {
  const all = (name: string): string[] => {
    const given = parameters instanceof URLSearchParams ? parameters.getAll(name) : parameters[name];
    const list = given === undefined ? [] : typeof given === 'string' ? [given] : [...given];
    return list
      .map((value) => value.trim())
      .filter((value) => value !== '')
      .slice(0, MAX_VALUES);
  };
  const one = (name: string): string => all(name)[0] ?? '';
  const form = emptyForm();
  for (const kind of FACET_KINDS)
    for (const choice of CHOICE_STATES)
      form[choice][kind] = [...all(`${choice}.${kind}`), ...all(`more.${choice}.${kind}`)];
  for (const field of COUNT_FIELDS) {
    form[`${field}From`] = readCount(one(`${field}From`));
    form[`${field}To`] = readCount(one(`${field}To`));
  }
  for (const field of DATE_FIELDS) form[field] = one(field);
  return {
    ...form,
    text: one('text'),
    otp: one('otp'),
    crossovers: CROSSOVER_CHOICES.find((choice) => choice === one('crossovers')) ?? 'any',
    reader: READER_STATES.find((choice) => choice === one('reader')) ?? 'all',
    sort: readSort(one('sort')).ok ? one('sort') : '',
    rest: one('rest'),
  };
}

function emptyForm(): QueryForm {
  return {
    text: '',
    include: emptyLists(),
    any: emptyLists(),
    exclude: emptyLists(),
    wordsFrom: null,
    wordsTo: null,
    kudosFrom: null,
    kudosTo: null,
    chaptersFrom: null,
    chaptersTo: null,
    published: '',
    updated: '',
    added: '',
    otp: '',
    crossovers: 'any',
    reader: 'all',
    sort: '',
    rest: '',
  };
}

function emptyLists(): Record<FacetKind, string[]> {
  return Object.fromEntries(FACET_KINDS.map((kind) => [kind, []])) as unknown as Record<FacetKind, string[]>;
}

function conditionsOf(kind: FacetKind, values: readonly string[]): Condition[] {
  return values.flatMap((value) => facetCondition(kind, value) ?? []);
}

/** Parts side by side; alternatives in brackets, since others follow. */
function renderParts(parts: readonly Condition[]): string {
  const condition = allOf(parts);
  return conjuncts(condition).length === 0 ? '' : renderCondition(condition);
}
