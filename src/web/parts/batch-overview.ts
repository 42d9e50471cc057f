/** What became of an import's files, at a glance: by result, problem, charset and form. */
import type { BatchId, BatchOverview, FileFilter, FileResult } from '#catalogue';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { batchAddress } from './addresses.ts';
import { adviceWords } from './problem-words.ts';
import { count, counted, sizeOf } from './wording.ts';

/** What may become of a file, in the order of the page. */
const RESULTS: readonly FileResult[] = ['imported', 'revised', 'joined', 'known', 'failed'];

/** Rows of a table that are shown before the rest is folded away. */
const MOST_ROWS = 12;

/** The tables of a report; each number leads to its files. */
export function batchOverview(id: BatchId, { results, problems, encodings, formats }: BatchOverview): Markup {
  const became = RESULTS.flatMap((only) => {
    const files = results[only];
    return files === 0 ? [] : [{ says: say(`imports.result-${only}`), files, only }];
  });
  return html`<div class="report-tables">
${
  became.length > 0 &&
  html`<table><caption>${say('imports.what-became')}</caption>
<thead><tr><th scope="col">${say('imports.became')}</th><th scope="col" class="number">${say('imports.files')}</th></tr></thead>
<tbody>${became.map(({ says, files, only }) => html`<tr><th scope="row">${says}</th><td class="number">${filesLink(id, { only }, files, says)}</td></tr>`)}</tbody></table>`
}
${problemTable(id, problems)}
${
  encodings.length > 0 &&
  html`<table><caption>${say('imports.charsets')}</caption>
<thead><tr><th scope="col">${say('imports.read-as')}</th><th scope="col" class="number">${say('imports.files')}</th><th scope="col" class="number">${say('imports.repaired')}</th></tr></thead>
<tbody>${encodings.slice(0, MOST_ROWS).map(({ name, files, repaired }) => html`<tr><th scope="row">${name}</th><td class="number">${count(files)}</td><td class="number">${repaired === 0 ? '–' : filesLink(id, { only: 'repaired' }, repaired, say('imports.read-as-repaired', { name }))}</td></tr>`)}</tbody></table>`
}
${
  formats.length > 0 &&
  html`<table><caption>${say('imports.forms')}</caption>
<thead><tr><th scope="col">${say('imports.form')}</th><th scope="col" class="number">${say('imports.files')}</th><th scope="col" class="number">${say('imports.size')}</th></tr></thead>
<tbody>${formats.slice(0, MOST_ROWS).map(({ format, files, bytes }) => html`<tr><th scope="row">${format ?? say('imports.no-form')}</th><td class="number">${count(files)}</td><td class="number">${sizeOf(bytes)}</td></tr>`)}</tbody></table>`
}
</div>`;
}

/** Problems by their code, with the sentence that says what to do; failures first. */
export function problemTable(id: BatchId, problems: BatchOverview['problems']): Markup | null {
  if (problems.length === 0) return null;
  return html`<table class="problem-table"><caption>${say('imports.problems')}</caption>
<thead><tr><th scope="col">${say('imports.advice-heading')}</th><th scope="col" class="number">${say('imports.files')}</th></tr></thead>
<tbody>${problems.map(
    ({ code, kind, files, times }) =>
      html`<tr><th scope="row"><code${kind === 'failed' && html` class="failed"`}>${code}</code> ${adviceWords(code)}${
        times > files && html` <span class="quiet">${counted(times, 'time')}</span>`
      }</th><td class="number">${filesLink(id, { code }, files, code)}</td></tr>`,
  )}</tbody></table>`;
}

function filesLink(id: BatchId, filter: FileFilter, files: number, of: string): Markup {
  return html`<a href="${batchAddress(id, filter)}#files">${tell('imports.files-link', {
    files,
    of,
    hidden: (words) => html`<span class="visually-hidden">${words}</span>`,
  })}</a>`;
}
