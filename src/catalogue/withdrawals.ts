/** Taking an import out of the library again, and putting it back. */
import type { BatchId, WorkId } from './ids.ts';

/**
 * What withdrawing an import does, or would do. `works` leave the library; `reverted` show an earlier state again, which another
 * import brought; `stay` are here from other imports as well, or are kept. `edited`: those that leave, or would, over which a
 * person's corrections stand, the first hundred by name. `records` are profiles, series and pages of a site.
 */
export type Withdrawal = {
  works: number;
  reverted: number;
  stay: number;
  records: number;
  edited: { total: number; works: { id: WorkId; title: string; creators: string[] }[] };
};

/** What putting an import back does. `replaced`: files that stay out, since they were imported anew meanwhile. */
export type Restoration = { works: number; replaced: number };

/** The part of the catalogue that takes imports out. All throw FL-USE-NO-BATCH and FL-USE-BATCH-STATE. */
export interface Withdrawals {
  /** What withdrawing an import would do; nothing is changed. */
  planWithdrawal(batch: BatchId): Promise<Withdrawal>;
  /**
   * Takes out all that an import alone brought: works with their texts and what belongs to them, later states of works, and
   * what a site kept. Originals stay. `keepEdited`: works over which corrections stand stay, with all of their file.
   */
  withdrawBatch(batch: BatchId, how: { keepEdited: boolean }, at: string): Promise<Withdrawal>;
  /** Puts back what was withdrawn, with the corrections, marks and addresses that it had. */
  restoreBatch(batch: BatchId, at: string): Promise<Restoration>;
}
