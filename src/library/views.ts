/** What use cases answer: the data of pages and commands, without markup or layout. */
import type { BatchFile, BatchSummary, LibraryNumbers, WorkCard, WorkDetail } from '#catalogue';
import type { Evidence } from '#document';
import type { Markup } from '#markup';
import type { Facet, Query, QueryProblem } from '#search';

/** One page of works that answer a query. With problems, the condition that could be understood was used. */
export type FoundWorks = {
  query: Query;
  /** The query as text, in its one normal form. */
  text: string;
  /** The query as an English sentence. */
  sentence: string;
  problems: QueryProblem[];
  total: number;
  /** Pages count from 1. */
  page: number;
  pages: number;
  works: WorkCard[];
  facets: Facet[];
};

/** A chapter to read: `position` counts from 1, `xhtml` is a stored fragment of the document model. */
export type ReadableChapter = { position: number; title: string | null; words: number; xhtml: Markup };

/** A field with where it came from. `value` is what the catalogue shows for it. */
export type ExplainedField = { field: string; label: string; value: string; evidence: Evidence[] };

/** A stretch of the decoded original; `fields` are indexes into the explained fields whose evidence covers it. */
export type ExplainedSegment = { text: string; fields: number[] };

/** Where every field of a work came from, over the original as it was received. */
export type WorkExplanation = {
  work: WorkDetail;
  fields: ExplainedField[];
  /** Excerpts of the original around the evidence, in order; between two of them text was left out. Null: it is too large to be read for a page. */
  excerpts: { start: number; segments: ExplainedSegment[] }[] | null;
};

/** A file to hand out. */
export type DeliveredFile = { bytes: Uint8Array; mediaType: string; fileName: string };

/** An import for the eye: its summary and one page of its files. */
export type BatchReport = { batch: BatchSummary; total: number; files: BatchFile[] };

/** The library at a glance. `byYear` counts works by stated year, ascending; `unknownYear` those without one. */
export type LibraryDescription = {
  numbers: LibraryNumbers;
  facets: Facet[];
  byYear: { year: number; works: number }[];
  unknownYear: number;
  recent: WorkCard[];
  batches: BatchSummary[];
};
