/** The forms that bring stories in: files from the browser, or a path on the library's own disk. */
import type { UploadLimits } from '#library';
import { html, type Markup } from '#markup';
import { line } from '../parts/controls.ts';
import { count, sizeOf } from '../parts/wording.ts';

/** What was filled in and could not be taken, and why. */
export type RefusedImport = { form: 'upload' | 'path'; path?: string; problem: string };

/** The page; `paths`: whether a path may be named. */
export function newImportPage(limits: UploadLimits, paths: boolean, refused: RefusedImport | null): Markup {
  const { fileBytes, totalBytes, files } = limits;
  return html`<div class="new-import">
<h1>Bring stories in</h1>
<p>Files may be stories in any form that Fanlight reads (text, web pages, e-books, documents), mailboxes, dumps of a site, or zips of those. The files stay as they are; what they hold is read, and you can look through it, correct it, or withdraw it whole.</p>
<section aria-labelledby="from-here"><h2 id="from-here">From this device</h2>
<drop-files data-most-files="${files}" data-most-bytes="${totalBytes}">
<form class="edit" method="post" action="/imports/upload" enctype="multipart/form-data">
${refused?.form === 'upload' && problemBox(refused.problem)}
<div class="field"><label for="files">Files</label>
<input type="file" id="files" name="files" multiple></div>
<div class="field"><label for="folder">Or a folder with all that is in it</label>
<input type="file" id="folder" name="folder" webkitdirectory multiple></div>
<p class="actions"><button type="submit">Import these</button></p>
</form>
</drop-files>
<p class="quiet">At most ${sizeOf(totalBytes)} at once, in ${count(files)} files of at most ${sizeOf(fileBytes)} each. More comes in from the command line, with <code>fanlight import PATH</code>.</p>
</section>
${paths && pathForm(refused)}
</div>`;
}

function pathForm(refused: RefusedImport | null): Markup {
  const problem = refused?.form === 'path' ? refused.problem : undefined;
  return html`<section aria-labelledby="from-disk"><h2 id="from-disk">From this library’s own disk</h2>
<form class="edit" method="post" action="/imports/path">
${line(
  {
    id: 'path',
    name: 'path',
    label: 'A file, folder or zip',
    hint: 'The whole path, as /home/me/stories. A folder is read with all that is in it; importing it again later takes in what is new or changed.',
    ...(problem !== undefined && { problem }),
  },
  refused?.path ?? '',
)}
<p class="actions"><button type="submit">Import this</button></p>
</form></section>`;
}

function problemBox(problem: string): Markup {
  return html`<div class="problems" role="alert"><p>${problem}</p></div>`;
}
