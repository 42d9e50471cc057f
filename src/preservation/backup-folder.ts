import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FanlightError, isCode } from '#errors';
import { discardOriginals } from '#originals';
import { onFiles, sealOf, syncFolder, writeDurably, writeSynced } from './durable-file.ts';
import { mergeLists, readList, STORES } from './file-list.ts';
import {
  BACKUP_VERSION,
  POINT_FILES,
  type PointManifest,
  readManifest,
  refuseNewer,
} from './point-manifest.ts';

const MARK = 'fanlight-backup.json';
const POINTS = 'points';
/** A point that is being written, and one that is being removed; what has such a name counts for nothing. */
const BEGUN = '.new-';
const GONE = '.gone-';
const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z(?:-\d+)?$/;

const BACKUP = z.object({ version: z.literal(BACKUP_VERSION), library: z.string() });

/** A point as it stands in a backup; `manifest` is null where it cannot be believed. */
export type Point = { name: string; folder: string; manifest: PointManifest | null };
/** A point that is being written. */
export type BegunPoint = { name: string; folder: string };
/** What pruning removed. */
export type Pruned = { points: string[]; files: number; bytes: number };

/**
 * The folder of a backup: the files of the library by their SHA-256, as the library has them, and the points: the database
 * at some moments, each with the list of the files it counts on. A point is there whole or not at all.
 */
export class BackupFolder {
  readonly folder: string;
  /** The identity of the library. */
  readonly library: string;

  private constructor(folder: string, library: string) {
    this.folder = folder;
    this.library = library;
  }

  /** Opens a backup. Throws FL-BACKUP-NONE, FL-BACKUP-NEWER and FL-BACKUP-DAMAGED. */
  static async open(folder: string): Promise<BackupFolder> {
    const text = await onFiles(folder, 'FL-BACKUP-FOLDER', () => readMark(folder));
    if (text === null) throw new FanlightError('FL-BACKUP-NONE', folder);
    return new BackupFolder(folder, libraryIn(text, folder));
  }

  /** Opens the backup of a library, or begins one in an empty folder. Throws FL-BACKUP-OTHER and FL-BACKUP-FOLDER as well. */
  static async openFor(folder: string, library: string): Promise<BackupFolder> {
    return onFiles(folder, 'FL-BACKUP-FOLDER', async () => {
      const text = await readMark(folder);
      if (text === null) await begin(folder, library);
      else if (libraryIn(text, folder) !== library) throw new FanlightError('FL-BACKUP-OTHER', folder);
      return new BackupFolder(folder, library);
    });
  }

  /** The folder of a kind of files. */
  storeOf(kind: (typeof STORES)[number]['kind']): string {
    return path.join(this.folder, kind === 'picture' ? STORES[0].folder : STORES[1].folder);
  }

  /** The file that one writer of this backup locks. */
  get lock(): string {
    return path.join(this.folder, 'lock');
  }

  /** Every point, the oldest first. Throws FL-BACKUP-FOLDER. */
  async points(): Promise<Point[]> {
    const top = path.join(this.folder, POINTS);
    const names = await onFiles(this.folder, 'FL-BACKUP-FOLDER', () => namesIn(top));
    const points = names
      .filter((name) => NAME.test(name))
      .map((name) => ({ name, folder: path.join(top, name) }));
    const read = points.map(async (point) => ({ ...point, manifest: await manifestIn(point.folder) }));
    return (await Promise.all(read)).sort((one, other) => inOrder(one.name, other.name));
  }

  /** Begins a point at a moment (ISO 8601), and removes what was begun before and not finished. One writer at a time. */
  async beginPoint(at: string): Promise<BegunPoint> {
    return onFiles(this.folder, 'FL-BACKUP-FOLDER', async () => {
      const top = path.join(this.folder, POINTS);
      const there = new Set(await namesIn(top));
      for (const name of there)
        if (name.startsWith(BEGUN) || name.startsWith(GONE))
          await rm(path.join(top, name), { recursive: true, force: true });
      const stem = `${at.slice(0, 19).replaceAll(':', '-')}Z`;
      let name = stem;
      for (let again = 2; there.has(name); again += 1) name = `${stem}-${again}`;
      const folder = path.join(top, `${BEGUN}${name}`);
      await mkdir(folder, { mode: 0o700 });
      return { name, folder };
    });
  }

