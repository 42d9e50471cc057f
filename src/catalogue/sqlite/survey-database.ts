import { statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { FanlightError } from '#errors';
import type { DatabaseSurvey } from '../holdings.ts';
import { APPLICATION_ID, openForReading } from './connection.ts';
import { asCatalogueError } from './driver-errors.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';

/** Faults beyond this many are not listed. */
const MOST_FAULTS = 100;

/**
 * What a database file says of itself, of any version, and with `check` what its own check finds. Reads only. Throws FL-LIB-CORRUPT
 * where it is no database of this program, and FL-LIB-FOLDER where it cannot be opened.
 */
export function surveyDatabase(file: string, options: { check: boolean }): DatabaseSurvey {
  let db: Sqlite.Database | null = null;
  try {
    db = openForReading(file);
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      throw new FanlightError('FL-LIB-CORRUPT', file);
    const schema = Number(db.pragma('user_version', { simple: true }));
    const faults = options.check ? faultsIn(db) : [];
    return { schema, known: SCHEMA_VERSION, identity: identityIn(db), faults, bytes: statSync(file).size };
  } catch (thrown) {
    throw asCatalogueError(thrown, file);
  } finally {
    db?.close();
  }
}

function faultsIn(db: Sqlite.Database): string[] {
  try {
    const pages = db.pragma(`integrity_check(${MOST_FAULTS})`) as { integrity_check: string }[];
    const references = db.pragma('foreign_key_check') as { table: string; rowid: number }[];
    return [
      ...pages.map(({ integrity_check }) => integrity_check).filter((text) => text !== 'ok'),
      ...references
        .slice(0, MOST_FAULTS)
        .map(({ table, rowid }) => `${table} ${rowid} names what is not there`),
    ];
  } catch (thrown) {
    if (thrown instanceof Sqlite.SqliteError) return [thrown.message];
    throw thrown;
  }
}

/** Libraries have a name since the fifth schema; an earlier one has none. */
function identityIn(db: Sqlite.Database): string {
  const known = db.prepare("select 1 from sqlite_schema where name = 'library'").get();
  if (known === undefined) return '';
  const row = db.prepare('select identity from library').get() as { identity: string } | undefined;
  return row?.identity ?? '';
}
