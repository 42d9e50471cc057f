/** What became of an import's files, at a glance: by result, problem, charset and form. */
import type { BatchId, BatchOverview, FileFilter, FileResult } from '#catalogue';
import { adviceFor } from '#library';
import { html, type Markup } from '#markup';
import { batchAddress } from './addresses.ts';
import { count, counted, sizeOf } from './wording.ts';

/** What became of a file, in words. */
export const RESULTS: Record<FileResult, string> = {
  imported: 'Imported',
  revised: 'Imported as a later state of a work',
  joined: 'The same work as one that is here; kept as another original of it',
  known: 'Known already by its bytes; nothing was done',
  failed: 'Failed',
};

/** Rows of a table that are shown before the rest is folded away. */
const MOST_ROWS = 12;

/** The tables of a report; each number leads to its files. */
export function batchOverview(id: BatchId, { results, problems, encodings, formats }: BatchOverview): Markup {
  const became = Object.entries(RESULTS).flatMap(([result, says]) => {
    const files = results[result as FileResult];
    return files === 0 ? [] : [{ says, files, only: result as FileResult }];
  });
  return html`<div class="report-tables">
${
  became.length > 0 &&
  html`<table><caption>What became of the files</caption>
<thead><tr><th scope="col">Became</th><th scope="col" class="number">Files</th></tr></thead>
<tbody>${became.map(({ says, files, only }) => html`<tr><th scope="row">${says}</th><td class="number">${filesLink(id, { only }, files, says)}</td></tr>`)}</tbody></table>`
}
${problemTable(id, problems)}
${
  encodings.length > 0 &&
  html`<table><caption>Charsets</caption>
<thead><tr><th scope="col">Read as</th><th scope="col" class="number">Files</th><th scope="col" class="number">Repaired</th></tr></thead>
<tbody>${encodings.slice(0, MOST_ROWS).map(({ name, files, repaired }) => html`<tr><th scope="row">${name}</th><td class="number">${count(files)}</td><td class="number">${repaired === 0 ? '–' : filesLink(id, { only: 'repaired' }, repaired, `Read as ${name} and repaired`)}</td></tr>`)}</tbody></table>`
}
${
  formats.length > 0 &&
  html`<table><caption>Forms</caption>
<thead><tr><th scope="col">Form</th><th scope="col" class="number">Files</th><th scope="col" class="number">Size</th></tr></thead>
<tbody>${formats.slice(0, MOST_ROWS).map(({ format, files, bytes }) => html`<tr><th scope="row">${format ?? 'nothing to read, or known already'}</th><td class="number">${count(files)}</td><td class="number">${sizeOf(bytes)}</td></tr>`)}</tbody></table>`
}
</div>`;
}

/** Problems by their code, with the sentence that says what to do; failures first. */
export function problemTable(id: BatchId, problems: BatchOverview['problems']): Markup | null {
  if (problems.length === 0) return null;
  return html`<table class="problem-table"><caption>Problems</caption>
<thead><tr><th scope="col">What, and what to do</th><th scope="col" class="number">Files</th></tr></thead>
<tbody>${problems.map(
    ({ code, kind, files, times }) =>
      html`<tr><th scope="row"><code${kind === 'failed' && html` class="failed"`}>${code}</code> ${adviceFor(code)}${
        times > files && html` <span class="quiet">${counted(times, 'time')}</span>`
      }</th><td class="number">${filesLink(id, { code }, files, code)}</td></tr>`,
  )}</tbody></table>`;
}

function filesLink(id: BatchId, filter: FileFilter, files: number, of: string): Markup {
  return html`<a href="${batchAddress(id, filter)}#files">${count(files)}<span class="visually-hidden"> files: ${of}</span></a>`;
}
