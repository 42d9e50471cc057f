import Sqlite from 'better-sqlite3';
import { asCatalogueError } from './driver-errors.ts';

/**
 * A lock for one process: an empty SQLite file held in an exclusive transaction. It is the operating system's lock, so it
 * ends with the process however that ends. Throws the driver's own errors.
 */
export function takeLock(file: string): Sqlite.Database {
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    lock.pragma('journal_mode = memory');
    lock.exec('begin exclusive');
    return lock;
  } catch (thrown) {
    lock.close();
    throw thrown;
  }
}

/** Takes such a lock until it is let go. Throws FL-LIB-LOCKED while another holds it, and FL-LIB-FOLDER. */
export function holdLock(file: string): { release(): void } {
  try {
    const lock = takeLock(file);
    return { release: () => lock.close() };
  } catch (thrown) {
    throw asCatalogueError(thrown, file);
  }
}
