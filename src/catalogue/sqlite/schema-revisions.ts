/** The tables of what works were read as: states, chapters, and rereadings. JSON where `schema.ts` says so. */
import type { Generated } from 'kysely';

/** What one file said of a work: the reading as it was, before corrections, with its evidence. */
export type WorkRevisionTable = {
  id: Generated<number>;
  work: number;
  number: number;
  file: number;
  /** Place of the work in its file, from 0. */
  place: number;
  reading: string;
  evidence: string;
  /** Set where the file was read again. */
  rereading: number | null;
};

/** An import that was read again; what it said counts until it is undone. */
export type RereadingTable = {
  id: Generated<number>;
  batch: number;
  read_at: string;
  undone_at: string | null;
};

export type ChapterTable = {
  revision: number;
  position: number;
  title: string | null;
  words: number;
  body: number;
};

/** Raw deflate; a chapter that did not change between revisions is kept once. */
export type ChapterBodyTable = { id: Generated<number>; xhtml: Uint8Array };

/** The SHA-256 of a chapter's stored bytes, as they were when they were written. */
export type ChapterHashTable = { body: number; sha256: Uint8Array };
