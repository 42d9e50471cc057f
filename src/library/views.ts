/** What use cases answer: the data of pages and commands, without markup or layout. */
import type {
  BatchFile,
  BatchId,
  BatchOverview,
  BatchSummary,
  LibraryNumbers,
  ReviewField,
  ReviewItem,
  WorkCard,
  WorkDetail,
} from '#catalogue';
import type { Evidence } from '#document';
import type { Markup } from '#markup';
import type { Facet, Query, QueryProblem } from '#search';
import type { Excerpt } from './source-excerpts.ts';

/** What was asked, and how many works answer it. With problems, the condition that could be understood was used. */
export type AskedWorks = {
  query: Query;
  /** The query as text, in its one normal form. */
  text: string;
  /** The query as an English sentence. */
  sentence: string;
  problems: QueryProblem[];
  total: number;
  /** Works that answer the query and that the reader has muted; `total` does not count them. */
  hidden: number;
};

/** One page of works that answer a query; pages count from 1. */
export type FoundWorks = AskedWorks & {
  page: number;
  pages: number;
  works: WorkCard[];
  facets: Facet[];
};

/** A chapter to read: `position` counts from 1, `xhtml` is a stored fragment of the document model. */
export type ReadableChapter = { position: number; title: string | null; words: number; xhtml: Markup };

/** A field with where it came from. `value` is what the catalogue shows for it. */
export type ExplainedField = { field: string; label: string; value: string; evidence: Evidence[] };

/** Where every field of a work came from, over the original as it was received. */
export type WorkExplanation = {
  work: WorkDetail;
  fields: ExplainedField[];
  /** Excerpts of the original around the evidence, in order; between two of them text was left out. Null: it is too large to be read for a page. */
  excerpts: Excerpt[] | null;
  /** How many of the fields wait for a person. */
  waiting: number;
};

/** A file to hand out. */
export type DeliveredFile = { bytes: Uint8Array; mediaType: string; fileName: string };

/** An import for the eye: its summary and counts, one page of its files, and how many of its readings wait for a person. */
export type BatchReport = {
  batch: BatchSummary;
  overview: BatchOverview;
  total: number;
  files: BatchFile[];
  waiting: number;
};

/**
 * A reading that waits, as a person sees it. `doubt` is a sentence that says why; `excerpts` are the original around
 * what was read, lit where a segment has a field, or null where it was not asked for or cannot be shown.
 */
export type ReviewableItem = Omit<ReviewItem, 'evidence'> & {
  /** Where the entries stand; their words may name people, so the excerpts alone show them. */
  evidence: Omit<Evidence, 'raw'>[];
  name: string;
  words: string;
  doubt: string;
  excerpts: Excerpt[] | null;
};

/** A page of the queue. The choices say how many wait with each value of a filter while the others stay. */
export type ReviewPage = {
  total: number;
  /** Pages count from 1. */
  page: number;
  pages: number;
  items: ReviewableItem[];
  choices: {
    batch: { value: BatchId; waiting: number }[];
    field: { value: ReviewField; name: string; waiting: number }[];
    label: { value: string; waiting: number }[];
  };
};

/** The library at a glance: `numbers` are of all that it holds, `shown` are the works that no mute hides. `byYear` counts works by stated year, ascending; `unknownYear` those without one. */
export type LibraryDescription = {
  numbers: LibraryNumbers;
  shown: number;
  hidden: number;
  facets: Facet[];
  byYear: { year: number; works: number }[];
  unknownYear: number;
  recent: WorkCard[];
  batches: BatchSummary[];
  /** Readings that wait for a person. */
  waiting: number;
  /** Pages that sites kept beside their stories. */
  sitePages: number;
};
