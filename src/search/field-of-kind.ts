import type { TermKind } from './names/kinds.ts';
import type { NameField } from './query.ts';

/** The field that asks for names of each kind. Other kinds have no names that are asked for, or a title's words. */
export const FIELD_OF_KIND = {
  fandom: 'fandom',
  relationship: 'ship',
  character: 'character',
  tag: 'tag',
  warning: 'warning',
  category: 'category',
  creator: 'by',
  series: 'series',
  language: 'lang',
  source: 'source',
  status: 'status',
} as const satisfies Partial<Record<TermKind, NameField>>;

/** A kind of names that one field asks for. */
export type NamedKind = keyof typeof FIELD_OF_KIND;
/** A field that asks for one kind of names. */
export type KindField = (typeof FIELD_OF_KIND)[NamedKind];

/** The kind of names that a field asks for. */
export const KIND_OF_FIELD = Object.fromEntries(
  Object.entries(FIELD_OF_KIND).map(([kind, field]) => [field, kind]),
) as Record<KindField, NamedKind>;
