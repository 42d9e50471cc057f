import { sql } from 'kysely';
import type { LibraryNumbers } from '../records.ts';
import { type Connection, query } from './connection.ts';
import { tagFaults } from './tag-faults.ts';

/** Faults beyond this many are not listed. */
const MOST_FAULTS = 100;

/**
 * Checks the pages and indexes, the references between tables, that every work has its text, that what was read again is of a
 * file of its import, that the queue is counted right, and that the rules of the tag graph hold.
 * Answers also where the damage is such that SQLite refuses to read on.
 */
export function checkDatabase(connection: Connection): { sound: boolean; faults: string[] } {
  const faults: string[] = [];
  for (const check of [pageFaults, referenceFaults, workFaults, rereadingFaults, queueFaults, tagFaults]) {
    try {
      faults.push(...check(connection));
    } catch (thrown) {
      faults.push(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }
  return { sound: faults.length === 0, faults: faults.slice(0, MOST_FAULTS) };
}

/** How much there is of everything, counted now. */
export function readNumbers(connection: Connection): LibraryNumbers {
  const works = connection.first(
    query
      .selectFrom('work')
      .select(sql<number>`count(*)`.as('works'))
      .select(sql<number>`coalesce(sum(words), 0)`.as('words'))
      .select(sql<number>`coalesce(sum(chapters), 0)`.as('chapters')),
  );
  const creators = connection.first(
    query.selectFrom('work_creator').select(sql<number>`count(distinct creator)`.as('creators')),
  );
  const originals = connection.first(
    query
      .selectFrom('original')
      .select(sql<number>`count(*)`.as('originals'))
      .select(sql<number>`coalesce(sum(bytes), 0)`.as('originalBytes')),
  );
  const batches = connection.first(query.selectFrom('batch').select(sql<number>`count(*)`.as('batches')));
  if (!works || !creators || !originals || !batches) throw new Error('an aggregate without a row');
  return { ...works, ...creators, ...originals, ...batches };
}

function pageFaults(connection: Connection): string[] {
  const rows = connection.pragma(`integrity_check(${MOST_FAULTS})`) as { integrity_check: string }[];
  return rows.map(({ integrity_check }) => integrity_check).filter((text) => text !== 'ok');
}

function referenceFaults(connection: Connection): string[] {
  const rows = connection.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  return rows.map(({ table, rowid, parent }) => `${table} ${rowid} names a ${parent} that is not there`);
}

function workFaults(connection: Connection): string[] {
  const rows = connection
    .prepare(
      `select id from work_row w where revision_id is null
         or chapters <> (select count(*) from chapter c where c.revision = w.revision_id)
       limit ${MOST_FAULTS}`,
    )
    .all() as { id: number }[];
  return rows.map(({ id }) => `work ${id} is not whole`);
}

/** A state that was read again has one before it of the same place, its import is its file's, and while it is undone it is not shown. */
function rereadingFaults(connection: Connection): string[] {
  const rows = connection
    .prepare(
      `select r.work, r.number from work_revision r join rereading q on q.id = r.rereading
         join batch_file f on f.id = r.file join work_row w on w.id = r.work
       where f.batch <> q.batch or (q.undone_at is not null and w.revision_id = r.id)
         or not exists (select 1 from work_revision o where o.work = r.work and o.file = r.file and o.place = r.place
           and o.number < r.number and o.rereading is null)
       limit ${MOST_FAULTS}`,
    )
    .all() as { work: number; number: number }[];
  return rows.map(({ work, number }) => `state ${number} of work ${work} was not read again`);
}

function queueFaults(connection: Connection): string[] {
  const rows = connection
    .prepare(
      `select batch, field, label from review_group g where waiting <> (
         select count(*) from review_item i
         where i.decision is null and i.batch = g.batch and i.field = g.field and i.label = g.label)
       union all
       select batch, field, label from review_item i where decision is null and not exists (
         select 1 from review_group g where g.batch = i.batch and g.field = i.field and g.label = i.label)
       limit ${MOST_FAULTS}`,
    )
    .all() as { batch: number; field: string; label: string }[];
  return rows.map(({ batch, field, label }) => `review group ${batch} ${field} ${label} is counted wrong`);
}
