import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Works whose evidence is read at a time. */
const PAGE = 500;

/** The labels of headers have a table, so that they can be counted over many works; those of works that are here are read from their evidence. */
export const headerLabels: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table label (
      id integer primary key, field text not null, name text not null, unique (field, name)) strict`.execute(
      db,
    );
    await sql`create table work_label (
      work integer not null references work_row (id), label integer not null references label (id),
      primary key (work, label)) strict, without rowid`.execute(db);
    for (let after = 0; ; ) {
      const page = await sql<{ id: number; evidence: string }>`
        select w.id, r.evidence from work w join work_revision r on r.id = w.revision_id
        where w.id > ${after} order by w.id limit ${PAGE}`.execute(db);
      for (const { id, evidence } of page.rows) await noteLabels(db, id, evidence);
      const last = page.rows.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  },
};

async function noteLabels(db: Kysely<unknown>, work: number, evidence: string): Promise<void> {
  for (const { field, name } of labelsIn(evidence)) {
    await sql`insert or ignore into label (field, name) values (${field}, ${name})`.execute(db);
    await sql`insert or ignore into work_label (work, label)
      select ${work}, id from label where field = ${field} and name = ${name}`.execute(db);
  }
}

type Entry = { field: string; evidence: { source: string; label?: string } };

function labelsIn(evidence: string): { field: string; name: string }[] {
  const entries = JSON.parse(evidence) as Entry[];
  const labels = entries.flatMap(({ field, evidence: { source, label } }) => {
    if (source !== 'label' || label === undefined || field === 'other') return [];
    const words = label
      .slice(0, 160)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]\S*/gu);
    const name = [...(words ?? []).join(' ')]
      .slice(0, 40)
      .join('')
      .replace(/[^\p{L}\p{M}\p{N})]{1,40}$/u, '');
    return name === '' ? [] : [{ field, name }];
  });
  return labels.slice(0, 64);
}
