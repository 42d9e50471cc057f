/** Imports, newest first. */
import type { BatchSummary } from '#catalogue';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { duplicatesAddress, newImportAddress } from '../parts/addresses.ts';
import { batchLine, batchSources } from '../parts/batch-line.ts';
import { type Paging, paging } from '../parts/paging.ts';

/** The list of imports, newest first. */
export function importsPage(
  total: number,
  batches: readonly BatchSummary[],
  pages: Paging & { takesMore: boolean },
): Markup {
  return html`<h1>${say('imports.title')}</h1>
${pages.takesMore && html`<p><a class="action" href="${newImportAddress()}">${say('imports.bring-in')}</a></p>`}
<p>${
    total === 0
      ? tell('imports.none-yet', { code: (words) => html`<code>${words}</code>` })
      : say('imports.list', { count: total })
  }</p>
${batches.length > 0 && html`<ul class="batches">${batches.map((batch) => html`<li><p>${batchLine(batch)}</p><p class="path">${batchSources(batch)}</p></li>`)}</ul>`}
${paging(pages)}
<p><a href="${duplicatesAddress()}">${say('duplicates.title')}</a></p>`;
}
