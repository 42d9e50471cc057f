import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteQueryCompiler,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import { FanlightError } from '#errors';
import type { CopyProgress } from '../holdings.ts';
import { copyDatabase } from './copy-database.ts';
import { asCatalogueError } from './driver-errors.ts';
import { takeLock } from './hold-lock.ts';
import { keepEarlier } from './keep-earlier.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** "FANL": marks the file as ours (SQLite's `application_id`). */
export const APPLICATION_ID = 0x46_41_4e_4c;
/** How long a statement waits for another process's checkpoint or backup, in milliseconds. */
const BUSY_TIMEOUT = 250;

/** What queries are built with; {@link Connection} runs them. */
export const query = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: () => {
      throw new Error('queries are only built here');
    },
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Pages that a connection keeps, in KiB: a reader looks few things up, and an import has a reader in each thread. */
const WRITER_CACHE = 16_384;
const READER_CACHE = 4096;
/** The largest database that is read into memory when it cannot be opened where it lies, in bytes. */
const MOST_IN_MEMORY = 256 * 1024 * 1024;
/** Where a database says whether it has a WAL or a rollback journal, twice (SQLite file format §1.3.3). */
export const FORMAT_VERSIONS = 18;
/** What stands there for a rollback journal. */
export const ROLLBACK_JOURNAL = 1;

/** A query as Kysely builds it, with its row type. */
type Query<Row> = { compile(): CompiledQuery<Row> };
/** Values of a prepared statement, in order. */
export type SqlValue = string | number | null | Uint8Array;
/** A prepared statement for the paths that run it thousands of times. */
export type Statement = Sqlite.Statement<SqlValue[]>;

/**
 * One open database. Statements run at once and in full, so a transaction is never interleaved with another caller's
 * queries. Errors are the driver's own; see `driver-errors.ts`.
 */
export class Connection {
  readonly #db: Sqlite.Database;
  readonly #lock: Sqlite.Database | null;
  readonly #inTransaction: Sqlite.Transaction<(work: () => unknown) => unknown>;
  readonly #others: Sqlite.Statement<[]>;
  readonly #own: Sqlite.Statement<[]>;
  readonly #file: string;
  readonly #statements = new Map<string, Statement>();

  constructor(db: Sqlite.Database, lock: Sqlite.Database | null, file: string) {
    this.#db = db;
    this.#lock = lock;
    this.#inTransaction = db.transaction((work) => work());
    this.#others = db.prepare('PRAGMA data_version').pluck();
    this.#own = db.prepare('SELECT total_changes()').pluck();
    this.#file = file;
  }

  all<Row>(built: Query<Row>): Row[] {
    const { sql, parameters } = built.compile();
    return this.prepare(sql).all(...(parameters as SqlValue[])) as Row[];
  }

  first<Row>(built: Query<Row>): Row | undefined {
    const { sql, parameters } = built.compile();
    return this.prepare(sql).get(...(parameters as SqlValue[])) as Row | undefined;
  }

  /** Runs a write; answers the row id of an insert. */
  run(built: Query<unknown>): number {
    const { sql, parameters } = built.compile();
    return Number(this.prepare(sql).run(...(parameters as SqlValue[])).lastInsertRowid);
  }

  /** A statement by its text, prepared once. Texts are constants of this folder, so their number is bounded. */
  prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare<SqlValue[]>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Reads that must agree with each other, from one moment of the database. */
  snapshot<Result>(work: () => Result): Result {
    return this.#inTransaction.deferred(work) as Result;
  }

  /** Writes that happen together or not at all; inside another one, a savepoint. */
  transaction<Result>(work: () => Result): Result {
    return this.#inTransaction.immediate(work) as Result;
  }

  /**
   * As {@link transaction}, for work that waits in between; what rows refer to need be there only at its end. Whatever else is asked of this
   * connection until it resolves happens inside.
   */
  async slowTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#db.exec('begin immediate; pragma defer_foreign_keys = on');
    try {
      const result = await work();
      this.#db.exec('commit');
      return result;
    } catch (thrown) {
      if (this.#db.inTransaction) this.#db.exec('rollback');
      throw thrown;
    }
  }

  /** Another text after every write, by this connection (rows changed) or by another (SQLite's `data_version`). */
  state(): string {
    return `${this.#others.get()} ${this.#own.get()}`;
  }

  pragma(text: string): unknown[] {
    return this.#db.pragma(text) as unknown[];
  }

