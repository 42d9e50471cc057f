import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The works that may be listed elsewhere are found, with their dates, without reading every work. */
export const permittedWorks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index work_permitted on work_row (id, updated_at)
      where permission = 'yes' and withdrawn = 0`.execute(db);
  },
};
