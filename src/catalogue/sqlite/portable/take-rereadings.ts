import { FanlightError } from '#errors';
import type { PortableRereading, PortableWork } from '../../portable.ts';
import type { Connection } from '../connection.ts';
import { inserter } from '../insert.ts';

/** Takes what was read again, and knows whether a state of a work can be of it. */
export type RereadingTaker = {
  /** Where works are added, what was read again is a state like others: it is only noted what was undone. */
  takeRereading(record: PortableRereading): void;
  isUndone(rereading: number | undefined): boolean;
  /** Throws FL-BUNDLE-RECORD where a state was not read again, or its file is of another import. */
  demandReread(work: PortableWork, revision: PortableWork['revisions'][number], batch: number): void;
};

/** A taker over one connection; `isWhole`: records keep their numbers. Must run in a transaction. */
export function rereadingTaker(connection: Connection, isWhole: boolean): RereadingTaker {
  const undone = new Set<number>();
  const insert = inserter(connection, 'rereading', ['id', 'batch', 'read_at', 'undone_at']);
  const batchOf = connection.prepare('select batch from rereading where id = ?').pluck();
  return {
    takeRereading({ id, import: batch, readAt, undoneAt }) {
      if (isWhole) insert({ id, batch, read_at: readAt, undone_at: undoneAt });
      else if (undoneAt !== null) undone.add(id);
    },
    isUndone: (rereading) => rereading !== undefined && undone.has(rereading),
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
