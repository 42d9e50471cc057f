/** Imports, newest first. */
import type { BatchSummary } from '#catalogue';
import { html, type Markup } from '#markup';
import { newImportAddress } from '../parts/addresses.ts';
import { batchLine, batchSources } from '../parts/batch-line.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { counted } from '../parts/wording.ts';

/** The list of imports, newest first. */
export function importsPage(
  total: number,
  batches: readonly BatchSummary[],
  pages: Paging & { takesMore: boolean },
): Markup {
  return html`<h1>Imports</h1>
${pages.takesMore && html`<p><a class="action" href="${newImportAddress()}">Bring stories in</a></p>`}
<p>${
    total === 0
      ? html`Nothing was imported yet. Stories also come in from the command line, with <code>fanlight import PATH</code>.`
      : `${counted(total, 'import')}, newest first. Each keeps a report of what came in, what was repaired, what was lost and what failed.`
  }</p>
${batches.length > 0 && html`<ul class="batches">${batches.map((batch) => html`<li><p>${batchLine(batch)}</p><p class="path">${batchSources(batch)}</p></li>`)}</ul>`}
${paging(pages)}`;
}
