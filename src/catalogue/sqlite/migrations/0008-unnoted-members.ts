import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Relationships that works give without members are found by those that stand in their names. Works that have one are announced,
 * since decisions about these people passed them over.
 */
export const unnotedMembers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const ships = await sql<{ id: number; name: string }>`select id, name from tag t
      where kind = 'relationship' and (instr(name, '/') or instr(name, '&')) and exists (
        select 1 from work_tag w where w.tag = t.id and coalesce(json_array_length(w.members), 0) < 2)`.execute(
      db,
    );
    for (const { id, name } of ships.rows) await noteMembers(db, id, name);
  },
};

async function noteMembers(db: Kysely<unknown>, tag: number, name: string): Promise<void> {
  const parts = name.split(name.includes('/') ? '/' : '&').map((part) => part.trim());
  const members = parts.filter((part) => part !== '');
  if (members.length < 2) return;
  for (const member of members)
    await sql`insert or ignore into tag_member (tag, name) values (${tag}, ${member})`.execute(db);
  await sql`insert or replace into change (work)
    select distinct work from work_tag where tag = ${tag} order by work`.execute(db);
}
