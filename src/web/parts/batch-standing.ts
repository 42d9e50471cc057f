/** How an import stands beyond its report, and what can be done about it. */
import type { BatchSummary } from '#catalogue';
import type { FanlightError } from '#errors';
import type { QueuedImport } from '#library';
import { html, type Markup } from '#markup';
import { say, sayError, tell } from '#words';
import { importActionAddress } from './addresses.ts';
import { importProgress } from './import-progress.ts';
import { momentOf } from './wording.ts';

/**
 * In the queue, ended by a failure, or ready to be taken up again. `still`: the page does not refresh itself; `canReread`: this server reads
 * imports again.
 */
export type BatchStanding = {
  queued: QueuedImport | null;
  still: boolean;
  failure: FanlightError | null;
  canTakeUp: boolean;
  canReread: boolean;
};

/** What the page of an import says first; nothing of one that has simply finished. */
export function batchStanding(batch: BatchSummary, standing: BatchStanding): Markup | null {
  const { id, status, upload, withdrawnAt } = batch;
  const { queued, still, failure, canTakeUp } = standing;
  if (queued !== null) return importProgress(queued, still);
  if (withdrawnAt !== null)
    return html`<section class="import-state" aria-labelledby="state">
<h2 id="state">${tell('imports.withdrawn', { moment: momentOf(withdrawnAt) })}</h2>
<p>${say('imports.withdrawn-says')}</p>
<form method="post" action="${importActionAddress(id, 'restore')}"><button type="submit" class="plain">${say('imports.put-back')}</button></form>
</section>`;
  if (status !== 'interrupted') return null;
  return html`<section class="import-state" aria-labelledby="state">
<h2 id="state">${say('imports.ended-early')}</h2>
${failure !== null && html`<p class="error"><code>${failure.code}</code> ${sayError(failure.code, failure.subject)}</p>`}
<p>${say('imports.whole-works-stay')} ${takingUp(upload !== null, canTakeUp)}</p>
${canTakeUp && html`<form method="post" action="${importActionAddress(id, 'take-up')}"><button type="submit">${say('imports.take-up')}</button></form>`}
</section>`;
}

function takingUp(isUpload: boolean, canTakeUp: boolean): string {
  if (canTakeUp) return say('imports.goes-on');
  return say(isUpload ? 'imports.goes-on-by-sending' : 'imports.goes-on-by-path');
}
