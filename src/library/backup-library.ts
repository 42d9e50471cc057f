import path from 'node:path';
import type { Catalogue, ChapterCheck, HoldingKind } from '#catalogue';
import { FanlightError } from '#errors';
import type { OriginalStore, Sha256 } from '#originals';
import {
  BACKUP_VERSION,
  BackupFolder,
  type BegunPoint,
  type ListedFile,
  POINT_FILES,
  type PointManifest,
  type Pruned,
  recordBackup,
  STORES,
  sealOf,
  writeList,
} from '#preservation';
import type { Library } from './context.ts';
import { everyHolding } from './every-holding.ts';
import { refuseInside } from './folder-places.ts';
import type { KeepingAdapters } from './keeping-adapters.ts';
import { workTogether } from './work-together.ts';

/** What is backed up, and its data folder. */
export type BackedUp = Pick<Library, 'catalogue' | 'originals' | 'media' | 'clock'> & { data: string };

/** How far a backup is. Sizes in bytes; of the files, those of the whole library. */
export type BackupProgress = { phase: 'database' | 'files' | 'checking'; bytes: number; totalBytes: number };

/** How a backup is made, and who is told. `keep`: how many points are kept, at least 1; all where it is not given. */
export type BackupOptions = {
  keep?: number;
  signal?: AbortSignal;
  onProgress?: (progress: BackupProgress) => void;
};

/**
 * What a backup did: the point that it made, how many files were copied, and which the library has no longer whole: `missing` from
 * both, `onlyThere` kept by the backup. `pruned` is null where nothing was to be removed, or where something is missing.
 */
export type BackupReport = {
  point: PointManifest;
  copied: { files: number; bytes: number };
  onlyThere: ListedFile[];
  missing: ListedFile[];
  damagedChapters: number;
  pruned: Pruned | null;
};

/** Files that are copied at once: the disk waits for each to be written, not for the processor. */
const AT_ONCE = 4;
/** Bytes of chapters that are checked at a time. */
const CHAPTER_BYTES = 8 * 1024 * 1024;

/**
 * Makes a point in the backup of a library, which may be served and written meanwhile: the database as it is now, and the files it
 * counts on that the backup does not have. What was written is read again and compared. Killed at any moment, the points of before are as they
 * were. Throws FL-BACKUP-…, FL-LIB-FULL, and FL-LIB-CORRUPT where the database does not pass its own check.
 */
export async function backupLibrary(
  library: BackedUp,
  to: string,
  adapters: KeepingAdapters,
  options: BackupOptions = {},
): Promise<BackupReport> {
  await refuseInside(library.data, to);
  const backup = await BackupFolder.openFor(to, await library.catalogue.identity());
  const lock = lockBackup(backup, adapters);
  const madeAt = library.clock().toISOString();
  try {
    const point = await backup.beginPoint(madeAt);
    try {
      const report = await fillPoint({ library, backup, point, adapters, options, madeAt });
      await recordBackup(library.data, { folder: path.resolve(to), point: point.name, at: madeAt }).catch(
        () => {},
      );
      const mayPrune =
        options.keep !== undefined &&
        report.missing.length + report.onlyThere.length + report.damagedChapters === 0;
      return { ...report, pruned: mayPrune ? await backup.prune(options.keep ?? 1, point.name) : null };
    } finally {
      await backup.dropPoint(point);
    }
  } finally {
    lock.release();
  }
}

function lockBackup(backup: BackupFolder, { holdLock }: KeepingAdapters): { release(): void } {
  try {
    return holdLock(backup.lock);
  } catch (cause) {
    const isBusy = cause instanceof FanlightError && cause.code === 'FL-LIB-LOCKED';
    throw new FanlightError(isBusy ? 'FL-BACKUP-BUSY' : 'FL-BACKUP-FOLDER', backup.folder, { cause });
  }
}

type Making = {
  library: BackedUp;
  backup: BackupFolder;
  point: BegunPoint;
  adapters: KeepingAdapters;
  options: BackupOptions;
  madeAt: string;
};

async function fillPoint(making: Making): Promise<Omit<BackupReport, 'pruned'>> {
  const { library, backup, point, adapters, options } = making;
  const file = path.join(point.folder, POINT_FILES.database);
  await library.catalogue.copyTo(file, (progress) =>
    options.onProgress?.({ phase: 'database', ...progress }),
  );
  const survey = adapters.surveyDatabase(file, { check: true });
  if (survey.faults.length > 0) throw new FanlightError('FL-LIB-CORRUPT', library.data);
  const then = await adapters.openCatalogue(file);
  try {
    const copies = new Copies(making, await then.numbers());
    for (const { kind, folder } of STORES) {
      const to = await adapters.openStore(path.join(backup.folder, folder));
      await copies.copyAll(then, kind, { from: kind === 'picture' ? library.media : library.originals, to });
    }
    const damagedChapters = await countDamaged(then, survey.bytes, options);
    const list = path.join(point.folder, POINT_FILES.list);
    const files = await writeList(list, listed(then, copies.isMissing));
    const manifest = await manifestOf(making, then, { copies, files, schema: survey.schema });
    await backup.finishPoint(point, manifest);
    return { point: manifest, damagedChapters, ...copies.report };
  } finally {
    await then.close();
  }
}

