import type { TagAlias, WorkFacets, WorkId } from '#catalogue';
import { readShip } from '#vocabulary';
import type { DocSet } from './doc-set.ts';
import type { BaseSet } from './engine/base-sets.ts';
import type { WordColumn } from './engine/segment-rows.ts';
import {
  type Circumstances,
  Evaluator,
  TermFinder,
  type TextHits,
  type TextLeaf,
  textLeaves,
} from './evaluate.ts';
import { type FacetChoice, facetChoices } from './facet-choices.ts';
import { facetsOf, mostFrequentFirst } from './facet-counts.ts';
import { dumpLibrary, loadLibrary, type ReadBytes } from './index-file.ts';
import type { IndexStamp } from './index-stamp.ts';
import { type LibraryOptions, LibrarySegments, type OpenBase } from './library-segments.ts';
import { WorkUses } from './name-uses.ts';
import { Suggester, type SuggestOptions } from './names/suggest.ts';
import { TermTable } from './names/term-table.ts';
import { allOf, normalCondition, normalQuery } from './normal-form.ts';
import type { Condition, Query, Sort } from './query.ts';
import type { Facet } from './results.ts';
import type {
  Asker,
  FoundSet,
  ReaderView,
  SearchIndex,
  SearchOptions,
  TextAnswer,
  TextAnswers,
  WorkVisit,
} from './search-index.ts';
import type { SegmentSets } from './segment-sets.ts';
import { sortedPage } from './sorted-page.ts';

/** Most works on one page. */
export const MAX_PAGE_SIZE = 1000;

/** One who has opened nothing and muted nothing. */
const NO_READER: ReaderView = { opened: [], finished: [], bookmarked: [], muted: null };

/** A facet index without works. */
export function createSearchIndex(options: LibraryOptions = {}): SearchIndex {
  return indexOfLibrary(new LibrarySegments(new TermTable(), null, options));
}

/**
 * The facet index that was dumped, and what it was made of; null where the bytes are damaged, of an older version or of another machine: the index is to be
 * filled anew then.
 */
export async function loadSearchIndex(
  read: ReadBytes,
  options: LibraryOptions = {},
): Promise<{ index: SearchIndex; stamp: IndexStamp } | null> {
  const loaded = await loadLibrary(read, options);
  return loaded && { index: indexOfLibrary(loaded.library), stamp: loaded.stamp };
}

/** The facet index over some segments. */
export function indexOfLibrary(library: LibrarySegments): SearchIndex {
  const uses = new WorkUses(library);
  const suggester = new Suggester(library.terms, uses);
  const forget = () => {
    uses.forget();
    suggester.forget();
  };
  return {
    save(works: readonly WorkFacets[]) {
      for (const work of works) library.save(work);
      forget();
    },
    remove(ids: readonly WorkId[]) {
      for (const id of ids) library.remove(id);
      forget();
    },
    saveAliases(aliases: readonly TagAlias[]) {
      library.terms.saveAliases(aliases);
      forget();
    },
    suggest(text: string, options: SuggestOptions) {
      return suggester.suggest(text, options);
    },
    async fill(pages: AsyncIterable<readonly WorkFacets[]>) {
      await library.fill(pages);
      forget();
    },
    settle() {
      library.settle();
    },
    dump(stamp: IndexStamp) {
      return dumpLibrary(library, stamp);
    },
    get size() {
      return library.size;
    },
    async search(query: Query, texts: TextAnswers, options: SearchOptions) {
      return look(library, query, texts, options, ({ search, condition, sort, all, found, wanted }) => {
        const page = {
          offset: Math.max(0, options.offset),
          limit: Math.min(MAX_PAGE_SIZE, Math.max(0, options.limit)),
        };
        const order = sort ?? usualSort(wanted);
        return {
          total: found.total,
          hidden: all.total - found.total,
          ids: page.offset >= found.total ? [] : search.page(found, order, page, wanted),
          facets: options.facets ? search.facets(found, condition, options.facets) : [],
        };
      });
    },
    async explore<Result>(
      query: Query,
      texts: TextAnswers,
      asker: Asker,
      survey: (works: FoundSet) => Result,
    ): Promise<Result> {
      return look(library, query, texts, asker, (asked) => survey(foundSet(library, asked)));
    },
  };
}

