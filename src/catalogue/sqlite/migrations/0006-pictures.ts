import { inflateRawSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whether a work shows pictures, for searches: set by every save from now on, and read from the chapters that are here. */
export const pictures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table work add column pictures integer not null default 0`.execute(db);
    const kept = await sql<{ any: number }>`select exists (select 1 from picture) as any`.execute(db);
    if (kept.rows[0]?.any === 1) await markWorks(db);
  },
};

/** Chapters read at once. */
const PAGE = 200;
/** As the chapters were written when this migration was. */
const SHOWN = /<img src="media\/[0-9a-f]{64}"/;

/** A library without pictures has nothing to be read; another is read once, newest revisions only. */
async function markWorks(db: Kysely<unknown>): Promise<void> {
  type Row = { work: number; position: number; xhtml: Uint8Array };
  for (let last: Row | null = null; ; ) {
    const page: { rows: Row[] } = await sql<Row>`
      select w.id as work, c.position, b.xhtml
      from work w join chapter c on c.revision = w.revision_id join chapter_body b on b.id = c.body
      where (w.id, c.position) > (${last?.work ?? 0}, ${last?.position ?? 0})
      order by w.id, c.position limit ${PAGE}`.execute(db);
    const shown = page.rows.filter(({ xhtml }) => SHOWN.test(inflateRawSync(xhtml).toString()));
    for (const { work } of shown) await sql`update work set pictures = 1 where id = ${work}`.execute(db);
    last = page.rows.at(-1) ?? null;
    if (last === null) return;
  }
}
