import type { BatchSummary } from '#catalogue';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { say, tell } from '#words';
import { batchAddress } from './addresses.ts';
import { momentOf } from './wording.ts';

/** An import in one line: when, and what came of it. */
export function batchLine(batch: BatchSummary): Markup {
  return tell('imports.line', {
    id: batch.id,
    moment: momentOf(batch.startedAt),
    result: batchResult(batch),
    standing: batch.withdrawnAt === null ? batch.status : 'withdrawn',
    link: (words) => html`<a href="${batchAddress(batch.id)}">${words}</a>`,
  });
}

/** What came of an import, leaving out what there was none of. */
export function batchResult({ works, files, revised, known, failed }: BatchSummary): string {
  return say('imports.result', { works, files, revised, known, failed });
}

/** Where an import came from. */
export function batchSources({ sources, upload }: BatchSummary): string {
  const names = visibleName(sources.join(', '));
  return upload === null ? names : say('imports.sent-from-browser', { names });
}