/** A query that was worked out: all that meets it, and what of it is not muted. */
type Asked = {
  search: LibrarySearch;
  condition: Condition;
  sort: Sort | null;
  all: Found;
  found: Found;
  /** What the texts answered of the leaves that rank works. */
  wanted: readonly TextAnswer[];
};

/** Works a query out and gives back what that took when it was answered. */
async function look<Result>(
  library: LibrarySegments,
  query: Query,
  texts: TextAnswers,
  asker: Asker,
  answer: (asked: Asked) => Result,
): Promise<Result> {
  const { condition, sort } = normalQuery(query);
  const reader = asker.reader ?? NO_READER;
  const muted = reader.muted && normalCondition(reader.muted);
  const leaves = textLeaves(condition);
  const hits = await answersTo([...leaves, ...(muted === null ? [] : textLeaves(muted))], texts);
  const wanted = leaves.flatMap(({ key, wanted }) => (wanted ? (hits.get(key) ?? []) : []));
  const base = library.base;
  try {
    const search = new LibrarySearch(library, base, { hits, reader, now: asker.now ?? new Date() });
    const all = search.find(condition);
    const found = muted === null ? all : search.without(all, muted);
    return answer({ search, condition, sort, all, found, wanted });
  } finally {
    base?.segment.arena.release();
  }
}

function foundSet(library: LibrarySegments, asked: Omit<Asked, 'sort' | 'wanted'>): FoundSet {
  const { search, condition, all, found } = asked;
  return {
    total: found.total,
    hidden: all.total - found.total,
    facets: (wanted) => search.facets(found, condition, wanted),
    cross: (rows, columns) => search.cross(found, rows, columns),
    within: (narrower) =>
      foundSet(library, {
        search,
        condition: allOf([condition, normalCondition(narrower)]),
        all: search.within(all, narrower),
        found: search.within(found, narrower),
      }),
    each: (visit) => search.each(found, visit),
    membersOf: (name) => membersOf(library, name),
  };
}

function membersOf({ terms }: LibrarySegments, name: string): string[] {
  const [ship] = terms.named('relationship', name);
  return ship === undefined ? [...readShip(name).members] : [...terms.shipOf(ship).members];
}

/** What the texts answer, each leaf asked once. */
async function answersTo(
  leaves: readonly { leaf: TextLeaf; key: string }[],
  texts: TextAnswers,
): Promise<TextHits> {
  const once = new Map(leaves.map(({ leaf, key }) => [key, leaf]));
  return new Map(await Promise.all([...once].map(async ([key, leaf]) => [key, await texts(leaf)] as const)));
}

function usualSort(wanted: readonly TextAnswer[]): Sort {
  return { by: wanted.length > 0 ? 'relevance' : 'added', descending: true };
}

/** Live documents of either segment. */
type Found = { early: BaseSet | null; late: DocSet; total: number };

/** One query asked of both segments. */
class LibrarySearch {
  readonly #library: LibrarySegments;
  readonly #base: OpenBase | null;
  readonly #finder: TermFinder;
  readonly #early: Evaluator<BaseSet> | null;
  readonly #late: Evaluator<DocSet>;

  constructor(library: LibrarySegments, base: OpenBase | null, circumstances: Circumstances) {
    this.#library = library;
    this.#base = base;
    this.#finder = new TermFinder(library);
    this.#early = base && new Evaluator(base.sets, this.#finder, circumstances);
    this.#late = new Evaluator(library.delta, this.#finder, circumstances);
  }