  /** Copies the database as it is now, on a connection of its own, since statements may come in between. */
  async copyTo(target: string, onProgress?: (progress: CopyProgress) => void): Promise<void> {
    const reader = openForReading(this.#file);
    try {
      await copyDatabase(reader, target, onProgress);
    } finally {
      reader.close();
    }
  }

  get readOnly(): boolean {
    return this.#db.readonly;
  }

  close(): void {
    this.#db.close();
    this.#lock?.close();
  }
}

/**
 * Opens the database in `file`, making it and bringing its schema up to date unless `readOnly`. Throws FL-LIB-LOCKED
 * when another process writes to it, FL-LIB-NEWER, FL-LIB-OLDER (read-only, schema not yet brought up to date),
 * FL-LIB-CORRUPT, FL-LIB-FULL and FL-LIB-FOLDER.
 */
export async function openConnection(file: string, readOnly: boolean): Promise<Connection> {
  let db: Sqlite.Database | null = null;
  let lock: Sqlite.Database | null = null;
  if (!existsSync(path.dirname(file))) throw new FanlightError('FL-LIB-FOLDER', file);
  try {
    if (!readOnly) {
      lock = takeLock(`${file}-lock`);
      makePrivate(file);
    }
    db = readOnly ? openForReading(file) : new Sqlite(file, { timeout: BUSY_TIMEOUT });
    checkIdentity(db, file);
    if (!readOnly) await prepareForWriting(db, file);
    db.pragma('foreign_keys = on');
    db.pragma('trusted_schema = off');
    db.pragma('temp_store = memory');
    db.pragma(`cache_size = -${readOnly ? READER_CACHE : WRITER_CACHE}`);
    return new Connection(db, lock, file);
  } catch (thrown) {
    db?.close();
    lock?.close();
    throw asCatalogueError(thrown, file);
  }
}

/**
 * A database in a folder that nobody may write to (a disc, a backup mounted to look at it) cannot be opened where it
 * lies, since a WAL needs a file beside it; when no WAL is left, a copy in memory is the same database.
 */
export function openForReading(file: string): Sqlite.Database {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT });
  try {
    db.pragma('application_id');
    return db;
  } catch (thrown) {
    db.close();
    const cannotOpen =
      thrown instanceof Sqlite.SqliteError && /^SQLITE_(?:CANTOPEN|READONLY)/.test(thrown.code);
    if (!cannotOpen || existsSync(`${file}-wal`) || statSync(file).size > MOST_IN_MEMORY) throw thrown;
    const bytes = readFileSync(file);
    bytes.fill(ROLLBACK_JOURNAL, FORMAT_VERSIONS, FORMAT_VERSIONS + 2);
    return new Sqlite(bytes, { readonly: true });
  }
}

/**
 * Makes a new database readable by its owner only, since it holds addresses and names nobody else should see; the
 * files SQLite puts beside it take its mode. What fails here fails again in SQLite, which says why.
 */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch {}
}

/** A new, empty database passes; one of another program or from a newer version does not. */
function checkIdentity(db: Sqlite.Database, file: string): void {
  const application = db.pragma('application_id', { simple: true });
  const version = Number(db.pragma('user_version', { simple: true }));
  const { tables } = db.prepare('select count(*) as tables from sqlite_schema').get() as { tables: number };
  if (tables > 0 && application !== APPLICATION_ID) throw new FanlightError('FL-LIB-CORRUPT', file);
  if (version > SCHEMA_VERSION) throw new FanlightError('FL-LIB-NEWER', file);
  if (db.readonly && version < SCHEMA_VERSION) throw new FanlightError('FL-LIB-OLDER', file);
}

async function prepareForWriting(db: Sqlite.Database, file: string): Promise<void> {
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  // In pages of 8 KiB: the log is copied into the database every 32 MiB, not after each save.
  db.pragma('wal_autocheckpoint = 4096');
  db.pragma('journal_size_limit = 67108864');
  const schema = Number(db.pragma('user_version', { simple: true }));
  if (schema > 0 && schema < SCHEMA_VERSION) await keepEarlier(db, file, schema);
  if (schema < SCHEMA_VERSION) await migrate(db);
}

/** Runs what is missing in one transaction: killed in the middle, the database is as it was before. */
async function migrate(db: Sqlite.Database): Promise<void> {
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: new SqliteDialect({ database: db }) }),
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  db.exec('begin exclusive');
  try {
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
    db.exec('commit');
  } catch (thrown) {
    if (db.inTransaction) db.exec('rollback');
    throw thrown;
  }
}
