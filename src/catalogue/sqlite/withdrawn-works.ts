import type { ReaderId } from '../readers.ts';
import type { WorkId } from '../records.ts';
import type { Connection } from './connection.ts';
import { noteReaderChange } from './reader-lists.ts';
import type { WorkWriter } from './save-work.ts';

/** What becomes of works now that other files count: those that leave, that show an earlier state, and that stay. */
export type Fates = { leaving: WorkId[]; reverting: WorkId[]; staying: WorkId[] };

/** Moves works out of the library and back, as their files count. Must run in a transaction. */
export type WorkMover = {
  fatesOf(works: readonly WorkId[]): Fates;
  /** Brings works to where they belong; answers how many came back or changed. */
  settle(works: readonly WorkId[], at: string): number;
};

type Standing = {
  withdrawn: number;
  shown: number;
  /** Of the newest of its files that count, what was read last. */
  newest: number | null;
  /** Whether a file that brought it counts, and it stands under no other work that is here. */
  counts: number;
};

/** A mover over one connection. */
export function workMover(connection: Connection, works: WorkWriter): WorkMover {
  const standingOf = connection.prepare(
    `select w.withdrawn, w.revision_id as shown, r.id as newest,
       (r.id is not null or exists (
         select 1 from work_original o join batch_file f on f.id = o.file
         where o.work = w.id and f.withdrawn = 0))
       and not exists (select 1 from joined_work j join work i on i.id = j.into_work where j.work = w.id) as counts
     from work_row w left join work_revision r on r.id = (
       select c.id from counting_revision c where c.work = w.id
       order by c.file desc, c.place desc, c.number desc limit 1)
     where w.id = ?`,
  );
  const setWithdrawn = connection.prepare('update work_row set withdrawn = ? where id = ?');
  const takings = [
    `insert or replace into withdrawn_address (work, path, host, chapter)
       select work, path, host, chapter from address where work = ?`,
    'delete from address where work = ?',
    `insert or replace into withdrawn_mark (work, reader, opened, finished, bookmarked, note)
       select work, reader, opened, finished, bookmarked, note from mark where work = ?`,
    'delete from mark where work = ?',
    'delete from work_creator where work = ?',
    'delete from work_tag where work = ?',
    'delete from review_item where work = ?',
    `insert or ignore into address (path, host, kind, work, chapter)
       select own.path, own.host, 'work', j.into_work, own.chapter
       from withdrawn_address own join joined_work j on j.work = own.work join work i on i.id = j.into_work
       where own.work = ?`,
  ].map((sql) => connection.prepare(sql));
  const givings = [
    `insert or ignore into address (path, host, kind, work, chapter)
       select path, host, 'work', work, chapter from withdrawn_address where work = ?`,
    'delete from withdrawn_address where work = ?',
    `insert or ignore into mark (reader, work, opened, finished, bookmarked, note)
       select reader, work, opened, finished, bookmarked, note from withdrawn_mark where work = ?`,
    'delete from withdrawn_mark where work = ?',
  ].map((sql) => connection.prepare(sql));
  const marking = connection
    .prepare('select reader from mark where work = ? union select reader from withdrawn_mark where work = ?')
    .pluck();

  const lastReading = connection
    .prepare(
      `select r.id from work_revision s join work_revision r on r.work = s.work and r.file = s.file and r.place = s.place
         left join rereading q on q.id = r.rereading
       where s.id = ? and q.undone_at is null order by r.number desc limit 1`,
    )
    .pluck();
  const under = connection.prepare('select work from joined_work where into_work = ?').pluck();

  /** A work whose own files count no more, but that another import brought as well, keeps the text it has, as it was read last. */
  function shownBy({ shown, newest }: Standing): number {
    return newest ?? (lastReading.get(shown) as number);
  }

  function move(id: WorkId, withdrawn: 0 | 1): void {
    setWithdrawn.run(withdrawn, id);
    for (const reader of marking.all(id, id) as ReaderId[]) noteReaderChange(connection, reader);
    for (const statement of withdrawn === 1 ? takings : givings) statement.run(id);
  }

  return {
    fatesOf(ids) {
      const fates: Fates = { leaving: [], reverting: [], staying: [] };
      for (const id of ids) {
        const standing = standingOf.get(id) as Standing;
        if (standing.withdrawn === 1) continue;
        if (standing.counts === 0) fates.leaving.push(id);
        else if (shownBy(standing) !== standing.shown) fates.reverting.push(id);
        else fates.staying.push(id);
      }
      return fates;
    },

    settle(ids, at) {
      let moved = 0;
      const left = [...ids];
      for (let id = left.shift(); id !== undefined; id = left.shift()) {
        const standing = standingOf.get(id) as Standing;
        const isHere = standing.withdrawn === 0;
        if (standing.counts === 0) {
          if (!isHere) continue;
          move(id, 1);
          works.announce(id);
          left.push(...(under.all(id) as WorkId[]));
        } else {
          if (isHere && shownBy(standing) === standing.shown) continue;
          if (!isHere) {
            move(id, 0);
            left.push(...(under.all(id) as WorkId[]));
          }
          works.show(id, shownBy(standing), at);
        }
        moved += 1;
      }
      return moved;
    },
  };
}
