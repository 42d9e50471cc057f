/** The query language (text, tree, sentence, form) and the facet index in the process. */

export { createSearchIndex, MAX_PAGE_SIZE } from './facet-index.ts';
export { FIELD_ALIASES } from './fields.ts';
export {
  formFromParameters,
  formToParameters,
  formToQuery,
  type QueryForm,
  queryToForm,
  toggleFacet,
} from './form.ts';
export { allOf, conjuncts, normalQuery } from './normal-form.ts';
export { MAX_CONDITIONS, MAX_QUERY_DEPTH, MAX_QUERY_LENGTH, parseQuery } from './parse.ts';
export type * from './query.ts';
export { describeQuery } from './render-sentence.ts';
export { renderQuery } from './render-text.ts';
export type * from './results.ts';
export { FACET_KINDS } from './results.ts';
export type { SearchIndex, SearchOptions, TextAnswers } from './search-index.ts';
export { textMatch } from './text-match.ts';
