/** Stories that are here more than once: what is known of how alike works are, and what a person said of that. */
import type { WorkId } from './ids.ts';

/** What two works are to each other; the room `duplicates` says what each means. */
export type WorkLikeness = 'same' | 'part' | 'alike';

/** Two works, the one with the lower number first. `share`: how much of one is in the other, from 0 to 1. */
export type AlikeWorks = { first: WorkId; second: WorkId; likeness: WorkLikeness; share: number };

/** The state of a work whose sketch is to be made, with its chapters (XHTML fragments, raw deflate). */
export type UnsketchedText = { work: WorkId; revision: number; chapters: Uint8Array[] };

/** A work that stands under another since `joinedAt` (ISO 8601). */
export type JoinedWork = { work: WorkId; title: string; into: WorkId; joinedAt: string };

/** The part of the catalogue that knows which works are one story. */
export interface Duplicates {
  /** Texts that are shown and have no sketch yet, ascending by work. */
  unsketched(after: WorkId | 0, limit: number): Promise<UnsketchedText[]>;
  /** Whether there is any. */
  hasUnsketched(): Promise<boolean>;
  /** Keeps sketches of texts, as the room `duplicates` packs them. */
  saveSketches(sketches: readonly { revision: number; sketch: Uint8Array }[]): Promise<void>;
  /** The sketches of the texts that are shown, ascending by work. */
  sketches(after: WorkId | 0, limit: number): Promise<{ work: WorkId; sketch: Uint8Array }[]>;

  /** Keeps which works are alike, in the place of all that was kept before. */
  saveAlike(pairs: readonly AlikeWorks[]): Promise<void>;
  /** Works that are here and alike, but not those that were set apart: those that share most first. */
  alike(likeness: WorkLikeness): Promise<AlikeWorks[]>;
  /** The same of one work. */
  alikeTo(work: WorkId): Promise<AlikeWorks[]>;

  /** Says of works that they are different ones, each two of them. Throws FL-USE-NO-WORK. */
  setApart(works: readonly WorkId[], at: string): Promise<void>;
  /**
   * Makes works stand under another, as one story with the originals of all: they leave the lists, their addresses lead to it, and so
   * do later states of their files. Marks that it lacks are set on it too. Throws FL-USE-NO-WORK.
   */
  joinWorks(into: WorkId, works: readonly WorkId[], at: string): Promise<void>;
  /** Lets a work stand for itself again, with what it had, and sets the two apart. Throws FL-USE-NOT-JOINED. */
  takeApart(work: WorkId, at: string): Promise<void>;
  /** Newest first. */
  joined(page: { limit: number; offset: number }): Promise<{ total: number; joined: JoinedWork[] }>;
  /** The work that another stands under, or null. */
  joinedInto(work: WorkId): Promise<WorkId | null>;
}
