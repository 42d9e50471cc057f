import type { TagAlias, WorkFacets, WorkId } from '#catalogue';
import type { IndexStamp } from './index-stamp.ts';
import type { Suggestion, SuggestOptions } from './names/suggest.ts';
import type { Condition, Query } from './query.ts';
import type { Facet, FacetKind, SearchResult } from './results.ts';

/** The numbers of works whose text matches, each once, in no order, and how well each does: above 0, the greater the better. */
export type TextAnswer = { works: Uint32Array; scores: Float64Array };
/** Which works match the text leaves of a query: whoever holds the texts answers. */
export type TextAnswers = (leaf: Extract<Condition, { kind: 'word' | 'phrase' }>) => Promise<TextAnswer>;

/** The answers where there are no texts. */
export const noTexts: TextAnswers = async () => ({ works: new Uint32Array(0), scores: new Float64Array(0) });

/**
 * What a reader knows of the works, which no index holds. `opened` answers `is:unseen`, `finished` `is:unread`, `bookmarked`
 * `is:bookmarked`. Works that meet `muted` are gone from totals, pages and counts.
 */
export type ReaderView = {
  opened: readonly WorkId[];
  finished: readonly WorkId[];
  bookmarked: readonly WorkId[];
  muted: Condition | null;
};

/**
 * Which page, and how much of each facet an answer carries: so many of the most frequent values, and always those that the
 * query chooses. `facets` absent means none. The limit of a page is 1,000 works. With `totals` false the distinct values of a facet are
 * not counted, which is quicker in large libraries. `reader` absent is one who has opened
 * nothing and muted nothing. `now` is what relative dates are told from, the present moment where it is absent; days are those of UTC.
 */
export type SearchOptions = Asker & { offset: number; limit: number; facets?: AskedFacets };

/** Who asks, and when. */
export type Asker = { reader?: ReaderView; now?: Date };

/** So many of the most frequent values of some facets, with or without the number of all distinct ones. */
export type AskedFacets = { kinds: readonly FacetKind[]; values: number; totals?: boolean };

/** Takes in a work: its number, its words, and the first and last day of its published date as numbers like 20040131, both 0 where unknown. */
export type WorkVisit = (id: WorkId, words: number, publishedFrom: number, publishedTo: number) => void;

/**
 * The works that answer a query, all of one moment, for whoever counts more of them than a page. Good only while the callback it was
 * given to runs.
 */
export interface FoundSet {
  readonly total: number;
  /** Works that answer it and that the reader has muted; nothing else here counts them. */
  readonly hidden: number;
  /** The facets of {@link SearchIndex.search}. */
  facets(wanted: AskedFacets): Facet[];
  /**
   * How many works meet a row and a column as well: `counts[row][column]`, each the total of the query with both as further
   * conditions. Conditions must hold no words and phrases, which are not looked up in texts here.
   */
  cross(rows: readonly Condition[], columns: readonly Condition[]): number[][];
  /** Those of the works that meet a condition as well, which must hold no words and phrases. */
  within(narrower: Condition): FoundSet;
  /** Visits every work, in no order. */
  each(visit: WorkVisit): void;
  /** The members of a relationship, as its name or its works give them. */
  membersOf(relationship: string): string[];
}

/**
 * The facet index of the process: follows the catalogue's change feed, answers queries exactly.
 *
 * Names are matched folded. `fandom`, `ship`, `character`, `tag`, `by` and `series` find works with that whole name;
 * where no work has it, works with a name that holds all its words: `fandom:holmes` finds every fandom with the word Holmes.
 * A synonym means every name that it is saved for, beside works that have it as it is; its words find them too.
 * `ship` takes members in any order; `otp` finds works that have what `ship` finds and no other relationship. `who` finds
 * characters and members of relationships. A name inherited from a tag below (`above`) is found and counted like any other, but
 * makes neither a second fandom nor a second relationship. `lang:en` finds `en-GB` too. `title` finds titles that hold all the
 * words. A word or a phrase finds works whose text matches, as the texts answer, works with a tag that holds it, and works
 * with a tag that it is a synonym of.
 * Facets count the works that meet the whole query, as AO3's do.
 * Every order is total: equal works follow with the greatest id first.
 */
export interface SearchIndex {
  /** Adds works, or replaces those with the same id. */
  save(works: readonly WorkFacets[]): void;
  remove(ids: readonly WorkId[]): void;
  /** Takes these synonyms in place of all there were. */
  saveAliases(aliases: readonly TagAlias[]): void;
  readonly size: number;
  /** Adds many works, a page at a time, and merges once at the end: quicker than saving them. */
  fill(pages: AsyncIterable<readonly WorkFacets[]>): Promise<void>;
  /** Merges what was saved since into the part that is quickest; happens by itself between other work. Takes seconds for a million works. */
  settle(): void;
  /**
   * The index as bytes that `loadSearchIndex` takes back, with what it was made of; null where works came or went since it was settled, or
   * where it never was.
   */
  dump(stamp: IndexStamp): Iterable<Uint8Array> | null;
  /** Names for what is being typed, best first: see {@link Suggestion}. */
  suggest(text: string, options: SuggestOptions): Suggestion[];
  search(query: Query, texts: TextAnswers, options: SearchOptions): Promise<SearchResult>;
  /** Hands the works that answer a query to a callback, which counts them at once and must keep nothing of what it was given. */
  explore<Result>(
    query: Query,
    texts: TextAnswers,
    asker: Asker,
    survey: (works: FoundSet) => Result,
  ): Promise<Result>;
}
