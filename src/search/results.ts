import type { WorkId } from '#catalogue';

/** Facets of the browse page, in the order they are shown. */
export const FACET_KINDS = [
  'rating',
  'warning',
  'category',
  'fandom',
  'relationship',
  'character',
  'tag',
  'language',
  'complete',
] as const;
/** One of {@link FACET_KINDS}. */
export type FacetKind = (typeof FACET_KINDS)[number];

/**
 * One value of a facet: how many works of the result have it, and whether the query asks for or against it. Names are
 * spelt as they first came into the library, or as the query spells those that it chooses.
 */
export type FacetValue = { value: string; count: number; state: 'none' | 'include' | 'exclude' };

/** Values of one facet, most frequent first, then by name; `total` counts all distinct values in the result. */
export type Facet = { kind: FacetKind; total: number; values: FacetValue[] };

/** Works that answer a query: exact total, one page of ids in order, exact facet counts; `hidden` others are muted. */
export type SearchResult = { total: number; hidden: number; ids: WorkId[]; facets: Facet[] };
