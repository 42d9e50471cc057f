import { facetChoices, facetCondition, isSingleValued } from './facet-choices.ts';
import { allOf, conjuncts, normalQuery } from './normal-form.ts';
import { parseQuery } from './parse.ts';
import type { Condition, Query } from './query.ts';
import { readCount } from './read-range.ts';
import { readSort } from './read-value.ts';
import { renderCondition, renderSort } from './render-text.ts';
import { FACET_KINDS, type FacetKind } from './results.ts';

/**
 * A query as the filter form shows it. `text` holds its words and phrases, `rest` whatever else the form has no field for; both are
 * query text, and the page carries `rest` along in a hidden field so that nothing is lost. `sort` is what follows `sort:`,
 * empty for the usual order. Values included in a facet must all be there, except where a work can have one only (rating,
 * language, completeness): there any of them will do. A value excluded must not be there.
 */
export type QueryForm = {
  text: string;
  include: Record<FacetKind, string[]>;
  exclude: Record<FacetKind, string[]>;
  wordsFrom: number | null;
  wordsTo: number | null;
  sort: string;
  rest: string;
};

/** Longest list of values read from one form field. */
const MAX_VALUES = 100;

/** A query as a form. */
export function queryToForm(query: Query): QueryForm {
  const normal = normalQuery(query);
  const form: QueryForm = {
    ...emptyForm(),
    sort: normal.sort === null ? '' : renderSort(normal.sort).slice(5),
  };
  const { choices, rest } = facetChoices(normal.condition);
  for (const { kind, value, state } of choices) form[state][kind].push(value);
  const text: Condition[] = [];
  const others: Condition[] = [];
  let hasLength = false;
  for (const part of rest) {
    if (part.kind === 'word' || part.kind === 'phrase') text.push(part);
    else if (part.kind === 'number' && part.field === 'words' && !hasLength) {
      hasLength = true;
      form.wordsFrom = part.from;
      form.wordsTo = part.to;
    } else others.push(part);
  }
  return { ...form, text: renderParts(text), rest: renderParts(others) };
}

/** The query that a form asks; what its texts hold of mistakes is left out. */
export function formToQuery(form: QueryForm): Query {
  const text = parseQuery(form.text).query;
  const rest = parseQuery(form.rest).query;
  const parts: Condition[] = [text.condition];
  for (const kind of FACET_KINDS) parts.push(...includedOf(kind, form.include[kind]));
  for (const kind of FACET_KINDS)
    for (const leaf of conditionsOf(kind, form.exclude[kind])) parts.push({ kind: 'not', part: leaf });
  if (form.wordsFrom !== null || form.wordsTo !== null)
    parts.push({ kind: 'number', field: 'words', from: form.wordsFrom, to: form.wordsTo });
  parts.push(rest.condition);
  const sort = form.sort === '' ? null : readSort(form.sort);
  return normalQuery({
    condition: allOf(parts),
    sort: sort?.ok ? sort.value : (text.sort ?? rest.sort),
  });
}

/**
 * A form from the parameters of an address: `text`, `include.fandom` and `exclude.fandom` (repeated), `wordsFrom`, `wordsTo` (as people
 * write numbers), `sort`, `rest`. Unknown parameters and values that mean nothing are passed over.
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
  for (const kind of FACET_KINDS) {
    form.include[kind] = all(`include.${kind}`);
    form.exclude[kind] = all(`exclude.${kind}`);
  }
  const sort = readSort(one('sort'));
  return {
    ...form,
    text: one('text'),
    wordsFrom: readCount(one('wordsFrom')),
    wordsTo: readCount(one('wordsTo')),
    sort: sort.ok ? one('sort') : '',
    rest: one('rest'),
  };
}

function emptyForm(): QueryForm {
  return {
    text: '',
    include: emptyLists(),
    exclude: emptyLists(),
    wordsFrom: null,
    wordsTo: null,
    sort: '',
    rest: '',
  };
}

function emptyLists(): Record<FacetKind, string[]> {
  return {
    rating: [],
    warning: [],
    category: [],
    fandom: [],
    relationship: [],
    character: [],
    tag: [],
    language: [],
    complete: [],
  };
}

function includedOf(kind: FacetKind, values: readonly string[]): Condition[] {
  const leaves = conditionsOf(kind, values);
  return isSingleValued(kind) && leaves.length > 1 ? [{ kind: 'or', parts: leaves }] : leaves;
}

function conditionsOf(kind: FacetKind, values: readonly string[]): Condition[] {
  return values.flatMap((value) => facetCondition(kind, value) ?? []);
}

/** Parts side by side; alternatives in brackets, since others follow. */
function renderParts(parts: readonly Condition[]): string {
  const condition = allOf(parts);
  return conjuncts(condition).length === 0 ? '' : renderCondition(condition);
}
