import type { CategoryName, RatingName, WarningName } from '#vocabulary';

/**
 * What a story says of itself: the values of its header, understood. Fields that were not said are null, empty or
 * `unstated`; the author's own words stay beside every interpretation (`raw`). Sources: header-conventions §1 to §11.
 */
export type Reading = {
  title: string | null;
  authors: string[];
  fandoms: string[];
  relationships: Relationship[];
  characters: string[];
  rating: Rating;
  warnings: Warnings;
  categories: CategoryName[];
  /** Normalised genre tags, lower case. */
  genres: string[];
  spoilers: Spoilers;
  setting: string | null;
  summary: string | null;
  disclaimer: string | null;
  archivePermission: ArchivePermission;
  /** Private: never shown or exported unless a person decides. */
  emails: string[];
  urls: string[];
  /** Private: legal names that stood beside a pseudonym. */
  realNames: string[];
  series: Series | null;
  part: Part | null;
  status: Status;
  notes: string | null;
  endNotes: string | null;
  dedication: string | null;
  beta: string[];
  thanks: string[];
  /** ISO 8601 date (year, year-month or full) of writing or posting, as far as it is certain. */
  date: string | null;
  /** As the author counted; the catalogue counts for itself. */
  wordCount: number | null;
  feedback: string | null;
  challenge: string | null;
  music: Music | null;
  translation: Translation | null;
  pov: string | null;
  copyright: string | null;
  epigraph: string | null;
  chapterTitle: string | null;
  recipient: string | null;
  /** BCP 47, as stated or detected. */
  language: string | null;
  postStatus: string | null;
  /** Which telling of the fandom is meant: "BBC", "ACD canon". */
  fandomQualifier: string | null;
  /** Tags the author says do not apply. */
  negatedTags: string[];
  /** What a "Contains" label advertises; not a warning. */
  contains: string[];
  /** Cover and art credits. */
  artist: string[];
  /** What glyphs mean in this text: `{ '<>': 'telepathy' }`. */
  legend: Record<string, string> | null;
  /** ISO 8601 date of the last change, where the header says it apart from `date`. */
  dateUpdated: string | null;
  /** Both readings of an ambiguous D/M/Y date. */
  dateUpdatedCandidates: string[];
  /** Where the rest of the header stands: "part 1". */
  inheritFrom: string | null;
  /** Labels that nobody knows, kept as they stand. */
  other: { label: string; value: string }[];
};

/**
 * `members` are as written, none where a portmanteau stands for them; `resolved` are their names where the fandom or
 * the story tells them.
 */
export type Relationship = {
  raw: string;
  members: string[];
  type: 'romantic' | 'platonic' | 'triangle' | 'unspecified';
  modifiers: string[];
  resolved?: string[];
  /** The first name leads (`x` notation). */
  ordered?: boolean;
  /** An arrow: the first longs for the second. */
  onesided?: boolean;
  /** `A/B/A`: two people, both ways. */
  mutual?: boolean;
  /** Rivals, not a threesome. */
  triangle?: boolean;
  /** How surely `resolved` is meant, 0 to 1, where that is a guess. */
  confidence?: number;
};

/** `value` is the grade in its own system; `raw` the whole value as written, with reason and hedges. */
export type Rating = {
  raw: string | null;
  system: string;
  value: string | null;
  ao3: RatingName;
  reason?: string;
  qualifier?: '+' | '-';
  hedged?: boolean;
  /** Parts of the work with a grade of their own; `part` is "work" for the whole. */
  scopes?: { part: string; value: string; qualifier?: '+' | '-' }[];
  /** Given when the rating is doubtful, 0 to 1. */
  confidence?: number;
};

/** `stated` false means the author said nothing, which is not the same as "none". */
export type Warnings = {
  archive: WarningName[];
  free: string[];
  negated: string[];
  stated: boolean;
};

export type Music = { title: string | null; artist: string | null };

/** `permission` null means the translator did not say whether the author agreed. */
export type Translation = {
  translator: string[];
  originalTitle: string | null;
  originalUrl: string | null;
  permission: boolean | null;
};

export type Spoilers = {
  scope: 'unstated' | 'none' | 'minor' | 'specific' | 'through' | 'season' | 'all';
  items: string[];
  raw: string | null;
  strength?: 'vague' | 'major';
};

export type ArchivePermission = {
  policy: 'yes' | 'ask' | 'no' | 'listed-only' | 'unknown';
  archives: { name: string; allowed: boolean }[];
  conditions: string[];
  raw: string | null;
  /** Given when the statement is doubtful (a joke), 0 to 1. */
  confidence?: number;
};

export type Series = {
  name: string | null;
  position: number | null;
  of: number | null;
  relation: string | null;
  related: string | null;
};

/** `of` null means the author did not know how many. */
export type Part = { n: number; of: number | null };

export type Status = 'complete' | 'wip' | 'abandoned' | 'hiatus' | 'unknown';

/** A reading in which nothing was said. */
export function emptyReading(): Reading {
  return {
    title: null,
    authors: [],
    fandoms: [],
    relationships: [],
    characters: [],
    rating: { raw: null, system: 'none', value: null, ao3: 'Not Rated' },
    warnings: { archive: [], free: [], negated: [], stated: false },
    categories: [],
    genres: [],
    spoilers: { scope: 'unstated', items: [], raw: null },
    setting: null,
    summary: null,
    disclaimer: null,
    archivePermission: { policy: 'unknown', archives: [], conditions: [], raw: null },
    emails: [],
    urls: [],
    realNames: [],
    series: null,
    part: null,
    status: 'unknown',
    notes: null,
    endNotes: null,
    dedication: null,
    beta: [],
    thanks: [],
    date: null,
    wordCount: null,
    feedback: null,
    challenge: null,
    music: null,
    translation: null,
    pov: null,
    copyright: null,
    epigraph: null,
    chapterTitle: null,
    recipient: null,
    language: null,
    postStatus: null,
    fandomQualifier: null,
    negatedTags: [],
    contains: [],
    artist: [],
    legend: null,
    dateUpdated: null,
    dateUpdatedCandidates: [],
    inheritFrom: null,
    other: [],
  };
}
