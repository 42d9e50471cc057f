import { FanlightError } from '#errors';
import type { PortableRereading, PortableWork } from '../../portable.ts';
import type { Connection } from '../connection.ts';
import { inserter } from '../insert.ts';

/** Takes what was read again, and knows whether a state of a work can be of it. */
export type RereadingTaker = {
  takeRereading(record: PortableRereading): void;
  /** Throws FL-BUNDLE-RECORD where a state was not read again, or its file is of another import. */
  demandReread(work: PortableWork, revision: PortableWork['revisions'][number], batch: number): void;
};

/** A taker over one connection. Must run in a transaction. */
export function rereadingTaker(connection: Connection): RereadingTaker {
  const insert = inserter(connection, 'rereading', ['id', 'batch', 'read_at', 'undone_at']);
  const batchOf = connection.prepare('select batch from rereading where id = ?').pluck();
  return {
    takeRereading: ({ id, import: batch, readAt, undoneAt }) =>
      void insert({ id, batch, read_at: readAt, undone_at: undoneAt }),
    demandReread({ id, revisions }, { rereading, file, place, number }, batch) {
      if (rereading === undefined) return;
      const isRead = revisions.some(
        (one) =>
          one.rereading === undefined && one.file === file && one.place === place && one.number < number,
      );
      if (!isRead || batchOf.get(rereading) !== batch)
        throw new FanlightError('FL-BUNDLE-RECORD', `work ${id}: rereading ${rereading}`);
    },
  };
}
