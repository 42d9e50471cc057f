/**
 * The query tree: what a reader asks, whichever way they said it. Text, tree, sentence and form are four views of it;
 * `parse(render(tree))` is the tree again.
 */
import type { RatingName } from '#vocabulary';

/**
 * Fields whose values are names; matched folded (case, accents, punctuation), a name or a whole tag. `who` is a character, tagged
 * or a member of a relationship; `source` the host of the site that a work comes from; `status` how far it is.
 */
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
  | 'lang'
  | 'who'
  | 'source'
  | 'status';

/** Fields whose values are whole numbers. */
export type NumberField = 'words' | 'chapters' | 'kudos' | 'id' | 'batch';

/** Fields whose values are dates: a year, a month or a day. */
export type DateField = 'published' | 'updated' | 'added';

/** How a rating compares; mildest is least. */
export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** What a work may have: something that it says, or that is kept with it. `review` is a reading that waits for a person. */
export const HAS_VALUES = [
  'summary',
  'notes',
  'series',
  'comments',
  'pictures',
  'review',
  'language',
  'date',
  'kudos',
] as const;
/** One of {@link HAS_VALUES}. */
export type HasValue = (typeof HAS_VALUES)[number];

/**
 * What a work may be. `crossover`: in more than one fandom, not counting those that stand above another of its own. `oneshot`:
 * complete in one chapter. `edited`: a person corrected it. The last three are the reader's: never opened, not finished, bookmarked.
 * How far a work is, is a name, `status`, also where it was typed as `is:complete`.
 */
export const IS_VALUES = ['crossover', 'oneshot', 'edited', 'unseen', 'unread', 'bookmarked'] as const;
/** One of {@link IS_VALUES}. */
export type IsValue = (typeof IS_VALUES)[number];

/** What relative dates are counted in. */
export type DateUnit = 'day' | 'week' | 'month' | 'year';

/**
 * A time told from today. `calendar`: the whole day, week (from Monday), month or year that is so many before the present one.
 * `age`: at least and at most so many units ago, null where open: from the day
 * `to` units before today up to the day before that `from` units before it.
 */
export type RelativePeriod =
  | { kind: 'calendar'; unit: DateUnit; back: number }
  | { kind: 'age'; unit: DateUnit; from: number | null; to: number | null };

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
  /** A date told from today: it stays as it was said, and becomes fixed dates only when works are looked for. */
  | { kind: 'when'; field: DateField; period: RelativePeriod }
  | { kind: 'has'; what: HasValue }
  | { kind: 'is'; what: IsValue }
  /** A relationship that a work has as its only one. */
  | { kind: 'otp'; value: string };

/** What works are sorted by, as lists of it stand; `random` gives the same order for the same seed. */
export const SORT_ORDERS = [
  'added',
  'updated',
  'published',
  'title',
  'creator',
  'words',
  'chapters',
  'kudos',
  'relevance',
  'random',
] as const;
/** One of {@link SORT_ORDERS}. */
export type SortOrder = (typeof SORT_ORDERS)[number];

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
