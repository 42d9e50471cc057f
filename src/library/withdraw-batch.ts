import type { BatchId, Restoration, Withdrawal } from '#catalogue';
import type { Library } from './context.ts';
import { keepUp } from './follow-changes.ts';

/** What withdrawing an import would do; nothing is changed. Throws FL-USE-NO-BATCH and FL-USE-BATCH-STATE. */
export function planWithdrawal({ catalogue }: Library, id: BatchId): Promise<Withdrawal> {
  return catalogue.planWithdrawal(id);
}

/**
 * Takes out of the library all that an import alone brought; its originals stay. With `keepEdited`, works over which a person's
 * corrections stand stay in. No import may run meanwhile. Throws FL-USE-NO-BATCH and FL-USE-BATCH-STATE.
 */
export async function withdrawBatch(
  library: Library,
  id: BatchId,
  how: { keepEdited: boolean },
): Promise<Withdrawal> {
  const done = await library.catalogue.withdrawBatch(id, how, library.clock().toISOString());
  await keepUp(library);
  return done;
}

/** Puts back what was withdrawn, with all that belonged to it. Throws FL-USE-NO-BATCH and FL-USE-BATCH-STATE. */
export async function restoreBatch(library: Library, id: BatchId): Promise<Restoration> {
  const done = await library.catalogue.restoreBatch(id, library.clock().toISOString());
  await keepUp(library);
  return done;
}
