import path from 'node:path';
import type { ErrorCode } from '#errors';
import type { OriginalState, Sha256 } from '#originals';
import {
  BackupFolder,
  checkList,
  mergeLists,
  POINT_FILES,
  type Point,
  readList,
  STORES,
  sealOf,
} from '#preservation';
import type { KeepingAdapters } from './keeping-adapters.ts';

/** Something in a backup that is not what was written: a part of a point, or a file by its SHA-256. */
export type BackupFinding = { code: Extract<ErrorCode, `FL-BACKUP-${string}`>; subject: string };

/** What was read of a backup and what was found. Bytes are those that were read. */
export type BackupCheck = { points: number; files: number; bytes: number; findings: BackupFinding[] };

/** Who is told how far a check is, and what ends it. */
export type BackupCheckOptions = {
  signal?: AbortSignal;
  onProgress?: (progress: { files: number; bytes: number }) => void;
};

/**
 * Reads a whole backup: each point's list and database against its manifest, and each file that a point counts on
 * against its name. Reads only. Throws FL-BACKUP-NONE and FL-BACKUP-FOLDER.
 */
export async function verifyBackup(
  folder: string,
  adapters: KeepingAdapters,
  options: BackupCheckOptions = {},
): Promise<BackupCheck> {
  const backup = await BackupFolder.open(folder);
  const points = await backup.points();
  const check: BackupCheck = { points: points.length, files: 0, bytes: 0, findings: [] };
  const listed: Point[] = [];
  for (const point of points) {
    options.signal?.throwIfAborted();
    if (await isListSound(point)) listed.push(point);
    else
      check.findings.push({ code: 'FL-BACKUP-DAMAGED', subject: path.join(point.folder, POINT_FILES.list) });
    const database = path.join(point.folder, POINT_FILES.database);
    const seal = await sealOf(database).catch(() => null);
    check.bytes += seal?.bytes ?? 0;
    const isSealed = seal !== null && seal.sha256 === point.manifest?.database.sha256;
    if (!isSealed) check.findings.push({ code: 'FL-BACKUP-DAMAGED', subject: database });
    for (const { kind, hash } of point.manifest?.missing ?? [])
      check.findings.push({ code: 'FL-BACKUP-INCOMPLETE', subject: `${point.name}, ${kind} ${hash}` });
  }
  for (const { kind } of STORES) {
    const store = await adapters.openStore(backup.storeOf(kind));
    const lists = listed.map((point) => readList(path.join(point.folder, POINT_FILES.list)));
    for await (const hash of mergeLists(lists, kind)) {
      options.signal?.throwIfAborted();
      const { state, bytes } = await store.check(hash as Sha256);
      check.files += 1;
      check.bytes += bytes;
      const code = codeOf(state);
      if (code !== null) check.findings.push({ code, subject: `${kind} ${hash}` });
      options.onProgress?.({ files: check.files, bytes: check.bytes });
    }
  }
  return check;
}

async function isListSound(point: Point): Promise<boolean> {
  return checkList(point).then(
    () => true,
    () => false,
  );
}

function codeOf(state: OriginalState): BackupFinding['code'] | null {
  switch (state) {
    case 'sound':
      return null;
    case 'missing':
      return 'FL-BACKUP-FILE-MISSING';
    case 'changed':
    case 'unreadable':
      return 'FL-BACKUP-FILE-CHANGED';
  }
}
