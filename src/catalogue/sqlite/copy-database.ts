import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { CopyProgress } from '../holdings.ts';
import { asFolderError } from './driver-errors.ts';

/** Pages that are copied before others get their turn; of 8 KiB each. */
const PAGES_AT_ONCE = 1024;

/**
 * Copies an open database as it is at this moment into a new file. The reading transaction is held until the end: without it SQLite
 * begins anew whenever another process writes, and under a busy writer never ends. `db` must be in no transaction.
 */
export async function copyDatabase(
  db: Sqlite.Database,
  target: string,
  onProgress: (progress: CopyProgress) => void = () => {},
): Promise<void> {
  const pageSize = Number(db.pragma('page_size', { simple: true }));
  let isMade = false;
  db.exec('begin');
  try {
    db.prepare('select count(*) from sqlite_schema').get();
    // For its owner alone, as the database is; SQLite takes an empty file for a new database.
    closeSync(openSync(target, 'wx', 0o600));
    isMade = true;
    await db.backup(target, {
      progress({ totalPages, remainingPages }) {
        onProgress({ bytes: (totalPages - remainingPages) * pageSize, totalBytes: totalPages * pageSize });
        return PAGES_AT_ONCE;
      },
    });
    makeSelfContained(target);
  } catch (thrown) {
    if (isMade) rmSync(target, { force: true });
    throw asFolderError(thrown, target);
  } finally {
    db.exec('rollback');
  }
}

/** Without a WAL a file can be read where nothing may be written beside it, and is whole by itself. */
function makeSelfContained(file: string): void {
  const copy = new Sqlite(file);
  try {
    copy.pragma('journal_mode = delete');
  } finally {
    copy.close();
  }
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
