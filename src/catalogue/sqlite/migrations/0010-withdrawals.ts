import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Imports that came from a browser name the files that wait for them, and imports can be withdrawn. The table of works is
 * called `work_row` from here on: `work` is what is in the library, so that nothing that was withdrawn can be read by
 * mistake. A later migration that adds a column to works adds it to `work_row`, and the view has it.
 */
export const withdrawals: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table batch add column upload text`.execute(db);
    await sql`alter table batch add column withdrawn_at text`.execute(db);
    await sql`alter table batch_file add column withdrawn integer not null default 0`.execute(db);
    await sql`alter table batch_file add column kept integer not null default 0`.execute(db);
    await sql`create index batch_file_same_as on batch_file (same_as) where same_as is not null`.execute(db);
    await sql`create index work_original_file on work_original (file)`.execute(db);
    await sql`alter table work rename to work_row`.execute(db);
    await sql`alter table work_row add column withdrawn integer not null default 0`.execute(db);
    await sql`create view work as select * from work_row where withdrawn = 0`.execute(db);
    await createLeftBehind(db);
    await createRecords(db);
  },
};

/** What is taken from a work that is withdrawn, to be given back: its addresses may belong to another meanwhile. */
async function createLeftBehind(db: Kysely<unknown>): Promise<void> {
  await clustered(db, 'withdrawn_address')
    .addColumn('work', 'integer', (c) => c.notNull().references('work_row.id'))
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('chapter', 'integer')
    .addPrimaryKeyConstraint('withdrawn_address_key', ['work', 'path', 'host'])
    .execute();
  await clustered(db, 'withdrawn_mark')
    .addColumn('work', 'integer', (c) => c.notNull().references('work_row.id'))
    .addColumn('reader', 'integer', (c) => c.notNull().references('reader.id'))
    .addColumn('opened', 'text')
    .addColumn('finished', 'text')
    .addColumn('bookmarked', 'text')
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('withdrawn_mark_key', ['work', 'reader'])
    .execute();
}

/** Which imports brought what a site kept beside its stories. Of earlier imports that is known for pages alone. */
async function createRecords(db: Kysely<unknown>): Promise<void> {
  await clustered(db, 'site_record')
    .addColumn('batch', 'integer', (c) => c.notNull().references('batch.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('site_record_key', ['kind', 'name', 'batch'])
    .execute();
  await db.schema.createIndex('site_record_batch').on('site_record').column('batch').execute();
  await sql`insert into site_record (batch, kind, name) select batch, 'page', cast(id as text) from site_page`.execute(
    db,
  );
  for (const table of ['site_page', 'creator_profile', 'series_detail'])
    await sql`alter table ${sql.table(table)} add column withdrawn integer not null default 0`.execute(db);
}

/** A table stored in the order of its primary key. */
function clustered(db: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return db.schema.createTable(name).modifyEnd(sql`strict, without rowid`);
}
