import type { WorkId } from '#catalogue';

/**
 * Facets of the browse page, in the order they are shown. `status` has the catalogue's words; `length` stretches of words as
 * `words:` takes them, see `LENGTH_BANDS`; `year` the four digits of the published date; `source` hosts.
 */
export const FACET_KINDS = [
  'rating',
  'warning',
  'category',
  'fandom',
  'relationship',
  'character',
  'tag',
  'language',
  'status',
  'length',
  'year',
  'source',
] as const;
/** One of {@link FACET_KINDS}. */
export type FacetKind = (typeof FACET_KINDS)[number];

/** How a query chooses a value: asked for, one of several alternatives, or left out. */
export type ChoiceState = 'include' | 'any' | 'exclude';

/**
 * One value of a facet: how many works of the result have it, which is the total of the query with that value as one more
 * condition, and whether the query chooses it. Names are spelt as they first came into the library, or as the query spells
 * those that it chooses.
 */
export type FacetValue = { value: string; count: number; state: 'none' | ChoiceState };

/**
 * Values of one facet, most frequent first, then by name. `total` counts all distinct values in the result; where totals are not asked for it
 * says only whether there are more than are wanted: one more then, else as many as there are.
 */
export type Facet = { kind: FacetKind; total: number; values: FacetValue[] };

/**
 * Works that answer a query: exact total, one page of ids in order, exact facet counts. `hidden` are those that answer it and
 * that the reader has muted; nothing else counts them.
 */
export type SearchResult = { total: number; hidden: number; ids: WorkId[]; facets: Facet[] };
