/** The query language (text, tree, sentence, form) and the facet index in the process. */
export type * from './query.ts';
export type * from './results.ts';
export { FACET_KINDS } from './results.ts';
export type { SearchIndex, SearchOptions, TextAnswers } from './search-index.ts';
