import { FanlightError } from '#errors';
import type { BatchId, WorkId } from '../records.ts';
import type { RereadableFile, Rereading, RereadingId, RereadingUnderWay, RereadWork } from '../rereadings.ts';
import { demandOver } from './batches.ts';
import type { Connection } from './connection.ts';
import { inserter } from './insert.ts';
import type { SourceWriter } from './save-sources.ts';
import type { WorkWriter } from './save-work.ts';
import { workMover } from './withdrawn-works.ts';

/** Takes in what was read again, and takes it back; each call in one transaction. */
export type Rereader = {
  files(batch: BatchId, page: { after: number; limit: number }): RereadableFile[];
  save(under: RereadingUnderWay, works: readonly RereadWork[]): { id: RereadingId | null; left: WorkId[] };
  undo(id: RereadingId, at: string): number;
};

/** A state that a work shows. */
type Shown = { number: number; file: number; place: number; batch: number };

/** A rereader over one connection. */
export function rereader(
  connection: Connection,
  { works, sources }: { works: WorkWriter; sources: SourceWriter },
): Rereader {
  const mover = workMover(connection, works);
  const insertRereading = inserter(connection, 'rereading', ['batch', 'read_at']);
  const shownFiles = connection.prepare(
    `select f.id as file, f.path, o.hash as original, f.bytes,
       (select count(distinct place) from work_revision r where r.file = f.id)
         + (select count(*) from work_original u where u.file = f.id and u.role <> 'part') as gave
     from batch_file f join original o on o.id = f.original
     where f.batch = ? and f.id > ? and f.withdrawn = 0
       and exists (
         select 1 from work_revision r join work w on w.id = r.work and w.revision_id = r.id where r.file = f.id)
     order by f.id limit ?`,
  );
  const showing = connection.prepare(
    `select r.work, r.place, r.number as revision from work_revision r
       join work w on w.id = r.work and w.revision_id = r.id
     where r.file = ? order by r.place, r.work`,
  );
  /** The parts of a file were written right after it, for the works that it gave. */
  const partAt = connection.prepare(
    `select f.path, o.hash as original from batch_file f join original o on o.id = f.original
     where f.id = ? and exists (
       select 1 from work_original u where u.file = f.id and u.role = 'part' and u.work in (
         select work from work_revision where file = ? union select work from work_original where file = ?))`,
  );
  const shownOf = connection.prepare(
    `select r.number, r.file, r.place, f.batch from work w join work_revision r on r.id = w.revision_id
       join batch_file f on f.id = r.file where w.id = ?`,
  );
  /** What comes in later is read by the same reader, so it is compared with what this one read. */
  const setTextHash = connection.prepare(
    'update work_row set text_hash = ? where id = ? and text_hash is not null',
  );
  const worksOf = connection
    .prepare('select distinct work from work_revision where rereading = ? order by work')
    .pluck();

  function partsOf(file: number): RereadableFile['parts'] {
    const parts: RereadableFile['parts'] = [];
    for (let next = file + 1; ; next += 1) {
      const part = partAt.get(next, file, file) as RereadableFile['parts'][number] | undefined;
      if (part === undefined) return parts;
      parts.push(part);
    }
  }

  return {
    files: (batch, { after, limit }) =>
      (shownFiles.all(batch, after, limit) as Omit<RereadableFile, 'works' | 'parts'>[]).map((row) => ({
        ...row,
        works: showing.all(row.file) as RereadableFile['works'],
        parts: partsOf(row.file),
      })),

    save: ({ batch, id, at }, reread) =>
      connection.transaction(() => {
        demandOver(connection, batch);
        const left: WorkId[] = [];
        let rereading: RereadingId | null = id;
        for (const { work, revision, read, pictures } of reread) {
          const shown = shownOf.get(work) as Shown | undefined;
          if (shown?.number !== revision || shown.batch !== batch) {
            left.push(work);
            continue;
          }
          rereading ??= insertRereading({ batch, read_at: at }) as RereadingId;
          const { file, place } = shown;
          sources.savePictures(pictures);
          works.addRevision(work, read, { batch, file, place, at, rereading });
          if (read.source) setTextHash.run(read.source.textHash, work);
        }
        return { id: rereading, left };
      }),

    undo: (id, at) =>
      connection.transaction(() => {
        const { changes } = connection
          .prepare('update rereading set undone_at = ? where id = ? and undone_at is null')
          .run(at, id);
        if (changes === 0) throw new FanlightError('FL-USE-NO-REREADING', String(id));
        return mover.settle(worksOf.all(id) as WorkId[], at);
      }),
  };
}

/** What was read again of an import, newest first. */
export function readRereadings(connection: Connection, batch: BatchId): Rereading[] {
  return connection
    .prepare(
      `select q.id, q.batch, q.read_at as readAt, q.undone_at as undoneAt,
         (select count(*) from work_revision r where r.rereading = q.id) as works
       from rereading q where q.batch = ? order by q.id desc`,
    )
    .all(batch) as Rereading[];
}
