import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where readers stand in works: a chapter and a block of it. `chapters` is how many the work had then. */
export const places: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('place')
      .addColumn('reader', 'integer', (c) => c.notNull().references('reader.id'))
      .addColumn('work', 'integer', (c) => c.notNull().references('work.id'))
      .addColumn('chapter', 'integer', (c) => c.notNull())
      .addColumn('paragraph', 'integer', (c) => c.notNull())
      .addColumn('words', 'integer', (c) => c.notNull())
      .addColumn('chapters', 'integer', (c) => c.notNull())
      .addColumn('kept_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('place_key', ['reader', 'work'])
      .modifyEnd(sql`strict, without rowid`)
      .execute();
    await db.schema.createIndex('place_work').on('place').column('work').execute();
    await db.schema.createIndex('place_kept').on('place').columns(['reader', 'kept_at']).execute();
  },
};
