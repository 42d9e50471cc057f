/** The seven facets that every engine counts, and the names of the three that are closed lists. */

/** Kinds of tags in the order of their numbers: every tag of one kind comes before every tag of the next. */
export const KINDS = ['rating', 'warning', 'category', 'fandom', 'relationship', 'character', 'tag'] as const;
/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

/** The ids of a kind: `from` is the first, `to` comes behind the last. */
export function idsOfKind(kindStarts: Uint32Array, kind: Kind): { from: number; to: number } {
  const place = KINDS.indexOf(kind);
  return { from: kindStarts[place] ?? 0, to: kindStarts[place + 1] ?? 0 };
}

/** Closed lists in the order of code units, so that the order of tag numbers is the order of names. */
export const RATINGS = ['Explicit', 'General', 'Mature', 'Not Rated', 'Teen'] as const;
export const WARNINGS = [
  'Choose Not To Use Archive Warnings',
  'Graphic Depictions Of Violence',
  'Major Character Death',
  'No Archive Warnings Apply',
  'Rape/Non-Con',
  'Underage Sex',
] as const;
export const CATEGORIES = ['F/F', 'F/M', 'Gen', 'M/M', 'Multi', 'Other'] as const;

/** Chances of each, in the order of the lists above. Ratings: the shares of one large archive in February 2021. */
export const RATING_SHARES = [0.163, 0.278, 0.151, 0.109, 0.299];
export const WARNING_SHARES = [0.24, 0.09, 0.05, 0.56, 0.03, 0.03];
export const CATEGORY_SHARES = [0.09, 0.23, 0.22, 0.4, 0.04, 0.02];

/** Languages (BCP 47) and their chances. */
export const LANGUAGES = ['en', 'zh', 'es', 'ru', 'fr', 'de', 'pt', 'it', 'pl', 'ja', 'nl', 'fi'];
export const LANGUAGE_SHARES = [
  0.87, 0.076, 0.018, 0.012, 0.006, 0.005, 0.004, 0.003, 0.002, 0.002, 0.001, 0.001,
];

/** How far works are, and the chances. */
export const STATUSES = ['complete', 'wip', 'abandoned', 'hiatus', 'unknown'] as const;
export const STATUS_SHARES = [0.72, 0.2, 0.02, 0.01, 0.05];
