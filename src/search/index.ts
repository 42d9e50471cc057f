/** The query language (text, tree, sentence, form) and the facet index in the process. */

export { allOf, conjuncts, normalQuery } from './normal-form.ts';
export { MAX_CONDITIONS, MAX_QUERY_DEPTH, MAX_QUERY_LENGTH, parseQuery } from './parse.ts';
export type * from './query.ts';
export { renderQuery } from './render-text.ts';
export type * from './results.ts';
export { FACET_KINDS } from './results.ts';
export type { SearchIndex, SearchOptions, TextAnswers } from './search-index.ts';
