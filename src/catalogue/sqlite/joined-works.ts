import { FanlightError } from '#errors';
import type { JoinedWork } from '../duplicates.ts';
import type { WorkId } from '../records.ts';
import type { Connection } from './connection.ts';
import type { WorkWriter } from './save-work.ts';
import { workMover } from './withdrawn-works.ts';

/** Joins works and takes them apart, each in one transaction. */
export type WorkJoiner = {
  setApart(works: readonly WorkId[], at: string): void;
  join(into: WorkId, works: readonly WorkId[], at: string): void;
  takeApart(work: WorkId, at: string): void;
};

/** A joiner over one connection. */
export function workJoiner(connection: Connection, writer: WorkWriter): WorkJoiner {
  const mover = workMover(connection, writer);
  const isHere = connection.prepare('select 1 from work where id = ?').pluck();
  const apart = connection.prepare(
    'insert or replace into apart_work (first, second, said_at) values (?, ?, ?)',
  );
  const passMarks = connection.prepare(
    `insert into mark (reader, work, opened, finished, bookmarked, note)
       select reader, ?, opened, finished, bookmarked, note from mark where work = ?
     on conflict (reader, work) do update set opened = coalesce(opened, excluded.opened),
       finished = coalesce(finished, excluded.finished),
       note = case when bookmarked is null then excluded.note else note end,
       bookmarked = coalesce(bookmarked, excluded.bookmarked)`,
  );
  const passJoined = connection.prepare('update joined_work set into_work = ? where into_work = ?');
  const join = connection.prepare('insert into joined_work (work, into_work, joined_at) values (?, ?, ?)');
  const standAlone = connection.prepare('delete from joined_work where work = ?');
  const together = connection.prepare('delete from apart_work where first = ? and second = ?');
  const takeAddresses = connection.prepare(
    `delete from address where work = ? and exists (select 1 from withdrawn_address own
       where own.work = ? and own.path = address.path and own.host = address.host)`,
  );

  function demand(works: readonly WorkId[]): void {
    for (const work of works)
      if (isHere.get(work) === undefined) throw new FanlightError('FL-USE-NO-WORK', String(work));
  }

  return {
    setApart: (works, at) =>
      connection.transaction(() => {
        demand(works);
        for (const first of works)
          for (const second of works) if (first < second) apart.run(first, second, at);
      }),

    join: (into, works, at) =>
      connection.transaction(() => {
        const others = [...new Set(works)].filter((work) => work !== into);
        demand([into, ...others]);
        // Whoever is here stands for itself, also where the work that it stood under was withdrawn meanwhile.
        for (const work of [into, ...others]) standAlone.run(work);
        for (const work of others) {
          passMarks.run(into, work);
          passJoined.run(into, work);
          join.run(work, into, at);
          together.run(Math.min(work, into), Math.max(work, into));
        }
        mover.settle(others, at);
        writer.announce(into);
      }),

    takeApart: (work, at) =>
      connection.transaction(() => {
        const into = readJoinedInto(connection, work);
        if (into === null) throw new FanlightError('FL-USE-NOT-JOINED', String(work));
        takeAddresses.run(into, work);
        standAlone.run(work);
        apart.run(Math.min(work, into), Math.max(work, into), at);
        mover.settle([work], at);
        writer.announce(into);
      }),
  };
}

/** The work that another stands under, whether it is here or not; null where it stands for itself. */
export function readJoinedInto(connection: Connection, work: WorkId): WorkId | null {
  const into = connection.prepare('select into_work from joined_work where work = ?').pluck().get(work);
  return (into as WorkId | undefined) ?? null;
}

/** Works that stand under others which are here, those joined last first. */
export function readJoined(
  connection: Connection,
  page: { limit: number; offset: number },
): { total: number; joined: JoinedWork[] } {
  const from = `from joined_work j join work_row w on w.id = j.work join work i on i.id = j.into_work`;
  const total = connection.prepare(`select count(*) ${from}`).pluck().get() as number;
  const joined = connection
    .prepare(
      `select j.work, w.title, j.into_work as "into", j.joined_at as joinedAt ${from}
       order by j.joined_at desc, j.work desc limit ? offset ?`,
    )
    .all(page.limit, page.offset) as JoinedWork[];
  return { total, joined };
}