  /** Gives a begun point its name, durably: from here on it is there. */
  async finishPoint(point: BegunPoint, manifest: PointManifest): Promise<void> {
    await onFiles(this.folder, 'FL-BACKUP-FOLDER', async () => {
      const file = path.join(point.folder, POINT_FILES.manifest);
      await writeSynced(file, async (handle) => handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`));
      await syncFolder(point.folder);
      const top = path.join(this.folder, POINTS);
      await rename(point.folder, path.join(top, point.name));
      await syncFolder(top);
    });
  }

  /** Removes a begun point that will not be finished. */
  async dropPoint(point: BegunPoint): Promise<void> {
    await rm(point.folder, { recursive: true, force: true });
  }

  /**
   * Keeps `keep` points, the one just made (`made`) and the newest by name, which a clock set back may put before it, and the files that one of
   * them counts on. Removes nothing and throws FL-BACKUP-DAMAGED where it cannot
   * be said what they count on. Killed at any moment, every point that is left is whole.
   */
  async prune(keep: number, made: string): Promise<Pruned> {
    const points = await this.points();
    const others = points.filter(({ name }) => name !== made);
    const gone = others.slice(0, Math.max(0, others.length - (keep - 1)));
    const kept = points.filter((point) => !gone.includes(point));
    for (const point of kept) await checkList(point);
    return onFiles(this.folder, 'FL-BACKUP-FOLDER', async () => {
      const top = path.join(this.folder, POINTS);
      const leaving = (name: string) => path.join(top, `${GONE}${name}`);
      for (const { name, folder } of gone) await rename(folder, leaving(name));
      await syncFolder(top);
      for (const { name } of gone) await rm(leaving(name), { recursive: true, force: true });
      const pruned: Pruned = { points: gone.map(({ name }) => name), files: 0, bytes: 0 };
      for (const { kind } of STORES) {
        const lists = kept.map(({ folder }) => readList(path.join(folder, POINT_FILES.list)));
        const removed = await discardOriginals(this.storeOf(kind), mergeLists(lists, kind));
        pruned.files += removed.files;
        pruned.bytes += removed.bytes;
      }
      return pruned;
    });
  }
}

/** Throws FL-BACKUP-DAMAGED where the list of a point's files is not the one that was written. */
export async function checkList({ folder, manifest }: Point): Promise<PointManifest> {
  const file = path.join(folder, POINT_FILES.list);
  const seal = manifest && (await sealOf(file).catch(() => null));
  if (!manifest || seal?.sha256 !== manifest.files.sha256) throw new FanlightError('FL-BACKUP-DAMAGED', file);
  return manifest;
}

async function begin(folder: string, library: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // What a first backup that was cut off leaves is nobody's else.
  const others = (await readdir(folder)).filter((name) => name !== POINTS && !name.startsWith(MARK));
  if (others.length > 0) throw new FanlightError('FL-BACKUP-FOLDER', folder);
  await mkdir(path.join(folder, POINTS), { recursive: true, mode: 0o700 });
  await writeDurably(path.join(folder, MARK), `${JSON.stringify({ version: BACKUP_VERSION, library })}\n`);
}

async function readMark(folder: string): Promise<string | null> {
  try {
    return await readFile(path.join(folder, MARK), 'utf8');
  } catch (thrown) {
    if (isCode(thrown, 'ENOENT', 'ENOTDIR')) return null;
    throw thrown;
  }
}

function libraryIn(text: string, folder: string): string {
  try {
    const said: unknown = JSON.parse(text);
    refuseNewer(said, folder);
    return BACKUP.parse(said).library;
  } catch (cause) {
    if (cause instanceof FanlightError) throw cause;
    throw new FanlightError('FL-BACKUP-DAMAGED', path.join(folder, MARK), { cause });
  }
}

async function manifestIn(folder: string): Promise<PointManifest | null> {
  try {
    return await readManifest(folder);
  } catch {
    return null;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (thrown) {
    if (isCode(thrown, 'ENOENT')) return [];
    throw thrown;
  }
}

/** Points of one second are numbered: `…Z` comes before `…Z-2`, and that before `…Z-10`. */
function inOrder(one: string, other: string): number {
  return (
    one.slice(0, 20).localeCompare(other.slice(0, 20)) || Number(one.slice(21)) - Number(other.slice(21))
  );
}
