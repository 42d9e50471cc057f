import path from 'node:path';
import { FanlightError } from '#errors';
import type { OriginalStore, Sha256 } from '#originals';
import {
  BackupFolder,
  beginRestore,
  checkList,
  copyDatabaseInto,
  finishRestore,
  type ListedFile,
  POINT_FILES,
  type Point,
  type PointManifest,
  readList,
  STORES,
} from '#preservation';
import { refuseInside } from './folder-places.ts';
import type { KeepingAdapters } from './keeping-adapters.ts';
import { workTogether } from './work-together.ts';

/** How far a restore is: files, and bytes of everything. */
export type RestoreProgress = { files: number; totalFiles: number; bytes: number };

/** Which point is restored (the newest that can be believed, when none is named), and who is told. */
export type RestoreOptions = {
  point?: string;
  signal?: AbortSignal;
  onProgress?: (progress: RestoreProgress) => void;
};

/** What was restored, and which files the backup did not have whole. */
export type RestoreReport = {
  point: PointManifest;
  files: number;
  bytes: number;
  missing: ListedFile[];
};

/** Files that are copied at once. */
const AT_ONCE = 4;

/**
 * Makes the library of a point anew in an empty folder. The database gets its name last, when every file is there and was read again: until then
 * nobody takes the folder for a library, and the same call goes on from there. Throws FL-BACKUP-NONE, FL-BACKUP-POINT, FL-BACKUP-DAMAGED,
 * FL-RESTORE-NOT-EMPTY, FL-LIB-NEWER and FL-LIB-FULL.
 */
export async function restoreLibrary(
  from: string,
  into: string,
  adapters: KeepingAdapters,
  options: RestoreOptions = {},
): Promise<RestoreReport> {
  await refuseInside(into, from);
  const backup = await BackupFolder.open(from);
  const point = await choosePoint(backup, options.point);
  const manifest = await checkList(point);
  await beginRestore(into, { library: manifest.library, point: point.name });
  const report: RestoreReport = { point: manifest, files: 0, bytes: 0, missing: [...manifest.missing] };
  const tell = (bytes: number) => {
    report.bytes += bytes;
    const { originals, pictures } = manifest.counts;
    options.onProgress?.({ files: report.files, totalFiles: originals + pictures, bytes: report.bytes });
  };
  for (const { kind, folder } of STORES) {
    const source = await adapters.openStore(backup.storeOf(kind));
    const target = await adapters.openStore(path.join(into, folder));
    await copyFiles(
      readList(path.join(point.folder, POINT_FILES.list)),
      kind,
      options.signal,
      async (file) => {
        const bytes = await take(source, target, file.hash as Sha256);
        if (bytes === null) report.missing.push(file);
        else report.files += 1;
        tell(bytes ?? 0);
      },
    );
  }
  const database = path.join(point.folder, POINT_FILES.database);
  const copy = await copyDatabaseInto(into, database, manifest.database, tell);
  const { faults, schema, known } = adapters.surveyDatabase(copy, { check: true });
  if (schema > known) throw new FanlightError('FL-LIB-NEWER', into);
  if (faults.length > 0) throw new FanlightError('FL-BACKUP-DAMAGED', database);
  options.signal?.throwIfAborted();
  await finishRestore(into);
  return report;
}

async function choosePoint(backup: BackupFolder, name: string | undefined): Promise<Point> {
  const points = await backup.points();
  const chosen =
    name === undefined
      ? points.findLast(({ manifest }) => manifest !== null)
      : points.find((point) => point.name === name);
  if (chosen === undefined) throw new FanlightError('FL-BACKUP-POINT', name ?? backup.folder);
  return chosen;
}

async function copyFiles(
  list: AsyncGenerator<ListedFile>,
  kind: ListedFile['kind'],
  signal: AbortSignal | undefined,
  copy: (file: ListedFile) => Promise<void>,
): Promise<void> {
  const work = async () => {
    for (;;) {
      signal?.throwIfAborted();
      const next = await list.next();
      if (next.done) return;
      if (next.value.kind === kind) await copy(next.value);
    }
  };
  try {
    await workTogether(AT_ONCE, work);
  } finally {
    await list.return(undefined);
  }
}

/** Copies a file unless a restore that was cut off did it already, reads it again, and answers its size; null where the backup has it not. */
async function take(source: OriginalStore, target: OriginalStore, hash: Sha256): Promise<number | null> {
  const there = await target.check(hash);
  if (there.state === 'sound') return there.bytes;
  try {
    await target.copyFrom(source, hash);
  } catch (thrown) {
    if (thrown instanceof FanlightError && thrown.code === 'FL-LIB-ORIGINAL-MISSING') return null;
    throw thrown;
  }
  const { state, bytes } = await target.check(hash);
  return state === 'sound' ? bytes : null;
}
