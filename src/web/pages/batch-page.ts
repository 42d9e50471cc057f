/** The report of one import: what came in, what was repaired, what was lost, what failed and what to do. */
import type { BatchFile } from '#catalogue';
import type { Loss } from '#document';
import type { BatchReport } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { say, tell } from '#words';
import {
  batchAddress,
  batchWorksAddress,
  importActionAddress,
  type ReportFilter,
  reportAddress,
  reviewAddress,
  workAddress,
} from '../parts/addresses.ts';
import { batchResult, batchSources } from '../parts/batch-line.ts';
import { batchOverview, problemTable } from '../parts/batch-overview.ts';
import { type BatchStanding, batchStanding } from '../parts/batch-standing.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { plotsAddress } from '../parts/plot-addresses.ts';
import { problemWords } from '../parts/problem-words.ts';
import { repairWords } from '../parts/repair-words.ts';
import { confidenceWords, counted, momentOf, sizeOf } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';

/** In the order of the page. */
const FILTERS = [
  'all',
  'attention',
  'failed',
  'known',
  'repaired',
] as const satisfies readonly ReportFilter['only'][];

/** The report. While the import is in the queue, what went wrong so far stands in place of the tables. */
export function batchPage(report: BatchReport, filter: ReportFilter, pages: Paging & BatchStanding): Markup {
  const { batch, overview } = report;
  const isOver = pages.queued === null;
  return html`<article class="report">
<h1>${say('imports.import', { id: batch.id })}</h1>
<p class="path">${batchSources(batch)}</p>
${batchStanding(batch, pages)}
<p>${reportLine(batch)}</p>
${report.waiting > 0 && html`<p><a href="${reviewAddress({ batch: batch.id })}">${say('imports.waiting', { count: report.waiting })}</a></p>`}
${isOver ? batchOverview(batch.id, overview) : html`<div class="report-tables">${problemTable(batch.id, overview.problems)}</div>`}
${isOver && onward(report, pages.canReread)}
<section aria-labelledby="files">
<h2 id="files">${filesHeading(report.total, filter)}</h2>
<nav class="choices" aria-label="${say('imports.filters')}"><ul>${FILTERS.map(
    (only) =>
      html`<li><a href="${batchAddress(batch.id, { only })}#files"${
        filter.code === undefined && only === (filter.only ?? 'all') && html` aria-current="page"`
      }>${say(`imports.filter-${only}`)}</a></li>`,
  )}</ul></nav>
${report.files.length === 0 && html`<p>${nothingHere(filter)}</p>`}
<ol class="files">${report.files.map(fileReport)}</ol>
${paging(pages)}
</section>
</article>`;
}

function reportLine(batch: BatchReport['batch']): Markup {
  return tell('imports.report-line', {
    started: momentOf(batch.startedAt),
    status: batch.status,
    ended: batch.finishedAt === null ? 'no' : 'yes',
    finished: batch.finishedAt && momentOf(batch.finishedAt),
    result: batchResult(batch),
    size: sizeOf(batch.bytes),
  });
}

function filesHeading(count: number, { code }: ReportFilter): Markup {
  if (code === undefined) return html`${counted(count, 'file')}`;
  return tell('imports.files-with-code', { count, name: code, code: (words) => html`<code>${words}</code>` });
}

function onward({ batch }: BatchReport, canReread: boolean): Markup {
  const isHere = batch.withdrawnAt === null;
  return html`<p class="onward">${
    isHere &&
    batch.works > 0 &&
    html`<a href="${batchWorksAddress(batch.id)}">${say('imports.works')}</a> <a href="${plotsAddress({ batch: batch.id })}">${say('imports.plots')}</a> `
  }<a href="${reportAddress(batch.id, 'csv')}">${say('imports.report-csv')}</a> <a href="${reportAddress(batch.id, 'json')}">${say('imports.as-json')}</a>${
    isHere &&
    html`${
      canReread &&
      html` <a href="${importActionAddress(batch.id, 'reread')}">${say('imports.reread-import')}</a>`
    } <a href="${importActionAddress(batch.id, 'withdraw')}">${say('imports.withdraw-import')}</a>`
  }</p>`;
}

function nothingHere({ only, code }: ReportFilter): string {
  const isAll = code === undefined && (only === undefined || only === 'all');
  return say(isAll ? 'imports.no-files' : 'imports.no-such-files');
}

function fileReport(file: BatchFile): Markup {
  return html`<li class="file">
<h3 class="path">${visibleName(file.path)}</h3>
<p><strong class="result ${file.result}">${say(`imports.result-${file.result}`)}</strong> <span class="quiet">${[
    sizeOf(file.bytes),
    ...(file.result === 'known' ? [] : [file.format ?? say('imports.no-format')]),
    ...(file.encoding === null
      ? []
      : [`${file.encoding.name}, ${confidenceWords(file.encoding.confidence)}`]),
  ].join(' · ')}</span></p>
${file.sameAs !== null && sameBytes(file.sameAs)}
${file.error !== null && html`<p class="error"><code>${file.error.code}</code> ${problemWords(file.error)}</p>`}
${file.works.length > 0 && html`<ul class="came-in">${file.works.map((work) => html`<li><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</li>`)}</ul>`}
${part(say('imports.repaired'), file.encoding?.repaired.map((line) => html`${repairWords(line)}`) ?? [])}
${part(say('imports.lost'), file.losses.map(lossLine))}
</li>`;
}

function sameBytes({ path, batch }: NonNullable<BatchFile['sameAs']>): Markup {
  return html`<p>${tell('imports.same-bytes', {
    path: visibleName(path),
    batch,
    name: (words) => html`<span class="path">${words}</span>`,
    link: (words) => html`<a href="${batchAddress(batch)}">${words}</a>`,
  })}</p>`;
}

function part(heading: string, lines: readonly Markup[]): Markup | null {
  if (lines.length === 0) return null;
  return html`<div class="part"><h4>${heading}</h4><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}

function lossLine(loss: Loss): Markup {
  const { at } = loss;
  const place =
    typeof at === 'number' ? say('imports.at-character', { at }) : at && say('imports.in-place', { at });
  return html`<code>${loss.code}</code> ${problemWords(loss)}${place && html` <span class="quiet">${place}</span>`}${
    loss.count !== undefined &&
    loss.count > 1 &&
    html` <span class="quiet">${say('imports.times', { count: loss.count })}</span>`
  }`;
}
