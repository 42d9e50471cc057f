/** What the library counts on being there, byte for byte, and how to tell that it is. */
import type { WorkId } from './ids.ts';

/** A file that the catalogue names: what was received, or a picture that works show. */
export type HoldingKind = 'original' | 'picture';
/** A file by its SHA-256 (hexadecimal digits), and its size. */
export type Holding = { hash: string; bytes: number };

/** A stored chapter that is not what was written: one of the works that have it, and its place there from 1. */
export type DamagedChapter = { id: number; work: WorkId | null; title: string; position: number };
/** What was found among some chapters. `last`: the number of the last one read; null when there are no more. */
export type ChapterCheck = {
  last: number | null;
  chapters: number;
  bytes: number;
  damaged: DamagedChapter[];
};

/** How far a copy of the database is, in bytes. */
export type CopyProgress = { bytes: number; totalBytes: number };

/** The part of the catalogue that is asked whether everything is as it was. */
export interface Holdings {
  /** Files of a kind after one, ascending by hash. */
  holdings(kind: HoldingKind, after: string, limit: number): Promise<Holding[]>;
  /** Whether a file is named. */
  isHeld(kind: HoldingKind, hash: string): Promise<boolean>;
  /** Compares stored chapters after one (0 for all) with the SHA-256 that was kept of each, until so many bytes were read. */
  checkChapters(after: number, bytes: number): Promise<ChapterCheck>;
  /** The bytes of a stored chapter if they are those that were written, else null. */
  soundChapter(id: number): Promise<Uint8Array | null>;
  /** Writes a stored chapter again and says whether it was done: only bytes with the SHA-256 that was kept are taken. */
  repairChapter(id: number, bytes: Uint8Array): Promise<boolean>;
  /**
   * Copies the database as it is at this moment into a file that is not there yet, durably, as one file that needs no other beside
   * it. Others may read and write meanwhile. Throws FL-LIB-FULL and FL-LIB-FOLDER, which name the copy.
   */
  copyTo(file: string, onProgress?: (progress: CopyProgress) => void): Promise<void>;
  /** The version of the schema that is open. */
  schemaVersion(): Promise<number>;
}

/** What a database file says of itself, whatever its version. `faults` are those of its own check. */
export type DatabaseSurvey = {
  schema: number;
  /** The newest schema that this program knows. */
  known: number;
  identity: string;
  faults: string[];
  /** The size of the file. */
  bytes: number;
};
