/**
 * The seam between Fanlight and the forms stories survive in. A format is an object in the list of `index.ts`; it never
 * imports another format, and never opens a file, a socket or a database: bytes in, documents out, and back.
 */
import type { Loss } from '#document';
import type { Markup } from '#markup';
import type { ReadWork, StoryPicture } from '#stories';
import type { EncodingReport } from '#text';

/** A file as received. `name` is its file name; `path` its place in the import, with `/`, for weak hints only. */
export type FormatInput = { bytes: Uint8Array; name: string; path: string };

/** How sure a format is that an input is its own, from 0 to 1, and why, in words fit for a report. */
export type Recognition = { confidence: number; reason: string };

/** What a reader made of a file. No works and no thrown error means: recognised, but nothing in it is a story. */
export type ReadResult = {
  format: string;
  encoding: EncodingReport;
  /** The decoded original before repairs: what the offsets of evidence and losses point into. */
  decoded: string;
  losses: Loss[];
  works: ReadWork[];
  /** The pictures that figures of the works show. */
  pictures?: StoryPicture[];
};

/** A work ready to be written: metadata as lists of display strings, chapters as stored fragments. */
export type WritableWork = {
  id: string;
  /** Counts from 1; a book of one revision is byte-identical whenever it is made. */
  revision: number;
  title: string;
  creators: string[];
  /** BCP 47; `und` when unknown. */
  language: string;
  rating: string;
  ratingRaw: string | null;
  warnings: string[];
  categories: string[];
  fandoms: string[];
  relationships: string[];
  characters: string[];
  tags: string[];
  series: { name: string; position: number | null } | null;
  /** Plain text, paragraphs separated by blank lines. */
  summary: string | null;
  notes: string | null;
  disclaimer: string | null;
  archivePermission: string | null;
  status: string;
  words: number;
  /** ISO 8601 dates; `modified` is when this revision was made. */
  published: string | null;
  modified: string;
  chapters: { title: string | null; xhtml: Markup }[];
  /** The pictures that chapters show as `media/<sha256>`; a writer that can hold none writes their descriptions. */
  pictures?: readonly StoryPicture[];
};

/** A written file. */
export type WrittenFile = { bytes: Uint8Array; mediaType: string };

/** A form that stories come in or go out in. Formats that only read have no `write`, and the other way round. */
export interface Format {
  /** Stable name, used in reports, `--json` and the catalogue. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Endings without dots, lower case, the usual one first; hints only when reading. */
  readonly extensions: readonly string[];
  /** Judges by content; the name may only break a tie. Must be quick: look at the first 64 KiB. Null means no. */
  recognise?(input: FormatInput): Recognition | null;
  /**
   * Reads a whole file. Throws FanlightError of kind `file` when nothing can be had from it; everything that could
   * not be carried over is a loss in the result.
   */
  read?(input: FormatInput): Promise<ReadResult>;
  /** Writes a work; deterministic for one revision. */
  write?(work: WritableWork): Promise<WrittenFile>;
}
