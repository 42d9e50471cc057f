import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The first schema. Ids of works, batches and changes are never used twice. */
export const catalogue: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createImports(db);
    await createWorks(db);
    await createChapters(db);
    await createNames(db);
    await createHistory(db);
    await createTextIndex(db);
  },
};

async function createImports(db: Kysely<unknown>): Promise<void> {
  let batch = table(db, 'batch')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('sources', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('status', 'text', (c) => c.notNull());
  for (const count of ['files', 'bytes', 'works', 'revised', 'known', 'failed', 'losses', 'repaired']) {
    batch = batch.addColumn(count, 'integer', (c) => c.notNull().defaultTo(0));
  }
  await batch.execute();
  await table(db, 'original')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .execute();
  await table(db, 'batch_file')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('batch', 'integer', (c) => c.notNull().references('batch.id'))
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('original', 'integer', (c) => c.references('original.id'))
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('format', 'text')
    .addColumn('encoding', 'text')
    .addColumn('result', 'text', (c) => c.notNull())
    .addColumn('error', 'text')
    .addColumn('losses', 'text', (c) => c.notNull())
    .addColumn('attention', 'integer', (c) => c.notNull())
    .addColumn('same_as', 'integer', (c) => c.references('batch_file.id'))
    .execute();
  await db.schema.createIndex('batch_file_batch').on('batch_file').column('batch').execute();
  await db.schema.createIndex('batch_file_path').on('batch_file').column('path').execute();
  await db.schema.createIndex('batch_file_original').on('batch_file').column('original').execute();
}

async function createWorks(db: Kysely<unknown>): Promise<void> {
  let work = table(db, 'work')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('revision_id', 'integer', (c) => c.references('work_revision.id'))
    .addColumn('batch', 'integer', (c) => c.notNull().references('batch.id'));
  for (const count of ['revision', 'words', 'chapters', 'warnings_stated']) {
    work = work.addColumn(count, 'integer', (c) => c.notNull());
  }
  for (const stated of ['added_at', 'updated_at', 'title', 'rating', 'warnings', 'categories']) {
    work = work.addColumn(stated, 'text', (c) => c.notNull());
  }
  for (const stated of ['status', 'permission', 'other']) {
    work = work.addColumn(stated, 'text', (c) => c.notNull());
  }
  for (const optional of ['rating_raw', 'language', 'permission_raw', 'published', 'series', 'setting']) {
    work = work.addColumn(optional, 'text');
  }
  work = work.addColumn('series_position', 'real').addColumn('part', 'real').addColumn('part_of', 'real');
  for (const prose of ['spoilers', 'dedication', 'disclaimer', 'summary', 'notes', 'end_notes']) {
    work = work.addColumn(prose, 'text');
  }
  await work.execute();
  await table(db, 'work_revision')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('file', 'integer', (c) => c.notNull().references('batch_file.id'))
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('reading', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addUniqueConstraint('work_revision_number', ['work', 'number'])
    .execute();
  await db.schema.createIndex('work_revision_file').on('work_revision').column('file').execute();
}

async function createChapters(db: Kysely<unknown>): Promise<void> {
  await table(db, 'chapter_body')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('xhtml', 'blob', (c) => c.notNull())
    .execute();
  await clustered(db, 'chapter')
    .addColumn('revision', 'integer', (c) => c.notNull().references('work_revision.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('title', 'text')
    .addColumn('words', 'integer', (c) => c.notNull())
    .addColumn('body', 'integer', (c) => c.notNull().references('chapter_body.id'))
    .addPrimaryKeyConstraint('chapter_key', ['revision', 'position'])
    .execute();
}

async function createNames(db: Kysely<unknown>): Promise<void> {
  await table(db, 'creator')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .execute();
  await clustered(db, 'work_creator')
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('creator', 'integer', (c) => c.notNull().references('creator.id'))
    .addPrimaryKeyConstraint('work_creator_key', ['work', 'position'])
    .execute();
  await table(db, 'tag')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addUniqueConstraint('tag_name', ['kind', 'name'])
    .execute();
  await clustered(db, 'work_tag')
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('tag', 'integer', (c) => c.notNull().references('tag.id'))
    .addColumn('members', 'text')
    .addPrimaryKeyConstraint('work_tag_key', ['work', 'position'])
    .execute();
}

async function createHistory(db: Kysely<unknown>): Promise<void> {
  await clustered(db, 'private_field')
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('private_field_key', ['work', 'kind', 'value'])
    .execute();
  await table(db, 'edit')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('value', 'text')
    .addColumn('edited_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('edit_work').on('edit').column('work').execute();
  await table(db, 'change')
    .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('work', 'integer', (c) => c.notNull().unique().references('work.id'))
    .execute();
  await clustered(db, 'served_file')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('spine', 'text', (c) => c.notNull())
    .execute();
}

/**
 * Contentless: the words only, one row per work. `hashsize` is how much it gathers in memory before it writes, in
 * bytes; 16 MiB holds a whole save and halves its time against the default of 1 MiB.
 */
async function createTextIndex(db: Kysely<unknown>): Promise<void> {
  await sql`
    create virtual table work_text using fts5(
      title, creators, summary, notes, body,
      content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    )`.execute(db);
  await sql`insert into work_text (work_text, rank) values ('hashsize', 16777216)`.execute(db);
}

function table(db: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return db.schema.createTable(name).modifyEnd(sql`strict`);
}

/** A table stored in the order of its primary key. */
function clustered(db: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return db.schema.createTable(name).modifyEnd(sql`strict, without rowid`);
}
