/** The report of one import: what came in, what was repaired, what was lost, what failed and what to do. */
import type { BatchFile } from '#catalogue';
import type { Loss } from '#document';
import type { BatchReport } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import {
  batchAddress,
  batchWorksAddress,
  importActionAddress,
  type ReportFilter,
  reportAddress,
  reviewAddress,
  workAddress,
} from '../parts/addresses.ts';
import { BATCH_STATUS, batchResult, batchSources } from '../parts/batch-line.ts';
import { batchOverview, problemTable, RESULTS } from '../parts/batch-overview.ts';
import { type BatchStanding, batchStanding } from '../parts/batch-standing.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { plotsAddress } from '../parts/plot-addresses.ts';
import { confidenceWords, count, counted, momentOf, sizeOf } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';

const FILTERS = [
  { only: 'all', name: 'All files' },
  { only: 'attention', name: 'Files that want a look' },
  { only: 'failed', name: 'Files that failed' },
  { only: 'known', name: 'Duplicates' },
  { only: 'repaired', name: 'Repaired' },
] as const satisfies readonly (ReportFilter & { name: string })[];

/** The report. While the import is in the queue, what went wrong so far stands in place of the tables. */
export function batchPage(report: BatchReport, filter: ReportFilter, pages: Paging & BatchStanding): Markup {
  const { batch, overview } = report;
  const isOver = pages.queued === null;
  return html`<article class="report">
<h1>Import ${batch.id}</h1>
<p class="path">${batchSources(batch)}</p>
${batchStanding(batch, pages)}
<p>${momentOf(batch.startedAt)}, ${BATCH_STATUS[batch.status]}${batch.finishedAt !== null && html` ${momentOf(batch.finishedAt)}`}. ${batchResult(batch)}; ${sizeOf(batch.bytes)} read.</p>
${report.waiting > 0 && html`<p><a href="${reviewAddress({ batch: batch.id })}">${counted(report.waiting, 'reading')} of this import ${report.waiting === 1 ? 'waits' : 'wait'} for a person’s eye</a></p>`}
${isOver ? batchOverview(batch.id, overview) : html`<div class="report-tables">${problemTable(batch.id, overview.problems)}</div>`}
${isOver && onward(report)}
<section aria-labelledby="files">
<h2 id="files">${counted(report.total, 'file')}${filter.code !== undefined && html` with <code>${filter.code}</code>`}</h2>
<nav class="choices" aria-label="Which files"><ul>${FILTERS.map(
    ({ only, name }) =>
      html`<li><a href="${batchAddress(batch.id, { only })}#files"${
        filter.code === undefined && only === (filter.only ?? 'all') && html` aria-current="page"`
      }>${name}</a></li>`,
  )}</ul></nav>
${report.files.length === 0 && html`<p>${nothingHere(filter)}</p>`}
<ol class="files">${report.files.map(fileReport)}</ol>
${paging(pages)}
</section>
</article>`;
}

function onward({ batch }: BatchReport): Markup {
  const isHere = batch.withdrawnAt === null;
  return html`<p class="onward">${
    isHere &&
    batch.works > 0 &&
    html`<a href="${batchWorksAddress(batch.id)}">Its works</a> <a href="${plotsAddress({ batch: batch.id })}">Plots of them</a> `
  }<a href="${reportAddress(batch.id, 'csv')}">The report as CSV</a> <a href="${reportAddress(batch.id, 'json')}">as JSON</a>${
    isHere && html` <a href="${importActionAddress(batch.id, 'withdraw')}">Withdraw this import</a>`
  }</p>`;
}

function nothingHere({ only, code }: ReportFilter): string {
  const isAll = code === undefined && (only === undefined || only === 'all');
  return isAll ? 'There are no files in this import.' : 'No file of this kind is in this import.';
}

function fileReport(file: BatchFile): Markup {
  return html`<li class="file">
<h3 class="path">${visibleName(file.path)}</h3>
<p><strong class="result ${file.result}">${RESULTS[file.result]}</strong> <span class="quiet">${[
    sizeOf(file.bytes),
    ...(file.result === 'known' ? [] : [file.format ?? 'no known format']),
    ...(file.encoding === null
      ? []
      : [`${file.encoding.name}, ${confidenceWords(file.encoding.confidence)}`]),
  ].join(' · ')}</span></p>
${file.sameAs !== null && html`<p>The same bytes as <span class="path">${visibleName(file.sameAs.path)}</span> of <a href="${batchAddress(file.sameAs.batch)}">import ${file.sameAs.batch}</a></p>`}
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
