import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the token of a device lets it do. Those that were given before it was asked read, as they did. */
export const tokenScopes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table device add column scopes text not null default 'read'`.execute(db);
  },
};
