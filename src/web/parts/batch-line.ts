import type { BatchStatus, BatchSummary } from '#catalogue';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { batchAddress } from './addresses.ts';
import { counted, momentOf } from './wording.ts';

/** How an import stands, in words. */
export const BATCH_STATUS: Record<BatchStatus, string> = {
  waiting: 'waiting for its turn',
  running: 'still running',
  finished: 'finished',
  interrupted: 'interrupted; run it again to go on where it stopped',
};

/** An import in one line: when, and what came of it. */
export function batchLine(batch: BatchSummary): Markup {
  return html`<a href="${batchAddress(batch.id)}">Import ${batch.id}</a> of ${momentOf(batch.startedAt)}: ${batchResult(batch)}${
    batch.withdrawnAt !== null
      ? ' (withdrawn)'
      : batch.status !== 'finished' && html` (${BATCH_STATUS[batch.status]})`
  }`;
}

/** What came of an import, leaving out what there was none of. */
export function batchResult(batch: BatchSummary): string {
  const parts = [`${counted(batch.works, 'work')} from ${counted(batch.files, 'file')}`];
  if (batch.revised > 0) parts.push(`${counted(batch.revised, 'file')} with a new revision`);
  if (batch.known > 0) parts.push(`${counted(batch.known, 'file')} known already`);
  if (batch.failed > 0) parts.push(`${counted(batch.failed, 'file')} failed`);
  return parts.join(', ');
}

/** Where an import came from. */
export function batchSources({ sources, upload }: BatchSummary): string {
  const names = visibleName(sources.join(', '));
  return upload === null ? names : `sent from a browser: ${names}`;
}
