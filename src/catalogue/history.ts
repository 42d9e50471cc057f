/** The states that a work had: one for each file that changed it, and for each time that one was read again. */
import type { BatchId, WorkId } from './ids.ts';
import type { WorkMetadata } from './records.ts';

/**
 * A state of a work; numbers count from 1. `again`: its file was read again, at `readAt`. `shown`: it is the one that its page shows. Dates are
 * ISO 8601.
 */
export type RevisionHead = {
  number: number;
  batch: BatchId;
  readAt: string;
  again: boolean;
  path: string;
  words: number;
  shown: boolean;
};

/** What one state read, before corrections, and its text; bodies are XHTML fragments, raw deflate. */
export type RevisionText = {
  metadata: WorkMetadata;
  chapters: { title: string | null; body: Uint8Array }[];
};

/** When a chapter came (ISO 8601): the first state that had one in its place, and the first with its text as it is now. */
export type ChapterDates = { position: number; cameAt: string; changedAt: string };

/** The part of the catalogue that knows what works were before. */
export interface WorkHistory {
  /** Oldest first; what belongs to a withdrawn import, and what was undone, is left out. Empty where there is no such work. */
  revisions(work: WorkId): Promise<RevisionHead[]>;
  /** Of the chapters that are shown, in their order. */
  chapterDates(work: WorkId): Promise<ChapterDates[]>;
  /** Null where a work has no such state. */
  revisionText(work: WorkId, number: number): Promise<RevisionText | null>;
}
