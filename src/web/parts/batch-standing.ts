/** How an import stands beyond its report, and what can be done about it. */
import type { BatchSummary } from '#catalogue';
import type { FanlightError } from '#errors';
import type { QueuedImport } from '#library';
import { html, type Markup } from '#markup';
import { importActionAddress } from './addresses.ts';
import { importProgress } from './import-progress.ts';
import { momentOf } from './wording.ts';

/** In the queue, ended by a failure, or ready to be taken up again. `still`: the page does not refresh itself. */
export type BatchStanding = {
  queued: QueuedImport | null;
  still: boolean;
  failure: FanlightError | null;
  canTakeUp: boolean;
};

/** What the page of an import says first; nothing of one that has simply finished. */
export function batchStanding(batch: BatchSummary, standing: BatchStanding): Markup | null {
  const { id, status, upload, withdrawnAt } = batch;
  const { queued, still, failure, canTakeUp } = standing;
  if (queued !== null) return importProgress(queued, still);
  if (withdrawnAt !== null)
    return html`<section class="import-state" aria-labelledby="state">
<h2 id="state">Withdrawn ${momentOf(withdrawnAt)}</h2>
<p>What this import alone brought is out of the library. Its files are kept as they were received; importing them again brings them in anew.</p>
<form method="post" action="${importActionAddress(id, 'restore')}"><button type="submit" class="plain">Put it back</button></form>
</section>`;
  if (status !== 'interrupted') return null;
  return html`<section class="import-state" aria-labelledby="state">
<h2 id="state">It ended before all was read</h2>
${failure !== null && html`<p class="error"><code>${failure.code}</code> ${failure.message}</p>`}
<p>Every work that came in is whole, and stays. ${takingUp(upload !== null, canTakeUp)}</p>
${canTakeUp && html`<form method="post" action="${importActionAddress(id, 'take-up')}"><button type="submit">Take it up again</button></form>`}
</section>`;
}

function takingUp(isUpload: boolean, canTakeUp: boolean): string {
  if (canTakeUp) return 'Taken up again, it goes on where it was: what is here already is not read twice.';
  return isUpload
    ? 'The files that were sent for it are not kept any more: send what is missing again.'
    : 'Import the same path again to go on where it was.';
}
