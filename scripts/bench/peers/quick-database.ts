/** SQLite as quick as it is without keeping what it writes safe. */
import Database from 'better-sqlite3';

export function openQuickDatabase(file: string): Database.Database {
  const db = new Database(file);
  db.exec(
    'PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000',
  );
  db.exec('PRAGMA mmap_size = 4294967296; PRAGMA temp_store = MEMORY');
  return db;
}
