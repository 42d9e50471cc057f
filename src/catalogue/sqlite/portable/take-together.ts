import { FanlightError } from '#errors';
import type { PortableApart, PortableJoined } from '../../portable.ts';
import type { Connection } from '../connection.ts';
import { inserter } from '../insert.ts';

/** A work that no way down from one that stands for itself leads to. */
const IN_A_CIRCLE = `with recursive under (work) as (
    select work from joined_work where into_work not in (select work from joined_work)
    union all select j.work from under u join joined_work j on j.into_work = u.work)
  select work from joined_work where work not in under limit 1`;

/** Takes what was said of works that are one story, or not. */
export function togetherTaker(connection: Connection): {
  joined(record: PortableJoined): void;
  apart(record: PortableApart): void;
  /** Throws FL-BUNDLE-RECORD where a work stands under itself, be it through others: whoever settled one after the other would not come to an end. */
  finish(): void;
} {
  const insertJoined = inserter(connection, 'joined_work', ['work', 'into_work', 'joined_at']);
  const insertApart = inserter(connection, 'apart_work', ['first', 'second', 'said_at']);
  return {
    joined: ({ work, into, joinedAt }) => insertJoined({ work, into_work: into, joined_at: joinedAt }),
    apart: ({ first, second, saidAt }) => insertApart({ first, second, said_at: saidAt }),
    finish() {
      const work = connection.prepare(IN_A_CIRCLE).pluck().get();
      if (work !== undefined) throw new FanlightError('FL-BUNDLE-RECORD', `work ${work}: joined`);
    },
  };
}
