import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Sketches of texts, by which works that are alike are found; which are; and what was said of them: that they are different, or that
 * one stands under another. A work that does is out of the view `work`, as one is whose import was withdrawn.
 */
export const duplicates: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table work_sketch (
      revision integer primary key references work_revision (id), sketch blob not null) strict`.execute(db);
    await sql`create table alike_work (
      first integer not null references work_row (id), second integer not null references work_row (id),
      likeness text not null, share real not null, primary key (first, second)) strict, without rowid`.execute(
      db,
    );
    await sql`create index alike_work_second on alike_work (second)`.execute(db);
    await sql`create table apart_work (
      first integer not null references work_row (id), second integer not null references work_row (id),
      said_at text not null, primary key (first, second)) strict, without rowid`.execute(db);
    await sql`create table joined_work (
      work integer primary key references work_row (id), into_work integer not null references work_row (id),
      joined_at text not null) strict`.execute(db);
    await sql`create index joined_work_into on joined_work (into_work)`.execute(db);
  },
};
