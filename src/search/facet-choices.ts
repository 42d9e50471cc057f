import { RATING_ORDER } from '#vocabulary';
import { conjuncts } from './normal-form.ts';
import type { Condition, NameField } from './query.ts';
import type { FacetKind } from './results.ts';

/** A value of a facet that a query asks for or against, and the condition that says so. */
export type FacetChoice = { kind: FacetKind; value: string; state: 'include' | 'exclude'; leaf: Condition };

const FIELD_OF_KIND = {
  warning: 'warning',
  category: 'category',
  fandom: 'fandom',
  relationship: 'ship',
  character: 'character',
  tag: 'tag',
  language: 'lang',
} as const satisfies Partial<Record<FacetKind, NameField>>;
const KIND_OF_FIELD = new Map<NameField, FacetKind>(
  Object.entries(FIELD_OF_KIND).map(([kind, field]) => [field, kind as keyof typeof FIELD_OF_KIND]),
);

/** Whether a work has one value of this facet at most, so that two values asked for are alternatives. */
export function isSingleValued(kind: FacetKind): boolean {
  return kind === 'rating' || kind === 'language' || kind === 'complete';
}

/** The condition that a work has a value of a facet; null for a value that the facet cannot have. */
export function facetCondition(kind: FacetKind, value: string): Condition | null {
  if (kind === 'complete')
    return value === 'yes' || value === 'no' ? { kind: 'complete', value: value === 'yes' } : null;
  if (kind === 'rating') {
    const rating = RATING_ORDER.find((name) => name === value);
    return rating === undefined ? null : { kind: 'rating', comparison: '=', value: rating };
  }
  const name = value.replace(/\s+/g, ' ').trim();
  return name === '' ? null : { kind: 'name', field: FIELD_OF_KIND[kind], value: name, prefix: false };
}

/**
 * What a condition chooses of the facets: a value it asks for on the top level, one it leaves out there, or
 * alternatives of one single-valued facet. `rest` is what no facet can show.
 */
export function facetChoices(condition: Condition): { choices: FacetChoice[]; rest: Condition[] } {
  const choices: FacetChoice[] = [];
  const rest: Condition[] = [];
  const alternatives = new Set<FacetKind>();
  for (const part of conjuncts(condition)) {
    const chosen = choiceOf(part, 'include') ?? exclusionOf(part);
    if (chosen && isSingleValued(chosen.kind) && chosen.state === 'include') {
      if (alternatives.has(chosen.kind)) rest.push(part);
      else choices.push(chosen);
      alternatives.add(chosen.kind);
    } else if (chosen) choices.push(chosen);
    else {
      const group = alternativesOf(part);
      const [first] = group;
      if (first && !alternatives.has(first.kind)) {
        alternatives.add(first.kind);
        choices.push(...group);
      } else rest.push(part);
    }
  }
  return { choices, rest };
}

function exclusionOf(part: Condition): FacetChoice | null {
  return part.kind === 'not' ? choiceOf(part.part, 'exclude') : null;
}

function choiceOf(leaf: Condition, state: FacetChoice['state']): FacetChoice | null {
  if (leaf.kind === 'complete') return { kind: 'complete', value: leaf.value ? 'yes' : 'no', state, leaf };
  if (leaf.kind === 'rating')
    return leaf.comparison === '=' ? { kind: 'rating', value: leaf.value, state, leaf } : null;
  if (leaf.kind !== 'name' || leaf.prefix) return null;
  const kind = KIND_OF_FIELD.get(leaf.field);
  return kind === undefined ? null : { kind, value: leaf.value, state, leaf };
}

function alternativesOf(part: Condition): FacetChoice[] {
  if (part.kind !== 'or') return [];
  const group = part.parts.flatMap((one) => choiceOf(one, 'include') ?? []);
  const [first] = group;
  const isGroup =
    first !== undefined &&
    group.length === part.parts.length &&
    isSingleValued(first.kind) &&
    group.every(({ kind }) => kind === first.kind);
  return isGroup ? group : [];
}
