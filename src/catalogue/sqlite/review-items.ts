import type { WorkEdits, WorkId } from '../records.ts';
import { type Doubt, decidedIn, doubtsOf, type ReadValues } from '../reviews.ts';
import { type Connection, query } from './connection.ts';
import { inserter } from './insert.ts';

/** Keeps the queue in step with what is saved. Must run in the transaction that saves the work. */
export type ReviewItems = {
  /** A new work: every doubtful reading waits. */
  add(id: WorkId, work: ReadValues, batch: number): void;
  /** A new revision of a work over which these corrections stand: what a person has decided about waits no more. */
  replace(id: WorkId, work: ReadValues, batch: number, edits: WorkEdits): void;
};

/** The queue of one connection, with its statements prepared. */
export function reviewItems(connection: Connection): ReviewItems {
  const insert = inserter(connection, 'review_item', [
    'work',
    'field',
    'batch',
    'label',
    'confidence',
    'proposed',
    'decision',
  ]);
  const newestDecision = connection.prepare(
    `select d.id, w.proposed from decision_work w join decision d on d.id = w.decision
     where w.work = ? and d.field = ? and d.undone_at is null order by d.id desc limit 1`,
  );

  function save(work: WorkId, batch: number, { proposed, ...doubt }: Doubt, decision: number | null): void {
    insert({ work, batch, ...doubt, proposed: JSON.stringify(proposed), decision });
  }

  return {
    add(id, work, batch) {
      for (const doubt of doubtsOf(work)) save(id, batch, doubt, null);
    },

    replace(id, work, batch, edits) {
      connection.run(query.deleteFrom('review_item').where('work', '=', id));
      for (const doubt of doubtsOf(work)) {
        const newest = newestDecision.get(id, doubt.field) as { id: number; proposed: string } | undefined;
        const same = newest?.proposed === JSON.stringify(doubt.proposed);
        const corrected = decidedIn(edits, doubt.field) !== null;
        if (newest !== undefined || !corrected) save(id, batch, doubt, newest && same ? newest.id : null);
      }
    },
  };
}
