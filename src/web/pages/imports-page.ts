/** Imports, and the report of one: what came in, what was repaired, what was lost, what failed. */
import type { BatchFile, BatchSummary, FileResult } from '#catalogue';
import type { Loss } from '#document';
import type { FanlightError } from '#errors';
import type { BatchReport, QueuedImport } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import {
  batchAddress,
  batchWorksAddress,
  importActionAddress,
  newImportAddress,
  type ReportFilter,
  reviewAddress,
  workAddress,
} from '../parts/addresses.ts';
import { BATCH_STATUS, batchLine, batchResult } from '../parts/batch-line.ts';
import { importProgress } from '../parts/import-progress.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { confidenceWords, count, counted, momentOf, sizeOf } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';

const RESULTS: Record<FileResult, string> = {
  imported: 'Imported',
  revised: 'Imported as a new revision',
  joined: 'The same work as one that is here; kept as another original of it',
  known: 'Known already; nothing was done',
  failed: 'Failed',
};

const FILTERS: readonly { filter: ReportFilter; name: string }[] = [
  { filter: 'all', name: 'All files' },
  { filter: 'attention', name: 'Files that want a look' },
  { filter: 'failed', name: 'Files that failed' },
];

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
${batches.length > 0 && html`<ul class="batches">${batches.map((batch) => html`<li><p>${batchLine(batch)}</p><p class="path">${sourcesOf(batch)}</p></li>`)}</ul>`}
${paging(pages)}`;
}

/** How an import stands beyond its report: in the queue, ended by a failure, or ready to be taken up again. */
export type BatchStanding = {
  queued: QueuedImport | null;
  still: boolean;
  failure: FanlightError | null;
  canTakeUp: boolean;
};

/** The report of an import. */
export function batchPage(report: BatchReport, filter: ReportFilter, pages: Paging & BatchStanding): Markup {
  const { batch } = report;
  return html`<article class="report">
<h1>Import ${batch.id}</h1>
<p class="path">${sourcesOf(batch)}</p>
${standing(batch, pages)}
<p>${momentOf(batch.startedAt)}, ${BATCH_STATUS[batch.status]}${batch.finishedAt !== null && html` ${momentOf(batch.finishedAt)}`}. ${batchResult(batch)}; ${sizeOf(batch.bytes)} read.</p>
<p>${counted(batch.repaired, 'file')} had damaged characters that were repaired; ${counted(batch.losses, 'loss', 'losses')} noted. ${
    batch.works > 0 &&
    batch.withdrawnAt === null &&
    html`<a href="${batchWorksAddress(batch.id)}">Its works</a>`
  }</p>
${report.waiting > 0 && html`<p><a href="${reviewAddress({ batch: batch.id })}">${counted(report.waiting, 'reading')} of this import ${report.waiting === 1 ? 'waits' : 'wait'} for a person’s eye</a></p>`}
${pages.queued === null && batch.withdrawnAt === null && html`<p><a href="${importActionAddress(batch.id, 'withdraw')}">Withdraw this import</a></p>`}
<nav class="choices" aria-label="Which files"><ul>${FILTERS.map(
    (choice) =>
      html`<li><a href="${batchAddress(batch.id, choice.filter)}"${
        choice.filter === filter && html` aria-current="page"`
      }>${choice.name}</a></li>`,
  )}</ul></nav>
<h2>${counted(report.total, 'file')}</h2>
${report.files.length === 0 && html`<p>${filter === 'all' ? 'There were no files in this import.' : 'No file of this kind: nothing here wants a look.'}</p>`}
<ol class="files">${report.files.map(fileReport)}</ol>
${paging(pages)}
</article>`;
}

function sourcesOf({ sources, upload }: BatchSummary): string {
  const names = visibleName(sources.join(', '));
  return upload === null ? names : `sent from a browser: ${names}`;
}

function standing(
  { id, status, upload, withdrawnAt }: BatchSummary,
  { queued, still, failure, canTakeUp }: BatchStanding,
) {
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

function fileReport(file: BatchFile): Markup {
  return html`<li class="file">
<h3 class="path">${visibleName(file.path)}</h3>
<p><strong class="result ${file.result}">${RESULTS[file.result]}</strong> <span class="quiet">${[
    sizeOf(file.bytes),
    file.format ?? 'no known format',
    ...(file.encoding === null
      ? []
      : [`${file.encoding.name}, ${confidenceWords(file.encoding.confidence)}`]),
  ].join(' · ')}</span></p>
${file.error !== null && html`<p class="error"><code>${file.error.code}</code> ${file.error.message}</p>`}
${file.works.length > 0 && html`<ul class="came-in">${file.works.map((work) => html`<li><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</li>`)}</ul>`}
${part('Repaired', file.encoding?.repaired.map((line) => html`${line}`) ?? [])}
${part('Lost', file.losses.map(lossLine))}
</li>`;
}

function part(heading: string, lines: readonly Markup[]): Markup | null {
  if (lines.length === 0) return null;
  return html`<div class="part"><h4>${heading}</h4><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}

function lossLine(loss: Loss): Markup {
  const place = typeof loss.at === 'number' ? `at character ${count(loss.at)}` : loss.at && `in ${loss.at}`;
  return html`<code>${loss.code}</code> ${loss.message}${place && html` <span class="quiet">${place}</span>`}${
    loss.count !== undefined && loss.count > 1 && html` <span class="quiet">${count(loss.count)} times</span>`
  }`;
}
