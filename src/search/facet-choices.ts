import { readDate } from './dates.ts';
import { FIELD_OF_KIND } from './field-of-kind.ts';
import { LENGTH_BANDS, lengthCondition } from './length-bands.ts';
import { conjuncts } from './normal-form.ts';
import type { Condition, NameField } from './query.ts';
import { readCondition } from './read-value.ts';
import { type ChoiceState, FACET_KINDS, type FacetKind } from './results.ts';

/** A value of a facet that a query chooses, and the condition that says so. */
export type FacetChoice = { kind: FacetKind; value: string; state: ChoiceState; leaf: Condition };

const FACET_OF_FIELD = new Map<NameField, FacetKind>(
  FACET_KINDS.flatMap((kind) => (hasField(kind) ? [[FIELD_OF_KIND[kind], kind]] : [])),
);
const SINGLE: ReadonlySet<FacetKind> = new Set<FacetKind>([
  'rating',
  'language',
  'status',
  'length',
  'year',
  'source',
]);

/** Whether a work has one value of this facet at most, so that several values asked for are alternatives. */
export function isSingleValued(kind: FacetKind): boolean {
  return SINGLE.has(kind);
}

/** The condition that a work has a value of a facet, as a person may type it; null for a value that the facet cannot have. */
export function facetCondition(kind: FacetKind, value: string): Condition | null {
  const typed = value.replace(/\s+/g, ' ').trim();
  switch (kind) {
    case 'length': {
      const band = LENGTH_BANDS.find((one) => one.value === typed);
      return band === undefined ? null : lengthCondition(band);
    }
    case 'year':
      return typed.length === 4 && readDate(typed) !== null ? yearCondition(typed) : null;
    default: {
      const field = kind === 'rating' ? kind : FIELD_OF_KIND[kind];
      const reading = typed === '' ? null : readCondition(field, typed, false);
      return reading?.ok ? reading.value : null;
    }
  }
}

/**
 * What a condition chooses of the facets: a value it asks for on the top level, one it leaves out there, or alternatives of one
 * facet; of each facet one group of those. `rest` is what no facet can show.
 */
export function facetChoices(condition: Condition): { choices: FacetChoice[]; rest: Condition[] } {
  const choices: FacetChoice[] = [];
  const rest: Condition[] = [];
  const alternatives = new Set<FacetKind>();
  for (const part of conjuncts(condition)) {
    const group = choicesIn(part);
    const [first] = group;
    if (first === undefined) rest.push(part);
    else if (first.state === 'exclude' || (first.state === 'include' && !isSingleValued(first.kind)))
      choices.push(first);
    else if (alternatives.has(first.kind)) rest.push(part);
    else {
      alternatives.add(first.kind);
      choices.push(...group);
    }
  }
  return { choices, rest };
}

/** A value asked for or against, or alternatives of one facet; none where a part is anything else. */
function choicesIn(part: Condition): FacetChoice[] {
  if (part.kind === 'or') return alternativesOf(part.parts);
  const choice = part.kind === 'not' ? choiceOf(part.part, 'exclude') : choiceOf(part, 'include');
  return choice === null ? [] : [choice];
}

function alternativesOf(parts: readonly Condition[]): FacetChoice[] {
  const group = parts.flatMap((one) => choiceOf(one, 'any') ?? []);
  const isGroup = group.length === parts.length && group.every(({ kind }) => kind === group[0]?.kind);
  return isGroup ? group : [];
}

function choiceOf(leaf: Condition, state: ChoiceState): FacetChoice | null {
  switch (leaf.kind) {
    case 'rating':
      return leaf.comparison === '=' ? { kind: 'rating', value: leaf.value, state, leaf } : null;
    case 'number': {
      const band = LENGTH_BANDS.find(({ from, to }) => from === leaf.from && to === leaf.to);
      return leaf.field === 'words' && band ? { kind: 'length', value: band.value, state, leaf } : null;
    }
    case 'date':
      return leaf.field === 'published' && leaf.from === leaf.to && leaf.from?.length === 4
        ? { kind: 'year', value: leaf.from, state, leaf }
        : null;
    case 'name': {
      const kind = leaf.prefix ? undefined : FACET_OF_FIELD.get(leaf.field);
      return kind === undefined ? null : { kind, value: leaf.value, state, leaf };
    }
    default:
      return null;
  }
}

function yearCondition(year: string): Condition {
  return { kind: 'date', field: 'published', from: year, to: year };
}

function hasField(kind: FacetKind): kind is FacetKind & keyof typeof FIELD_OF_KIND {
  return Object.hasOwn(FIELD_OF_KIND, kind);
}
