import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Chapters whose bytes are read at a time. */
const PAGE = 200;

/**
 * Each stored chapter has the SHA-256 of its bytes beside it, so that damage can be told from what was written. It is in a table of
 * its own: a damaged page does not take a chapter and its hash together, and making it does not write the chapters again.
 */
export const chapterHashes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table chapter_hash (
      body integer primary key references chapter_body (id), sha256 blob not null) strict`.execute(db);
    for (let after = 0; ; ) {
      const page = await sql<{ id: number; xhtml: Uint8Array }>`
        select id, xhtml from chapter_body where id > ${after} order by id limit ${PAGE}`.execute(db);
      for (const { id, xhtml } of page.rows) {
        const hash = createHash('sha256').update(xhtml).digest();
        await sql`insert into chapter_hash (body, sha256) values (${id}, ${hash})`.execute(db);
      }
      const last = page.rows.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  },
};
