import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** E-readers that a reader sends books to by mail, and when each was sent one: private, and what bounds how often. */
export const ereaders: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('ereader')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('reader', 'integer', (c) => c.notNull().references('reader.id').onDelete('cascade'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('added_at', 'text', (c) => c.notNull())
      .addUniqueConstraint('ereader_name', ['reader', 'name'])
      .addUniqueConstraint('ereader_address', ['reader', 'address'])
      .modifyEnd(sql`strict`)
      .execute();
    await db.schema
      .createTable('sending')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('reader', 'integer', (c) => c.notNull().references('reader.id').onDelete('cascade'))
      .addColumn('ereader', 'integer', (c) => c.references('ereader.id').onDelete('set null'))
      .addColumn('work', 'integer', (c) => c.notNull())
      .addColumn('bytes', 'integer', (c) => c.notNull())
      .addColumn('sent_at', 'text', (c) => c.notNull())
      .modifyEnd(sql`strict`)
      .execute();
    await db.schema.createIndex('sending_reader').on('sending').columns(['reader', 'sent_at']).execute();
    await db.schema.createIndex('sending_ereader').on('sending').columns(['ereader', 'sent_at']).execute();
  },
};
