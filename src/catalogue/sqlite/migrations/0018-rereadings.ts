import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What was read again: a rereading, and the states of works that it made. Which states count is one view: those whose file counts, and whose
 * rereading was not undone.
 */
export const rereadings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table rereading (
      id integer primary key autoincrement, batch integer not null references batch (id),
      read_at text not null, undone_at text) strict`.execute(db);
    await sql`create index rereading_batch on rereading (batch)`.execute(db);
    await sql`alter table work_revision add column rereading integer references rereading (id)`.execute(db);
    await sql`create index work_revision_rereading on work_revision (rereading) where rereading is not null`.execute(
      db,
    );
    await sql`create view counting_revision as
      select r.* from work_revision r join batch_file f on f.id = r.file left join rereading q on q.id = r.rereading
      where f.withdrawn = 0 and q.undone_at is null`.execute(db);
  },
};
