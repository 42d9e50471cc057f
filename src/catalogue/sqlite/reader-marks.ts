import type { Selectable } from 'kysely';
import { FanlightError } from '#errors';
import type { MarkChange, MarkedWorks, MarkKind, ReaderId, WorkMarks } from '../readers.ts';
import type { WorkId } from '../records.ts';
import { type Connection, query } from './connection.ts';
import { listed } from './names-of-works.ts';
import { noteReaderChange } from './reader-lists.ts';
import type { MarkTable } from './schema.ts';

/** Sets or takes away a mark, and answers what a reader has on the work then. Throws FL-USE-NO-WORK. */
export function markWork(
  connection: Connection,
  reader: ReaderId,
  work: WorkId,
  change: MarkChange,
): WorkMarks {
  return connection.transaction(() => {
    if (!connection.first(query.selectFrom('work').select('id').where('id', '=', work)))
      throw new FanlightError('FL-USE-NO-WORK', String(work));
    const [before = unmarked(work)] = readMarks(connection, reader, [work]);
    const after = changed(before, change);
    connection.run(query.deleteFrom('mark').where('reader', '=', reader).where('work', '=', work));
    if (kindsOf(after) !== '') connection.run(query.insertInto('mark').values({ reader, ...after }));
    if (kindsOf(before) !== kindsOf(after)) noteReaderChange(connection, reader);
    return after;
  });
}

/** A reader's marks on some works, in the order of the ids. */
export function readMarks(connection: Connection, reader: ReaderId, works: readonly WorkId[]): WorkMarks[] {
  const rows = connection.all(
    query.selectFrom('mark').selectAll().where('reader', '=', reader).where('work', 'in', listed(works)),
  );
  const marks = new Map(rows.map((row) => [row.work, marksOf(row)]));
  return works.flatMap((work) => marks.get(work) ?? []);
}

/** Works with a mark, the one set last first. */
export function readMarked(
  connection: Connection,
  reader: ReaderId,
  mark: MarkKind,
  page: { limit: number; offset: number },
): { total: number; marks: WorkMarks[] } {
  const having = query.selectFrom('mark').where('reader', '=', reader).where(mark, 'is not', null);
  const counted = connection.first(having.select(({ fn }) => fn.countAll<number>().as('total')));
  const rows = connection.all(
    having.selectAll().orderBy(mark, 'desc').orderBy('work', 'desc').limit(page.limit).offset(page.offset),
  );
  return { total: counted?.total ?? 0, marks: rows.map(marksOf) };
}

/** The works with each mark, in ascending order. */
export function readMarkedWorks(connection: Connection, reader: ReaderId): MarkedWorks {
  const worksWith = (mark: MarkKind) =>
    connection
      .prepare(`select work from mark where reader = ? and ${mark} is not null order by work`)
      .pluck()
      .all(reader) as WorkId[];
  return {
    opened: worksWith('opened'),
    finished: worksWith('finished'),
    bookmarked: worksWith('bookmarked'),
  };
}

function changed(before: WorkMarks, change: MarkChange): WorkMarks {
  const { at } = change;
  switch (change.mark) {
    case 'opened':
      return { ...before, opened: at, finished: at === null ? null : before.finished };
    case 'finished':
      return { ...before, opened: before.opened ?? at, finished: at };
    case 'bookmarked':
      return at === null
        ? { ...before, bookmarked: null, note: null }
        : { ...before, bookmarked: before.bookmarked ?? at, note: change.note };
  }
}

function unmarked(work: WorkId): WorkMarks {
  return { work, opened: null, finished: null, bookmarked: null, note: null };
}

/** Which marks there are, as one text. */
function kindsOf({ opened, finished, bookmarked }: WorkMarks): string {
  return Object.entries({ opened, finished, bookmarked })
    .flatMap(([kind, at]) => (at === null ? [] : kind))
    .join(' ');
}

function marksOf({ reader: _, ...row }: Selectable<MarkTable>): WorkMarks {
  return { ...row, work: row.work as WorkId };
}