  find(condition: Condition): Found {
    const base = this.#base;
    const { delta } = this.#library;
    const early =
      base && this.#early ? liveOnly(base.sets, this.#early.find(condition), base.segment.hasMasked) : null;
    const late = liveOnly(delta, this.#late.find(condition), delta.segment.hasDead);
    return { early, late, total: (early?.size ?? 0) + delta.sizeOf(late) };
  }

  /** What was found without those that meet a condition. */
  without(found: Found, condition: Condition): Found {
    const { delta } = this.#library;
    const early =
      this.#base && this.#early && found.early
        ? this.#base.sets.andNot(found.early, this.#early.find(condition))
        : null;
    const late = delta.andNot(found.late, this.#late.find(condition));
    return { early, late, total: (early?.size ?? 0) + delta.sizeOf(late) };
  }

  page(
    found: Found,
    sort: Sort,
    page: { offset: number; limit: number },
    wanted: readonly TextAnswer[],
  ): WorkId[] {
    const base = this.#base && found.early ? { ...this.#base, found: found.early } : null;
    const late = { sets: this.#library.delta, relevance: this.#library.lateRelevance, found: found.late };
    return sortedPage({ base, delta: late }, sort, page, wanted);
  }

  /** Facets with the values that the query chooses: as the terms they name, or as they are asked for where they name no single one. */
  facets(found: Found, condition: Condition, wanted: NonNullable<SearchOptions['facets']>): Facet[] {
    const chosen = new Map<number, FacetChoice>();
    const loose = new Map<string, FacetChoice>();
    for (const choice of facetChoices(condition).choices) {
      const [term, ...others] = this.#finder.whole(choice.kind, choice.value);
      if (term === undefined || others.length > 0) loose.set(`${choice.kind}:${choice.value}`, choice);
      else if (choice.state !== 'any' || !chosen.has(term)) chosen.set(term, choice);
    }
    const base = this.#base;
    const { terms, delta, lateCounter } = this.#library;
    lateCounter.count(delta.segment, found.late, terms.size);
    const facets = facetsOf(
      terms,
      base && found.early
        ? { ...base, found: found.early, required: this.#finder.required(condition) }
        : null,
      lateCounter,
      chosen,
      { totals: true, ...wanted },
    );
    for (const { kind, value, state, leaf } of loose.values()) {
      const facet = facets.find((one) => one.kind === kind);
      if (!facet) continue;
      facet.values.push({ value, count: this.#countWithin(found, leaf), state });
      facet.values.sort(mostFrequentFirst);
    }
    return facets;
  }

  /** How many documents of what was found meet a row and a column. */
  cross(found: Found, rows: readonly Condition[], columns: readonly Condition[]): number[][] {
    const asked = columns.map(normalCondition);
    return rows.map((row) => {
      const within = this.within(found, row);
      return asked.map((column) => this.#countWithin(within, column));
    });
  }

  /** Visits what was found with its numbers, in no order. */
  each(found: Found, visit: WorkVisit): void {
    if (this.#base && found.early) {
      const { sets, segment } = this.#base;
      const docs = sets.list(found.early);
      visitAll(docs, segment, visit);
    }
    const { delta } = this.#library;
    visitAll(delta.list(found.late), delta.segment, visit);
  }

  /** What of it meets a condition as well. */
  within(found: Found, narrower: Condition): Found {
    const condition = normalCondition(narrower);
    if (condition.kind === 'all') return found;
    const { delta } = this.#library;
    const early =
      this.#base && this.#early && found.early
        ? this.#base.sets.and(found.early, this.#early.find(condition))
        : null;
    const late = delta.and(found.late, this.#late.find(condition));
    return { early, late, total: (early?.size ?? 0) + delta.sizeOf(late) };
  }

  #countWithin(found: Found, leaf: Condition): number {
    if (leaf.kind === 'all') return found.total;
    const { delta } = this.#library;
    const late = delta.sizeOf(delta.and(found.late, this.#late.find(leaf)));
    if (!this.#base || !this.#early || !found.early) return late;
    return late + this.#base.sets.countCommon(found.early, this.#early.find(leaf));
  }
}

type Numbers = { valuesOf(name: WordColumn, docs: Uint32Array): Uint32Array };

/** Documents whose numbers are read together. */
const READ_TOGETHER = 4096;

function visitAll(all: Uint32Array, segment: Numbers, visit: WorkVisit): void {
  for (let first = 0; first < all.length; first += READ_TOGETHER) {
    const docs = all.subarray(first, first + READ_TOGETHER);
    const ids = segment.valuesOf('ids', docs);
    const words = segment.valuesOf('words', docs);
    const from = segment.valuesOf('publishedFrom', docs);
    const to = segment.valuesOf('publishedTo', docs);
    for (let at = 0; at < docs.length; at += 1)
      visit((ids[at] ?? 0) as WorkId, words[at] ?? 0, from[at] ?? 0, to[at] ?? 0);
  }
}

function liveOnly<Docs>(sets: SegmentSets<Docs>, docs: Docs, hasOthers: boolean): Docs {
  return hasOthers ? sets.and(docs, sets.all()) : docs;
}
