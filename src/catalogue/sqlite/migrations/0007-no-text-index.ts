import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The words of works are in an index of its own beside the database, made from what is stored here. */
export const noTextIndex: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`drop table if exists work_text`.execute(db);
  },
};
