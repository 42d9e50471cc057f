import type { AlikeWorks, UnsketchedText, WorkLikeness } from '../duplicates.ts';
import type { WorkId } from '../records.ts';
import type { Connection } from './connection.ts';

const UNSKETCHED = `from work w left join work_sketch s on s.revision = w.revision_id where s.revision is null`;

/** Works after one that are shown and whose text has no sketch. */
export function readUnsketched(connection: Connection, after: number, limit: number): UnsketchedText[] {
  const texts = connection
    .prepare(
      `select w.id as work, w.revision_id as revision ${UNSKETCHED} and w.id > ? order by w.id limit ?`,
    )
    .all(after, limit) as Pick<UnsketchedText, 'work' | 'revision'>[];
  const bodies = connection
    .prepare(
      `select b.xhtml from chapter c join chapter_body b on b.id = c.body where c.revision = ? order by c.position`,
    )
    .pluck();
  return texts.map((text) => ({ ...text, chapters: bodies.all(text.revision) as Uint8Array[] }));
}

/** Whether a work that is shown has no sketch. */
export function hasUnsketched(connection: Connection): boolean {
  return connection.prepare(`select 1 ${UNSKETCHED} limit 1`).get() !== undefined;
}

/** Keeps sketches; one that is there already is replaced. */
export function saveSketches(
  connection: Connection,
  sketches: readonly { revision: number; sketch: Uint8Array }[],
): void {
  const save = connection.prepare('insert or replace into work_sketch (revision, sketch) values (?, ?)');
  connection.transaction(() => {
    for (const { revision, sketch } of sketches) save.run(revision, sketch);
  });
}

/** The sketches of works after one, ascending. */
export function readSketches(
  connection: Connection,
  after: number,
  limit: number,
): { work: WorkId; sketch: Uint8Array }[] {
  return connection
    .prepare(
      `select w.id as work, s.sketch from work w join work_sketch s on s.revision = w.revision_id
       where w.id > ? order by w.id limit ?`,
    )
    .all(after, limit) as { work: WorkId; sketch: Uint8Array }[];
}

/** Keeps which works are alike, in the place of what was kept. */
export function saveAlike(connection: Connection, pairs: readonly AlikeWorks[]): void {
  const save = connection.prepare(
    'insert or replace into alike_work (first, second, likeness, share) values (?, ?, ?, ?)',
  );
  connection.transaction(() => {
    connection.prepare('delete from alike_work').run();
    for (const { first, second, likeness, share } of pairs) save.run(first, second, likeness, share);
  });
}

const PAIRS = `select a.first, a.second, a.likeness, a.share from alike_work a
  join work f on f.id = a.first join work s on s.id = a.second
  left join apart_work o on o.first = a.first and o.second = a.second
  where o.first is null`;

/** Pairs of a likeness. */
export function readAlike(connection: Connection, likeness: WorkLikeness): AlikeWorks[] {
  return connection
    .prepare(`${PAIRS} and a.likeness = ? order by a.share desc, a.first, a.second`)
    .all(likeness) as AlikeWorks[];
}

/** Pairs that a work is one of. */
export function readAlikeTo(connection: Connection, work: WorkId): AlikeWorks[] {
  return connection
    .prepare(`${PAIRS} and (a.first = ? or a.second = ?) order by a.share desc, a.first, a.second`)
    .all(work, work) as AlikeWorks[];
}
