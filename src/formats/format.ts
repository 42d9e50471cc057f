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

/**
 * A chapter as a writer takes it. `kept` is its fragment as UTF-8, and the same as a deflate stream that others may be joined to
 * (see `deflateJoinable` of the containers): a writer of zips need not deflate it again.
 */
export type WritableChapter = {
  readonly title: string | null;
  readonly xhtml: Markup;
  readonly kept?: { bytes: Uint8Array; deflated: Uint8Array };
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
  /** False: the author said nothing of warnings, which is not the same as that there is nothing to warn of. */
  warningsStated: boolean;
  categories: string[];
  fandoms: string[];
  relationships: string[];
  characters: string[];
  tags: string[];
  series: { name: string; position: number | null } | null;
  /** Which part of a story that came in parts this is; `of` is null where nobody knew. */
  part: { n: number; of: number | null } | null;
  /** Plain text, paragraphs separated by blank lines. `endNotes` stand after the text. */
  summary: string | null;
  notes: string | null;
  endNotes: string | null;
  dedication: string | null;
  spoilers: string | null;
  setting: string | null;
  disclaimer: string | null;
  archivePermission: string | null;
  /** What `archivePermission` comes to: `yes`, `ask`, `no`, `listed-only`, or `unknown`. */
  permission: string;
  status: string;
  words: number;
  /** ISO 8601 dates; `updated` is when its source last changed it, `modified` when this revision was made. */
  published: string | null;
  updated: string | null;
  modified: string;
  /** The address at which it was published, http(s). */
  source: string | null;
  /** What else its header says, label and value. */
  other: { label: string; value: string }[];
  chapters: WritableChapter[];
  /** The pictures that chapters show as `media/<sha256>`; a writer that can hold none writes their descriptions. */
  pictures?: readonly StoryPicture[];
};

/**
 * Several works as one book, in their order. `id` names what they were chosen by, so that a later book of the same takes
 * the place of this one; `of` is the series that they are.
 */
export type WritableBook = {
  id: string;
  title: string;
  of: 'series' | 'selection';
  works: WritableWork[];
};

/** How a writer sets what has more than one form. */
export type WritingOptions = {
  /** Plain text: `none` leaves each paragraph on one line. */
  wrap?: 'columns' | 'none';
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
  write?(work: WritableWork, options?: WritingOptions): Promise<WrittenFile>;
  /** Writes several works as one book; deterministic for their revisions. */
  writeBook?(book: WritableBook, options?: WritingOptions): Promise<WrittenFile>;
}
