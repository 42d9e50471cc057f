import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type Sqlite from 'better-sqlite3';
import { copyDatabase } from './copy-database.ts';
import { asFolderError } from './driver-errors.ts';

/** The folder beside the database that has it as it was before its schema changed. */
const FOLDER = 'before-migration';
const NAME = /^fanlight-schema-\d+\.db$/;
/** So many are kept, the newest. */
const KEPT = 2;

/**
 * Keeps a database as it is before its schema changes: `before-migration/fanlight-schema-N.db`, whole or not at all. Throws FL-LIB-FULL and
 * FL-LIB-FOLDER, so that nothing is changed that is not kept.
 */
export async function keepEarlier(db: Sqlite.Database, file: string, schema: number): Promise<void> {
  const folder = path.join(path.dirname(file), FOLDER);
  const place = path.join(folder, `fanlight-schema-${schema}.db`);
  const begun = `${place}.new`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(begun, { force: true });
    await copyDatabase(db, begun);
    renameSync(begun, place);
    removeOlder(folder);
  } catch (thrown) {
    throw asFolderError(thrown, folder);
  }
}

function removeOlder(folder: string): void {
  const kept = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .map((name) => ({ place: path.join(folder, name), at: statSync(path.join(folder, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { place } of kept.slice(KEPT)) rmSync(place, { force: true });
}
