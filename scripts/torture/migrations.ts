import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { surveyDatabase } from '#catalogue';
import { MIGRATIONS, SCHEMA_VERSION } from '../../src/catalogue/sqlite/migrations/index.ts';
import { INTO } from './decisions.ts';
import { fault } from './fault.ts';
import type { Scenario } from './torture.ts';
import { looking, worksByStory } from './world.ts';

/** The oldest schema that a library is taken back to: until then `work` was no view. */
const OLDEST = 10;

/** Kills the bringing up to date of a library of an earlier schema: it is of the one or the other, with all that it held. */
export const migrations: Scenario = {
  name: 'migrate',
  async run(world) {
    const data = path.join(world.folder, 'migrated');
    const file = path.join(data, 'fanlight.db');
    const from = OLDEST + Math.floor(world.random() * (SCHEMA_VERSION - OLDEST));
    mkdirSync(data);
    const newest = path.join(data, 'newest.db');
    const works = await looking(world.data, async (catalogue) => {
      await catalogue.copyTo(newest);
      return (await catalogue.numbers()).works;
    });
    await takeBack(newest, file, from);
    const args = ['--data', data, 'tags', 'canonical', 'tag', INTO];
    await world.killer.kill('migrate', args);
    const { schema, faults } = surveyDatabase(file, { check: true });
    if (schema !== from && schema !== SCHEMA_VERSION)
      throw fault(`a library of schema ${from} is now of ${schema}`);
    if (faults.length > 0) throw fault(`a library that was migrated: ${faults[0]}`);
    checkEarlier(path.join(data, 'before-migration', `fanlight-schema-${from}.db`), from, schema);
    const again = await world.killer.run(args);
    if (again.code !== 0) throw fault(`a migration did not go on: ${again.stderr}`);
    await looking(data, async (catalogue) => {
      const { faults: left } = await catalogue.check();
      const { damaged } = await catalogue.checkChapters(0, Number.POSITIVE_INFINITY);
      if (left.length + damaged.length > 0) throw fault(`a library that was migrated: ${left[0]}`);
      const { size } = await worksByStory(catalogue);
      if (size !== works) throw fault(`${works} works were ${size} after a migration`);
    });
    rmSync(data, { recursive: true, force: true });
  },
};

/** What was kept before a migration is whole, and it is there once anything has changed. */
function checkEarlier(kept: string, from: number, schema: number): void {
  if (!existsSync(kept)) {
    if (schema !== from) throw fault('a library was migrated without being kept first');
    return;
  }
  const survey = surveyDatabase(kept, { check: true });
  if (survey.schema !== from || survey.faults.length > 0)
    throw fault(`what was kept before: ${survey.faults[0]}`);
}

/** Makes a library of an earlier schema, by the migrations that there were then, with the rows of a newer one. */
async function takeBack(newest: string, file: string, version: number): Promise<void> {
  const db = new Sqlite(file);
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: new SqliteDialect({ database: db }) }),
    provider: { getMigrations: async () => Object.fromEntries(Object.entries(MIGRATIONS).slice(0, version)) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  db.pragma('foreign_keys = off');
  db.prepare('attach ? as newest').run(newest);
  db.transaction(() => copyRows(db))();
  const application = db.pragma('newest.application_id', { simple: true });
  db.exec('detach newest');
  db.pragma(`application_id = ${application}`);
  db.pragma(`user_version = ${version}`);
  db.pragma('journal_mode = wal');
  db.close();
  rmSync(newest);
}

function copyRows(db: Sqlite.Database): void {
  const triggers = db.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as Named[];
  for (const { name } of triggers) db.exec(`drop trigger "${name}"`);
  const tables = db
    .prepare(
      "select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
    )
    .all() as Named[];
  for (const { name } of tables) {
    const there = new Set(columnsOf(db, 'newest', name));
    const columns = columnsOf(db, 'main', name).filter((column) => there.has(column));
    const list = columns.map((column) => `"${column}"`).join(', ');
    db.exec(
      `delete from main."${name}"; insert into main."${name}" (${list}) select ${list} from newest."${name}"`,
    );
  }
  for (const { sql } of triggers) db.exec(sql);
}

type Named = { name: string; sql: string };

function columnsOf(db: Sqlite.Database, schema: string, table: string): string[] {
  const rows = db.pragma(`${schema}.table_info("${table}")`) as { name: string }[];
  return rows.map(({ name }) => name);
}
