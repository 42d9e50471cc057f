/** The query language (text, tree, sentence, form) and the facet index in the process. */

export { buildSearchIndex, type ColumnarWorks } from './columnar-works.ts';
export { facetChoices, facetCondition, isSingleValued } from './facet-choices.ts';
export { createSearchIndex, loadSearchIndex, MAX_PAGE_SIZE } from './facet-index.ts';
export { FIELD_OF_KIND } from './field-of-kind.ts';
export { descendsUsually, FIELD_ALIASES } from './fields.ts';
export {
  formFromParameters,
  formToQuery,
  formToText,
  type QueryForm,
  queryToForm,
} from './form.ts';
export type { IndexStamp } from './index-stamp.ts';
export { LENGTH_BANDS, type LengthBand } from './length-bands.ts';
export type { Suggestion, SuggestionKind, SuggestOptions } from './names/suggest.ts';
export { allOf, conjuncts, normalQuery } from './normal-form.ts';
export { parseQuery } from './parse.ts';
export {
  type Condition,
  type DateField,
  type DateUnit,
  type HasValue,
  type IsValue,
  type NameField,
  type NumberField,
  type Query,
  type QueryProblem,
  type RelativePeriod,
  SORT_ORDERS,
  type Sort,
  type SortOrder,
} from './query.ts';
export { type QueryPart, queryParts, withCondition } from './query-parts.ts';
export { describeQuery } from './render-sentence.ts';
export { renderQuery } from './render-text.ts';
export { type ChoiceState, FACET_KINDS, type Facet, type FacetKind, type FacetValue } from './results.ts';
export {
  type AskedFacets,
  type Asker,
  type FoundSet,
  noTexts,
  type ReaderView,
  type SearchIndex,
  type SearchOptions,
  type TextAnswer,
  type TextAnswers,
} from './search-index.ts';
