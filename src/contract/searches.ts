import { z } from 'zod';
import {
  COUNT,
  digits,
  MOMENT,
  NUMBER,
  named,
  nextFields,
  PAGED,
  QUERY,
  QUERY_PROBLEMS,
  SIZED,
} from './shapes.ts';

const SEARCH_FIELDS = {
  id: NUMBER,
  name: z.string(),
  query: z.string(),
  sentence: z.string().describe('The query as a sentence, in the language of the answer.'),
  madeAt: MOMENT,
  total: COUNT.describe('Works that it finds.'),
  fresh: COUNT.describe('Those of them that came since its reader last looked.'),
};

/** A search that a reader keeps. */
export const SEARCH = named('SavedSearch', 'A search that a reader keeps.', z.object(SEARCH_FIELDS));
/** A search that a reader keeps. */
export type SavedSearch = z.infer<typeof SEARCH>;

/** The searches that a reader keeps. */
export const SEARCHES = named(
  'SavedSearches',
  'The searches that a reader keeps, by name.',
  z.object({ items: z.array(SEARCH) }),
);
/** The searches that a reader keeps. */
export type SavedSearches = z.infer<typeof SEARCHES>;

/** A search to keep. */
export const NEW_SEARCH = named(
  'NewSavedSearch',
  'A search to keep; without a name it is called by its sentence.',
  z.strictObject({ query: QUERY, name: z.string().max(4_000).default('') }),
);

/** Which works of a saved search. */
export const SEARCH_WORKS_QUERY = z.strictObject(SIZED);

/** Facets of works. */
const FACET_KIND = named(
  'FacetKind',
  'What works are counted by.',
  z.enum([
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
  ]),
);
const FACET_VALUE = z.object({
  value: z.string(),
  works: COUNT.describe('Works that answer the query and have the value: an exact number.'),
  state: z.enum(['none', 'include', 'any', 'exclude']).describe('How the query chooses the value.'),
});

/** Every facet of the works of a query. */
export const FACETS = named(
  'Facets',
  'Every facet of the works that answer a query, with its most frequent values.',
  z.object({
    query: z.string(),
    problems: QUERY_PROBLEMS,
    total: COUNT,
    hidden: COUNT,
    facets: z.array(z.object({ kind: FACET_KIND, total: COUNT, values: z.array(FACET_VALUE) })),
  }),
);
/** Every facet of the works of a query. */
export type Facets = z.infer<typeof FACETS>;

/** Which facets are asked for. */
export const FACETS_QUERY = z.strictObject({
  q: QUERY.default(''),
  values: digits(1, 100).default(10).describe('Values of each facet.'),
});

/** Values of one facet. */
export const FACET_VALUES = named(
  'FacetValues',
  'Values of a facet over the works that answer a query; those that the query chooses are not among them.',
  z.object({
    ...nextFields(),
    kind: FACET_KIND,
    query: z.string(),
    problems: QUERY_PROBLEMS,
    total: COUNT.describe('Values on all pages.'),
    cut: z
      .boolean()
      .describe(
        'True where there are more than a million values: only the most frequent were looked through.',
      ),
    items: z.array(FACET_VALUE),
  }),
);
/** Values of one facet. */
export type FacetValues = z.infer<typeof FACET_VALUES>;

/** Orders of a facet's values. */
export type FacetOrder = z.infer<typeof FACET_QUERY>['order'];

/** Which facet. */
export const FACET_PARAMS = z.strictObject({ kind: FACET_KIND });
/** Which values of a facet. */
export const FACET_QUERY = z.strictObject({
  q: QUERY.default(''),
  holds: z.string().max(200).default('').describe('Words that the name of a value must hold.'),
  order: z.enum(['works', 'name']).default('works'),
  ...PAGED,
});

/** Names for what is being typed. */
export const SUGGESTIONS = named(
  'Suggestions',
  'At most ten names for what is being typed, best first.',
  z.object({
    items: z.array(
      z.object({
        name: z.string(),
        works: COUNT,
        alias: z
          .string()
          .nullable()
          .describe('The other name that was found, where the name itself was not.'),
        fandoms: z.array(z.string()),
        condition: z.string().describe('The query that asks for it.'),
      }),
    ),
  }),
);
/** Names for what is being typed. */
export type Suggestions = z.infer<typeof SUGGESTIONS>;

/** What is being typed, and where. */
export const SUGGESTIONS_QUERY = z.strictObject({
  field: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .describe(
      'A field of the query language whose values are names: `fandom`, `ship`, `character`, `tag`, `by` …',
    ),
  text: z.string().max(200),
  fandom: z
    .array(z.string().max(1_000))
    .max(20)
    .default([])
    .describe('Only names of works in one of these fandoms.'),
});
