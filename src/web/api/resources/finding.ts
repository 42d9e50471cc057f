/** Counts and names for who looks for something. */
import {
  FACET_PARAMS,
  FACET_QUERY,
  FACET_VALUES,
  FACETS,
  FACETS_QUERY,
  SUGGESTIONS,
  SUGGESTIONS_QUERY,
} from '#contract';
import { findWorks, listFacetValues, SUGGESTED_FIELDS, suggestNames } from '#library';
import { FACET_KINDS, type FacetValue } from '#search';
import { valueName } from '../../parts/facet-names.ts';
import { pageAt, pageCursor } from '../cursors.ts';
import { answering, type Operation } from '../operation.ts';
import { ApiRefusal } from '../problems.ts';

/** The operations. */
export const FINDING: readonly Operation[] = [
  answering(
    {
      id: 'listFacets',
      group: 'finding',
      method: 'GET',
      path: '/facets',
      query: FACETS_QUERY,
      gives: FACETS,
      examples: [{ query: { q: 'fandom:"Sherlock Holmes"', values: 3 } }],
    },
    async ({ site, program: { reader }, query: { q, values } }) => {
      const facets = { kinds: FACET_KINDS, values, totals: true };
      const found = await findWorks(site.library, q, { page: 1, size: 1, facets, reader });
      const body = {
        query: found.text,
        problems: found.problems,
        total: found.total,
        hidden: found.hidden,
        facets: found.facets.map((facet) => ({
          kind: facet.kind,
          total: facet.total,
          values: facet.values.map(shownValue),
        })),
      };
      return { body };
    },
  ),
  answering(
    {
      id: 'listFacetValues',
      group: 'finding',
      method: 'GET',
      path: '/facets/{kind}',
      params: FACET_PARAMS,
      query: FACET_QUERY,
      gives: FACET_VALUES,
      refuses: ['FL-API-CURSOR'],
      examples: [{ params: { kind: 'character' }, query: { q: 'rating:<=teen', order: 'name' } }],
    },
    async ({ site, program, params: { kind }, query: { q, holds, order, cursor } }) => {
      const page = pageAt(cursor);
      const asked = { kind, holds, order, page, nameOf: (value: string) => valueName(kind, value) };
      const { found, values, total, pages, isCut } = await listFacetValues(
        site.library,
        q,
        asked,
        program.reader,
      );
      const next = pageCursor(page, pages);
      const { text: query, problems } = found;
      const items = values.map(shownValue);
      return { body: { next, kind, query, problems, total, cut: isCut, items }, next };
    },
  ),
  answering(
    {
      id: 'listSuggestions',
      group: 'finding',
      method: 'GET',
      path: '/suggestions',
      query: SUGGESTIONS_QUERY,
      gives: SUGGESTIONS,
      examples: [{ query: { field: 'character', text: 'wat', fandom: ['Sherlock Holmes'] } }],
    },
    async ({ site, program, query: { field, text, fandom: fandoms } }) => {
      if (!SUGGESTED_FIELDS.includes(field)) {
        const faults = [
          { in: 'query' as const, at: '/field', rule: `one_of ${SUGGESTED_FIELDS.join(', ')}` },
        ];
        throw new ApiRefusal('FL-API-VALUE', { faults });
      }
      const names = await suggestNames(site.library, { field, text, fandoms }, program.reader);
      const items = names.map((one) => ({
        name: one.name,
        works: one.works,
        alias: one.alias,
        fandoms: one.fandoms,
        condition: one.condition,
      }));
      return { body: { items } };
    },
  ),
];

function shownValue({ value, count, state }: FacetValue) {
  return { value, works: count, state };
}
