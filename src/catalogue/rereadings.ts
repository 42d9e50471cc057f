/** Reading again what an import brought: what a better reader says of the same files, taken in and taken back. */
import type { BatchId, WorkId } from './ids.ts';
import type { NewWork } from './records.ts';
import type { NewPicture } from './sources.ts';

declare const idBrand: unique symbol;
/** The number of a rereading, from 1; they are never used twice. */
export type RereadingId = number & { readonly [idBrand]: 'rereading' };

/** A rereading that was taken in: of how many works, when (ISO 8601), and when it was taken back, if it was. */
export type Rereading = {
  id: RereadingId;
  batch: BatchId;
  readAt: string;
  works: number;
  undoneAt: string | null;
};

/** A work that shows what a file says; `place` is its place in the file, from 0, `revision` the number of the state that it shows. */
export type RereadableWork = { work: WorkId; place: number; revision: number };

/**
 * A file that works show a state of. `gave` is how many works it gave when it was read, others included. `parts` are files that were
 * kept with it: other forms, and what a list said of it. Sizes in bytes, originals by their SHA-256.
 */
export type RereadableFile = {
  file: number;
  path: string;
  original: string;
  bytes: number;
  gave: number;
  works: RereadableWork[];
  parts: { path: string; original: string }[];
};

/** What a work is from now on, read from the file that it shows; `revision` is the state that it showed when it was read. */
export type RereadWork = { work: WorkId; revision: number; read: NewWork; pictures: readonly NewPicture[] };

/** One taking in of what was read; `id` is null until something of it was saved. */
export type RereadingUnderWay = { batch: BatchId; id: RereadingId | null; at: string };

/** The part of the catalogue that takes in what was read again. */
export interface Rereadings {
  /** The files of an import that works show, by their numbers, after one of them. */
  rereadableFiles(batch: BatchId, page: { after: number; limit: number }): Promise<RereadableFile[]>;
  /**
   * Saves works as they were read again in one durable transaction: each gets a state of the same file over the one that it shows, and a person's
   * corrections stay over it. `left` are those that show another state by now. Throws FL-USE-NO-BATCH, and FL-USE-BATCH-STATE for an
   * import that is not over or is withdrawn.
   */
  saveRereading(
    under: RereadingUnderWay,
    works: readonly RereadWork[],
  ): Promise<{ id: RereadingId | null; left: WorkId[] }>;
  /** Shows its works as they were before. Answers how many changed. Throws FL-USE-NO-REREADING, also where it is undone already. */
  undoRereading(id: RereadingId, at: string): Promise<number>;
  /** What was read again of an import, newest first. */
  rereadings(batch: BatchId): Promise<Rereading[]>;
}