/** Seals the database by what is on the disk, which {@link sealOf} reads anew. */
async function manifestOf(
  { point, madeAt }: Making,
  then: Catalogue,
  { copies, files, schema }: { copies: Copies; files: PointManifest['files']; schema: number },
): Promise<PointManifest> {
  const { works, words, chapters, originals, originalBytes } = await then.numbers();
  const { files: pictures, bytes: pictureBytes } = copies.sizeOf('picture');
  return {
    version: BACKUP_VERSION,
    name: point.name,
    madeAt,
    library: await then.identity(),
    schema,
    database: await sealOf(path.join(point.folder, POINT_FILES.database)),
    files,
    counts: { works, words, chapters, originals, originalBytes, pictures, pictureBytes },
    missing: copies.report.missing,
  };
}

/** The files a point counts on, but those that nobody has. */
async function* listed(
  then: Catalogue,
  isMissing: (kind: HoldingKind, hash: string) => boolean,
): AsyncGenerator<ListedFile> {
  for (const { kind } of STORES)
    for await (const { hash } of everyHolding(then, kind)) if (!isMissing(kind, hash)) yield { kind, hash };
}

async function countDamaged(
  then: Catalogue,
  totalBytes: number,
  { signal, onProgress }: BackupOptions,
): Promise<number> {
  let [damaged, bytes] = [0, 0];
  for (let after: number | null = 0; after !== null; ) {
    signal?.throwIfAborted();
    const check: ChapterCheck = await then.checkChapters(after, CHAPTER_BYTES);
    damaged += check.damaged.length;
    bytes += check.bytes;
    onProgress?.({ phase: 'checking', bytes, totalBytes });
    after = check.last;
  }
  return damaged;
}

type Stores = { from: OriginalStore; to: OriginalStore };

/** The copying of files into a backup, and what came of it. */
class Copies {
  readonly #making: Making;
  readonly #total: number;
  readonly #missing = new Map<string, ListedFile>();
  readonly #onlyThere: ListedFile[] = [];
  readonly #sizes = new Map<HoldingKind, { files: number; bytes: number }>();
  readonly #copied = { files: 0, bytes: 0 };
  #done = 0;

  constructor(making: Making, { originalBytes }: { originalBytes: number }) {
    this.#making = making;
    this.#total = originalBytes;
  }

  get report(): Pick<BackupReport, 'copied' | 'onlyThere' | 'missing'> {
    return { copied: this.#copied, onlyThere: this.#onlyThere, missing: [...this.#missing.values()] };
  }

  readonly isMissing = (kind: HoldingKind, hash: string): boolean => this.#missing.has(`${kind} ${hash}`);

  sizeOf(kind: HoldingKind): { files: number; bytes: number } {
    return this.#sizes.get(kind) ?? { files: 0, bytes: 0 };
  }

  async copyAll(then: Catalogue, kind: HoldingKind, stores: Stores): Promise<void> {
    const files = everyHolding(then, kind);
    const size = { files: 0, bytes: 0 };
    this.#sizes.set(kind, size);
    const work = async () => {
      for (;;) {
        this.#making.options.signal?.throwIfAborted();
        const next = await files.next();
        if (next.done) return;
        const { hash, bytes } = next.value;
        size.files += 1;
        size.bytes += bytes;
        await this.#take({ kind, hash }, bytes, stores);
        this.#done += bytes;
        this.#making.options.onProgress?.({
          phase: 'files',
          bytes: this.#done,
          totalBytes: Math.max(this.#done, this.#total),
        });
      }
    };
    await workTogether(AT_ONCE, work);
  }

  /** A file that is there in its size is taken for whole: reading all of them anew is what `fanlight verify --backup` is for. */
  async #take(file: ListedFile & { hash: Sha256 }, bytes: number, { from, to }: Stores): Promise<void> {
    const there = await sizeIn(to, file.hash);
    if (there === bytes) {
      if ((await sizeIn(from, file.hash)) !== bytes) this.#onlyThere.push(file);
      return;
    }
    try {
      const copied = await to.copyFrom(from, file.hash);
      const { state } = await to.check(file.hash);
      if (state !== 'sound') throw new FanlightError('FL-BACKUP-DAMAGED', file.hash);
      this.#copied.files += 1;
      this.#copied.bytes += copied;
    } catch (thrown) {
      const isGone = thrown instanceof FanlightError && thrown.code === 'FL-LIB-ORIGINAL-MISSING';
      if (!isGone) throw thrown;
      this.#missing.set(`${file.kind} ${file.hash}`, { kind: file.kind, hash: file.hash });
    }
  }
}

async function sizeIn(store: OriginalStore, hash: Sha256): Promise<number | null> {
  return (await store.has(hash)) ? (await store.open(hash)).bytes : null;
}
