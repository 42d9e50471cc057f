import type { WorkFacets, WorkId } from '#catalogue';
import type { Condition, Query } from './query.ts';
import type { FacetKind, SearchResult } from './results.ts';

/** Which works match the text leaves of a query: the catalogue answers, best first. */
export type TextAnswers = (
  leaf: Extract<Condition, { kind: 'word' | 'phrase' }>,
) => Promise<readonly WorkId[]>;

/** How much of each facet an answer carries; `facets` absent means none. */
export type SearchOptions = {
  offset: number;
  limit: number;
  facets?: { kinds: readonly FacetKind[]; values: number };
};

/** The facet index of the process: follows the catalogue's change feed, answers queries exactly. */
export interface SearchIndex {
  /** Adds works, or replaces those with the same id. */
  save(works: readonly WorkFacets[]): void;
  remove(ids: readonly WorkId[]): void;
  readonly size: number;
  search(query: Query, texts: TextAnswers, options: SearchOptions): Promise<SearchResult>;
}
