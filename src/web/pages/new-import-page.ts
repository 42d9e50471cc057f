/** The forms that bring stories in: files from the browser, or a path on the library's own disk. */
import type { UploadLimits } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { line } from '../parts/controls.ts';
import { sizeOf } from '../parts/wording.ts';

/** What was filled in and could not be taken, and why. */
export type RefusedImport = { form: 'upload' | 'path'; path?: string; problem: string };

/** The page; `paths`: whether a path may be named. */
export function newImportPage(limits: UploadLimits, paths: boolean, refused: RefusedImport | null): Markup {
  const { fileBytes, totalBytes, files } = limits;
  return html`<div class="new-import">
<h1>${say('imports.bring-in')}</h1>
<p>${say('imports.intro')}</p>
<section aria-labelledby="from-here"><h2 id="from-here">${say('imports.from-here')}</h2>
<drop-files data-most-files="${files}" data-most-bytes="${totalBytes}">
<form class="edit" method="post" action="/imports/upload" enctype="multipart/form-data">
${refused?.form === 'upload' && problemBox(refused.problem)}
<div class="field"><label for="files">${say('imports.files')}</label>
<input type="file" id="files" name="files" multiple></div>
<div class="field"><label for="folder">${say('imports.folder')}</label>
<input type="file" id="folder" name="folder" webkitdirectory multiple></div>
<p class="actions"><button type="submit">${say('imports.import-these')}</button></p>
</form>
</drop-files>
<p class="quiet">${tell('imports.limits', {
    total: sizeOf(totalBytes),
    files,
    size: sizeOf(fileBytes),
    code: (words) => html`<code>${words}</code>`,
  })}</p>
</section>
${paths && pathForm(refused)}
</div>`;
}

function pathForm(refused: RefusedImport | null): Markup {
  const problem = refused?.form === 'path' ? refused.problem : undefined;
  return html`<section aria-labelledby="from-disk"><h2 id="from-disk">${say('imports.from-disk')}</h2>
<form class="edit" method="post" action="/imports/path">
${line(
  {
    id: 'path',
    name: 'path',
    label: say('imports.path'),
    hint: say('imports.path-hint'),
    ...(problem !== undefined && { problem }),
  },
  refused?.path ?? '',
)}
<p class="actions"><button type="submit">${say('imports.import-path')}</button></p>
</form></section>`;
}

function problemBox(problem: string): Markup {
  return html`<div class="problems" role="alert"><p>${problem}</p></div>`;
}
