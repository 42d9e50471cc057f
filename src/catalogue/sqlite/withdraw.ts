import { FanlightError } from '#errors';
import type { BatchId, WorkId } from '../records.ts';
import type { Restoration, Withdrawal } from '../withdrawals.ts';
import { demandOver } from './batches.ts';
import { type Connection, query } from './connection.ts';
import { creatorsOf } from './names-of-works.ts';
import type { WorkWriter } from './save-work.ts';
import { correctedWorks } from './sources-of-works.ts';
import { withdrawnFiles } from './withdrawn-files.ts';
import { settleRecords } from './withdrawn-records.ts';
import { workMover } from './withdrawn-works.ts';

/** Takes imports out and puts them back, each in one transaction. */
export type Withdrawer = {
  plan(batch: BatchId): Withdrawal;
  withdraw(batch: BatchId, how: { keepEdited: boolean }, at: string): Withdrawal;
  restore(batch: BatchId, at: string): Restoration;
};

/** Edited works that a plan names. */
const MOST_NAMED = 100;

/** Thrown to take back what a plan did to find out. */
const PLANNED = Symbol('planned');

/** A withdrawer over one connection. */
export function withdrawer(connection: Connection, works: WorkWriter): Withdrawer {
  const files = withdrawnFiles(connection);
  const mover = workMover(connection, works);

  function take(batch: BatchId, keepEdited: boolean, at: string): Withdrawal {
    demandOver(connection, batch);
    setWithdrawn(batch, at);
    const heirs = files.withdraw(batch);
    const touched = files.worksOf(batch);
    let fates = mover.fatesOf(touched);
    const edited = corrected(fates.leaving);
    if (keepEdited && edited.length > 0) {
      files.keepFilesOf(batch, edited, heirs);
      fates = mover.fatesOf(touched);
    }
    return {
      works: fates.leaving.length,
      reverted: fates.reverting.length,
      stay: fates.staying.length,
      records: settleRecords(connection, batch),
      edited: { total: edited.length, works: named(edited.slice(0, MOST_NAMED)) },
    };
  }

  function setWithdrawn(batch: BatchId, at: string | null): void {
    connection.run(query.updateTable('batch').set({ withdrawn_at: at }).where('id', '=', batch));
  }

  function corrected(leaving: readonly WorkId[]): WorkId[] {
    return leaving.filter((id) => connection.first(correctedWorks().where('work', '=', id)) !== undefined);
  }

  function named(ids: readonly WorkId[]): Withdrawal['edited']['works'] {
    const title = connection.prepare('select title from work where id = ?').pluck();
    const creators = creatorsOf(connection, ids);
    return ids.map((id) => ({ id, title: String(title.get(id)), creators: creators.get(id) ?? [] }));
  }

  return {
    plan(batch) {
      let planned: Withdrawal | undefined;
      try {
        connection.transaction(() => {
          planned = take(batch, false, '');
          throw PLANNED;
        });
      } catch (thrown) {
        if (thrown !== PLANNED || planned === undefined) throw thrown;
        return planned;
      }
      throw new Error('a plan changes nothing');
    },

    withdraw: (batch, { keepEdited }, at) =>
      connection.transaction(() => {
        const done = take(batch, keepEdited, at);
        mover.settle(files.worksOf(batch), at);
        return done;
      }),

    restore: (batch, at) =>
      connection.transaction(() => {
        const row = connection.first(
          query.selectFrom('batch').select('withdrawn_at').where('id', '=', batch),
        );
        if (!row) throw new FanlightError('FL-USE-NO-BATCH', String(batch));
        if (row.withdrawn_at === null) throw new FanlightError('FL-USE-BATCH-STATE', String(batch));
        setWithdrawn(batch, null);
        const replaced = files.restore(batch);
        settleRecords(connection, batch);
        return { works: mover.settle(files.worksOf(batch), at), replaced };
      }),
  };
}
