import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { FanlightError, isCode } from '#errors';
import type { Segment } from '../segment.ts';
import { type LiveSegment, TextIndex } from '../text-index.ts';
import { DamagedFileError } from './damaged-file.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { PageCache } from './paged-file.ts';
import { openSegment, writeSegment } from './segment-file.ts';

/** Pages of lists that are kept in memory, in bytes, whatever the size of the index. */
const CACHE_BYTES = 48 * 1024 * 1024;

/** What is not in files yet is written once it is so large, in bytes. */
const MOST_IN_MEMORY = 64 * 1024 * 1024;
/** Files may be replaced by a writing process while they are opened; then they are opened anew. */
const ATTEMPTS = 3;

/** Where an index is kept. `library`: what library it is the index of; the files of another are not used. */
export type IndexFolder = { folder: string; library: string; readOnly: boolean };

/** A text index that is kept in files. The files are those of the last {@link keep}; what came since is in memory. */
export class StoredTextIndex {
  readonly #where: IndexFolder;
  readonly #cache = new PageCache(CACHE_BYTES);
  #files = new Map<Segment, { file: string; close(): void }>();
  #index = new TextIndex();
  #change = 0;
  #kept = 0;

  /** Opens the index of a folder. Where there is none, or one that is damaged or of another library, it is empty. */
  constructor(where: IndexFolder) {
    this.#where = where;
    for (let left = ATTEMPTS; left > 0; left -= 1)
      try {
        this.#open();
        return;
      } catch (thrown) {
        if (!(thrown instanceof DamagedFileError)) throw thrown;
        this.clear();
      }
  }

  get index(): TextIndex {
    return this.#index;
  }

  /** The last change of the library that was taken in; 0 before the first. */
  get change(): number {
    return this.#change;
  }

  /** Says up to which change of the library the index is now. What has become much is written. Throws as {@link keep}. */
  tookIn(change: number): void {
    this.#change = change;
    const inMemory = this.#index.made.filter(({ segment }) => !this.#files.has(segment));
    if (inMemory.reduce((sum, { segment }) => sum + segment.bytes, 0) > MOST_IN_MEMORY) this.keep();
  }

  /** Forgets everything, to be made anew. */
  clear(): void {
    this.close();
    this.#index = new TextIndex();
    this.#change = 0;
    this.#kept = 0;
  }

  /**
   * Writes what is not in files yet, if anything changed; from then on it is read from there. Killed at any moment, the files are those
   * of before. Does nothing where the folder is open for reading only. Throws FL-LIB-FULL and FL-LIB-FOLDER, and a
   * {@link DamagedFileError} where segments are merged and one is damaged.
   */
  keep(): void {
    if (this.#where.readOnly || this.#change === this.#kept) return;
    try {
      this.#write();
    } catch (cause) {
      if (cause instanceof DamagedFileError) throw cause;
      const isFull = isCode(cause, 'ENOSPC');
      throw new FanlightError(isFull ? 'FL-LIB-FULL' : 'FL-LIB-FOLDER', this.#where.folder, { cause });
    }
  }

  close(): void {
    for (const { close } of this.#files.values()) close();
    this.#files = new Map();
  }

  #write(): void {
    const { folder, library } = this.#where;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const segments = this.#index.segments.map((live) => ({
      file: this.#fileOf(live.segment),
      gone: goneIn(live),
    }));
    writeManifest(folder, { library, change: this.#change, segments });
    this.#kept = this.#change;
    this.#removeOthers(new Set(segments.map(({ file }) => file)));
  }

  #open(): void {
    const { folder, library } = this.#where;
    const manifest = readManifest(folder);
    if (manifest === null || manifest.library !== library) return;
    const live = manifest.segments.map(({ file, gone }): LiveSegment => {
      const { segment, close } = openSegment(path.join(folder, file), this.#cache);
      this.#files.set(segment, { file, close });
      return { segment, dead: deadFrom(segment, gone), gone: gone.length };
    });
    this.#index = new TextIndex(live);
    this.#change = manifest.change;
    this.#kept = manifest.change;
  }

  /** The file of a segment; one that has none gets one, and is read from it. */
  #fileOf(segment: Segment): string {
    const known = this.#files.get(segment);
    if (known) return known.file;
    const file = `${randomBytes(8).toString('hex')}.segment`;
    const place = path.join(this.#where.folder, file);
    writeSegment(place, segment);
    const opened = openSegment(place, this.#cache);
    this.#files.set(opened.segment, { file, close: opened.close });
    this.#index.replace(segment, opened.segment);
    return file;
  }

  /** Removes files that are no part of the index any more. One that another process holds open may stay until the next time. */
  #removeOthers(kept: ReadonlySet<string>): void {
    for (const [segment, { file, close }] of this.#files)
      if (!kept.has(file)) {
        close();
        this.#files.delete(segment);
      }
    const { folder } = this.#where;
    for (const name of readdirSync(folder))
      if (name.endsWith('.segment') && !kept.has(name))
        try {
          unlinkSync(path.join(folder, name));
        } catch {}
  }
}

function goneIn({ dead }: LiveSegment): number[] {
  return dead === null ? [] : [...dead.keys()].filter((document) => dead[document] === 1);
}

function deadFrom(segment: Segment, gone: readonly number[]): Uint8Array | null {
  if (gone.length === 0) return null;
  const dead = new Uint8Array(segment.documents);
  for (const document of gone) dead[document] = 1;
  return dead;
}
