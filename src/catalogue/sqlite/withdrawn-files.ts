import type { BatchId, WorkId } from '../records.ts';
import type { Connection } from './connection.ts';

/**
 * Which files of imports count. A file of a withdrawn import counts no more, unless a file of another import that counts was
 * known by it (it holds the same bytes, or is the container that it came in), or a person's work is kept with it.
 */
export type WithdrawnFiles = {
  /** Answers the files that count in place of others from now on: they had given way to them, and hold the same bytes. */
  withdraw(batch: BatchId): number[];
  /** Lets files of a withdrawn import count, by the works that they brought; what {@link withdraw} answered is seen to again. */
  keepFilesOf(batch: BatchId, works: readonly WorkId[], heirs: readonly number[]): void;
  /** Answers how many files stay as they are, since the same bytes came in anew. */
  restore(batch: BatchId): number;
  /** The works of the files that hold the same bytes as one of an import. */
  worksOf(batch: BatchId): WorkId[];
};

const WHOLE = `('imported', 'revised', 'joined')`;

/** Files in which a container's entries stand are those whose path goes on after it: `!0` follows the last of `!/…`. */
const ENTRIES = `f.batch = c.batch and f.path >= c.path || '!/' and f.path < c.path || '!0'`;

/** The flags of one connection's files. Must run in a transaction. */
export function withdrawnFiles(connection: Connection): WithdrawnFiles {
  const setOwn = connection.prepare('update batch_file set withdrawn = 1 - kept where batch = ?');
  const keepRelied = connection.prepare(
    `update batch_file set withdrawn = 0 where batch = ? and withdrawn = 1 and exists (
       select 1 from batch_file k where k.same_as = batch_file.id and k.batch <> ? and k.withdrawn = 0)`,
  );
  /** A container that is known again stands for all that is in it. */
  const keepEntries = connection.prepare(
    `update batch_file set withdrawn = 0 where id in (
       select f.id from batch_file k join batch_file c on c.id = k.same_as join batch_file f on ${ENTRIES}
       where c.batch = ? and k.batch <> ? and k.withdrawn = 0
         and not exists (select 1 from work_revision r where r.file = c.id))`,
  );
  const reliedOn = connection
    .prepare(
      `select distinct t.batch from batch_file f join batch_file t on t.id = f.same_as
       join batch b on b.id = t.batch where f.batch = ? and t.batch <> ? and b.withdrawn_at is not null`,
    )
    .pluck();
  const keep = connection.prepare(
    `update batch_file set kept = 1, withdrawn = 0 where batch = ? and result <> 'failed' and coalesce(same_as, id) in (
       select file from work_revision where work = ? union select file from work_original where work = ?)`,
  );
  /** Bytes that came in anew are known by the newer file from then on. */
  const knowAnew = connection.prepare(
    `update batch_file set same_as = n.id from (
       select f.id as file, max(o.id) as id
       from batch_file f join batch_file t on t.id = f.same_as and t.withdrawn = 1
         join batch_file o on o.original = f.original and o.withdrawn = 0 and o.result in ${WHOLE}
       where f.batch = ? group by f.id) n
     where batch_file.id = n.file`,
  );
  const putBack = connection.prepare(
    `update batch_file set kept = 0, withdrawn = (
       withdrawn = 1 and result in ${WHOLE} and exists (
         select 1 from batch_file o where o.original = batch_file.original and o.batch <> ? and o.withdrawn = 0
           and o.result in ${WHOLE})
     ) where batch = ?`,
  );
  const countOut = connection
    .prepare('select count(*) from batch_file where batch = ? and withdrawn = 1')
    .pluck();
  /** Files that hold the same bytes as one of an import, or as an entry of a container of it, wherever they came in. */
  const alike = `with own(id) as (
       select coalesce(same_as, id) from batch_file where batch = ? and result <> 'failed'
       union select f.id from batch_file k join batch_file c on c.id = k.same_as join batch_file f on ${ENTRIES}
         where k.batch = ? and not exists (select 1 from work_revision r where r.file = c.id)),
     alike(id, original) as (
       select o.id, o.original from own join batch_file f on f.id = own.id
         join batch_file o on o.original = f.original and o.result in ${WHOLE})`;
  const worksOf = connection
    .prepare(
      `${alike} select r.work from alike join work_revision r on r.file = alike.id
       union select o.work from alike join work_original o on o.file = alike.id order by 1`,
    )
    .pluck();
  /** The newest of the files that gave way to others with the same bytes, where none of those counts any more. */
  const heirs = connection
    .prepare(
      `${alike} select max(f.id) from alike join batch_file f on f.id = alike.id
         join batch b on b.id = f.batch and b.withdrawn_at is null
       where f.withdrawn = 1 and not exists (
         select 1 from batch_file o
         where o.original = f.original and o.withdrawn = 0 and o.result in ${WHOLE})
       group by alike.original`,
    )
    .pluck();
  const setOut = connection.prepare('update batch_file set withdrawn = ? where id = ?');

  /** Files of withdrawn imports that this import's files are the same as count as long as those do. */
  function setReliedOn(batch: BatchId): void {
    for (const other of reliedOn.all(batch, batch) as BatchId[]) setFlags(other);
  }

  function setFlags(batch: BatchId): void {
    setOwn.run(batch);
    keepRelied.run(batch, batch);
    keepEntries.run(batch, batch);
  }

  function inherit(batch: BatchId): number[] {
    const ids = heirs.all(batch, batch) as number[];
    for (const id of ids) setOut.run(0, id);
    return ids;
  }

  return {
    withdraw(batch) {
      setFlags(batch);
      setReliedOn(batch);
      return inherit(batch);
    },
    keepFilesOf(batch, works, heirsBefore) {
      for (const heir of heirsBefore) setOut.run(1, heir);
      for (const work of works) keep.run(batch, work, work);
      setReliedOn(batch);
      inherit(batch);
    },
    restore(batch) {
      knowAnew.run(batch);
      putBack.run(batch, batch);
      setReliedOn(batch);
      return countOut.get(batch) as number;
    },
    worksOf: (batch) => worksOf.all(batch, batch) as WorkId[],
  };
}
