import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where works were published: addresses, further originals, pictures, comments, and what a site kept beside its stories. */
export const sources: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('work').addColumn('source_updated', 'text').execute();
    await db.schema.alterTable('work').addColumn('text_hash', 'text').execute();
    await createAddresses(db);
    await createOriginals(db);
    await createComments(db);
    await createSite(db);
  },
};

async function createAddresses(db: Kysely<unknown>): Promise<void> {
  await clustered(db, 'address')
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('work', 'integer', (c) => c.references('work.id'))
    .addColumn('chapter', 'integer')
    .addColumn('name', 'text')
    .addColumn('page', 'integer')
    .addPrimaryKeyConstraint('address_key', ['path', 'host'])
    .execute();
  await db.schema.createIndex('address_work').on('address').column('work').execute();
}

async function createOriginals(db: Kysely<unknown>): Promise<void> {
  await clustered(db, 'work_original')
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('file', 'integer', (c) => c.notNull().references('batch_file.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('work_original_key', ['work', 'file'])
    .execute();
  await clustered(db, 'picture')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .execute();
}

/** A comment is about a work, a series (by name) or a page. `parent` is the comment it answers. */
async function createComments(db: Kysely<unknown>): Promise<void> {
  await table(db, 'comment')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('work', 'integer', (c) => c.references('work.id'))
    .addColumn('series', 'text')
    .addColumn('page', 'integer')
    .addColumn('parent', 'integer', (c) => c.references('comment.id'))
    .addColumn('chapter', 'integer')
    .addColumn('author', 'text')
    .addColumn('written_at', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  for (const about of ['work', 'series', 'page', 'parent'])
    await sql`create index ${sql.raw(`comment_${about}`)} on comment (${sql.ref(about)})
      where ${sql.ref(about)} is not null`.execute(db);
}

async function createSite(db: Kysely<unknown>): Promise<void> {
  await clustered(db, 'creator_profile')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('profile', 'text', (c) => c.notNull())
    .addColumn('joined', 'text')
    .addColumn('favourites', 'text', (c) => c.notNull())
    .execute();
  await clustered(db, 'series_detail')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('creators', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('parent', 'text')
    .addColumn('open', 'integer')
    .addColumn('members', 'text', (c) => c.notNull())
    .execute();
  await table(db, 'site_page')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('batch', 'integer', (c) => c.notNull().references('batch.id'))
    .addColumn('section', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('author', 'text')
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('responses', 'text', (c) => c.notNull())
    .addUniqueConstraint('site_page_key', ['section', 'title', 'date'])
    .execute();
}

function table(db: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return db.schema.createTable(name).modifyEnd(sql`strict`);
}

/** A table stored in the order of its primary key. */
function clustered(db: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return db.schema.createTable(name).modifyEnd(sql`strict, without rowid`);
}
