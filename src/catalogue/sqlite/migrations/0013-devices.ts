import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Devices that come in by a token or a key, whose hashes are kept; where readers stand in files as devices say it; and the names that
 * devices give to files they were handed. A place is in a state of its work from here on, so that it can be found again in a later one.
 */
export const devices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table place add column revision integer`.execute(db);
    await db.schema
      .createTable('device')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('reader', 'integer', (c) => c.notNull().references('reader.id'))
      .addColumn('name', 'text', (c) => c.notNull().unique())
      .addColumn('secret', 'text', (c) => c.unique())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('seen_at', 'text')
      .modifyEnd(sql`strict`)
      .execute();
    await db.schema.createIndex('device_reader').on('device').column('reader').execute();
    await db.schema
      .createTable('sync_position')
      .addColumn('reader', 'integer', (c) => c.notNull().references('reader.id'))
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('progress', 'text', (c) => c.notNull())
      .addColumn('percentage', 'real', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('device_id', 'text')
      .addColumn('metadata', 'text')
      .addColumn('kept_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('sync_position_key', ['reader', 'document'])
      .modifyEnd(sql`strict, without rowid`)
      .execute();
    await db.schema
      .createIndex('sync_position_kept')
      .on('sync_position')
      .columns(['reader', 'kept_at'])
      .execute();
    await db.schema
      .createTable('served_name')
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull().references('served_file.hash'))
      .addPrimaryKeyConstraint('served_name_key', ['name', 'hash'])
      .modifyEnd(sql`strict, without rowid`)
      .execute();
    await db.schema.createIndex('served_name_hash').on('served_name').column('hash').execute();
  },
};
