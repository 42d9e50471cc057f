import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What belongs to readers: marks on works, saved searches, mutes. Reader 1 is the person at this machine. And a name for
 * the library that no other has, for what readers follow from elsewhere.
 */
export const readers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('reader')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('changes', 'integer', (c) => c.notNull().defaultTo(0))
      .modifyEnd(sql`strict`)
      .execute();
    await sql`insert into reader (id) values (1)`.execute(db);
    await db.schema
      .createTable('library')
      .addColumn('identity', 'text', (c) => c.notNull())
      .modifyEnd(sql`strict`)
      .execute();
    await sql`insert into library (identity) values (lower(hex(randomblob(16))))`.execute(db);
    await createMarks(db);
    await db.schema
      .createTable('saved_search')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('reader', 'integer', (c) => c.notNull().references('reader.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('query', 'text', (c) => c.notNull())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('seen_work', 'integer', (c) => c.notNull())
      .addUniqueConstraint('saved_search_key', ['reader', 'query'])
      .modifyEnd(sql`strict`)
      .execute();
    await db.schema
      .createTable('mute')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('reader', 'integer', (c) => c.notNull().references('reader.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('query', 'text', (c) => c.notNull())
      .addColumn('note', 'text')
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addUniqueConstraint('mute_key', ['reader', 'query'])
      .modifyEnd(sql`strict`)
      .execute();
  },
};

async function createMarks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mark')
    .addColumn('reader', 'integer', (c) => c.notNull().references('reader.id'))
    .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
    .addColumn('opened', 'text')
    .addColumn('finished', 'text')
    .addColumn('bookmarked', 'text')
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('mark_key', ['reader', 'work'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
  await db.schema.createIndex('mark_work').on('mark').column('work').execute();
  for (const kind of ['opened', 'finished', 'bookmarked'])
    await sql`create index ${sql.raw(`mark_${kind}`)} on mark (reader, ${sql.ref(kind)})
      where ${sql.ref(kind)} is not null`.execute(db);
}
