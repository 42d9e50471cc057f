import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Imports that came from a browser name the files that wait for them. */
export const withdrawals: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table batch add column upload text`.execute(db);
  },
};
