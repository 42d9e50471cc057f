import type { TagAlias, WorkFacets, WorkId } from '#catalogue';
import { FacetCounter, mostFrequentFirst } from './count-facets.ts';
import { type DocSet, idsOf, intersect, sizeOf, subtract } from './doc-set.ts';
import { Evaluator, type TextHits, type TextLeaf, textLeaves } from './evaluate.ts';
import { type FacetChoice, facetChoices } from './facet-choices.ts';
import { wholeNames } from './find-names.ts';
import { LibraryTables } from './library-tables.ts';
import { WorkUses } from './name-uses.ts';
import { Suggester, type SuggestOptions } from './names/suggest.ts';
import { normalQuery } from './normal-form.ts';
import type { Condition, Query, Sort } from './query.ts';
import type { Facet } from './results.ts';
import type { ReaderView, SearchIndex, SearchOptions, TextAnswers } from './search-index.ts';
import { pageOf } from './sort-works.ts';

/** Most works on one page. */
export const MAX_PAGE_SIZE = 1000;

/** One who has opened nothing and muted nothing. */
const NO_READER: ReaderView = { opened: [], finished: [], bookmarked: [], muted: null };

/** A facet index without works. */
export function createSearchIndex(): SearchIndex {
  const tables = new LibraryTables();
  const counter = new FacetCounter(tables);
  const uses = new WorkUses(tables);
  const suggester = new Suggester(tables.terms, uses);
  const forget = () => {
    uses.forget();
    suggester.forget();
  };
  return {
    save(works: readonly WorkFacets[]) {
      for (const work of works) tables.save(work);
      forget();
    },
    remove(ids: readonly WorkId[]) {
      for (const id of ids) tables.remove(id);
      forget();
    },
    saveAliases(aliases: readonly TagAlias[]) {
      tables.terms.saveAliases(aliases);
      forget();
    },
    suggest(text: string, options: SuggestOptions) {
      return suggester.suggest(text, options);
    },
    get size() {
      return tables.size;
    },
    async search(query: Query, texts: TextAnswers, options: SearchOptions) {
      const { condition, sort } = normalQuery(query);
      const reader = options.reader ?? NO_READER;
      const muted = reader.muted && normalQuery({ condition: reader.muted, sort: null }).condition;
      const leaves = textLeaves(condition);
      const hits = await answersTo([...leaves, ...(muted === null ? [] : textLeaves(muted))], texts);
      const wanted = new Map(
        leaves.filter((leaf) => leaf.wanted).map(({ key }) => [key, hits.get(key) ?? []] as const),
      );
      const evaluator = new Evaluator(tables, { hits, reader, now: options.now ?? new Date() });
      const meeting = evaluator.find(condition);
      const found = muted === null ? meeting : subtract(meeting, evaluator.find(muted));
      const total = sizeOf(found);
      const page = {
        offset: Math.max(0, options.offset),
        limit: Math.min(MAX_PAGE_SIZE, Math.max(0, options.limit)),
      };
      const facets = options.facets
        ? chosenFacets(tables, counter, evaluator, condition, { found, total }, options.facets)
        : [];
      const order = sort ?? usualSort(wanted);
      return {
        total,
        hidden: muted === null ? 0 : sizeOf(meeting) - total,
        ids: page.offset >= total ? [] : pageOf(idsOf(found), tables, order, page, wanted),
        facets,
      };
    },
  };
}

/** What the texts answer, each leaf asked once. */
async function answersTo(
  leaves: readonly { leaf: TextLeaf; key: string }[],
  texts: TextAnswers,
): Promise<TextHits> {
  const once = new Map(leaves.map(({ leaf, key }) => [key, leaf]));
  return new Map(await Promise.all([...once].map(async ([key, leaf]) => [key, await texts(leaf)] as const)));
}

function usualSort(wanted: TextHits): Sort {
  return { by: wanted.size > 0 ? 'relevance' : 'added', descending: true };
}

/** Facets with the values that the query chooses: as the terms they name, or as they are asked for where they name no single one. */
function chosenFacets(
  tables: LibraryTables,
  counter: FacetCounter,
  evaluator: Evaluator,
  condition: Condition,
  result: { found: DocSet; total: number },
  wanted: NonNullable<SearchOptions['facets']>,
): Facet[] {
  const chosen = new Map<number, FacetChoice>();
  const loose = new Map<string, FacetChoice>();
  for (const choice of facetChoices(condition).choices) {
    const [term, ...others] = wholeNames(tables, choice.kind, choice.value);
    if (term === undefined || others.length > 0) loose.set(`${choice.kind}:${choice.value}`, choice);
    else if (choice.state !== 'any' || !chosen.has(term)) chosen.set(term, choice);
  }
  const facets = counter.facets(result.found, result.total, chosen, wanted);
  for (const { kind, value, state, leaf } of loose.values()) {
    const facet = facets.find((one) => one.kind === kind);
    if (!facet) continue;
    const count = sizeOf(intersect(result.found, evaluator.find(leaf)));
    facet.values.push({ value, count, state });
    facet.values.sort(mostFrequentFirst);
  }
  return facets;
}
