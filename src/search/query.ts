/**
 * The query tree: what a reader asks, whichever way they said it. Text, tree, sentence and form are four views of it;
 * `parse(render(tree))` is the tree again.
 */
import type { RatingName } from '#vocabulary';

/** Fields whose values are names; matched folded (case, accents, punctuation), a name or a whole tag. */
export type NameField =
  | 'fandom'
  | 'ship'
  | 'character'
  | 'tag'
  | 'warning'
  | 'category'
  | 'by'
  | 'title'
  | 'series'
  | 'lang';

/** Fields whose values are whole numbers. */
export type NumberField = 'words' | 'chapters' | 'id' | 'batch';

/** Fields whose values are dates: a year, a month or a day. */
export type DateField = 'published' | 'updated' | 'added';

/** How a rating compares; mildest is least. */
export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** A condition. `and`/`or` have two parts or more; an empty tree is `{kind: 'all'}`. */
export type Condition =
  | { kind: 'all' }
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  /** A word in text, title or tags; `prefix` for `word*`. */
  | { kind: 'word'; text: string; prefix: boolean }
  | { kind: 'phrase'; text: string }
  | { kind: 'name'; field: NameField; value: string; prefix: boolean }
  | { kind: 'rating'; comparison: Comparison; value: RatingName }
  /** Inclusive bounds; null is open. */
  | { kind: 'number'; field: NumberField; from: number | null; to: number | null }
  /** Inclusive bounds as dates of any precision: `2004`, `2004-01`, `2004-01-31`. */
  | { kind: 'date'; field: DateField; from: string | null; to: string | null }
  | { kind: 'complete'; value: boolean };

/** What works are sorted by; `random` gives the same order for the same seed. */
export type SortOrder =
  | 'relevance'
  | 'added'
  | 'updated'
  | 'published'
  | 'title'
  | 'creator'
  | 'words'
  | 'chapters'
  | 'random';

/** `seed` belongs to `random`, so that pages of one listing agree. */
export type Sort = { by: SortOrder; descending: boolean; seed?: number };

/** A whole query. `sort` null means the default: relevance when there is text, else date added, newest first. */
export type Query = { condition: Condition; sort: Sort | null };

/** A mistake in a query: UTF-16 column from 0, the stretch that is wrong, and the nearest thing that works. */
export type QueryProblem = {
  code: 'FL-QUERY-SYNTAX' | 'FL-QUERY-FIELD' | 'FL-QUERY-VALUE';
  at: number;
  length: number;
  says: string;
  suggestion?: string;
};
