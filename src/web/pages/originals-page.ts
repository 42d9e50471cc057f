/** The files a work was read from, and what was said of it. */
import type { WorkDetail, WorkOriginal } from '#catalogue';
import type { CommentPage } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import {
  batchAddress,
  commentsAddress,
  compareAddress,
  originalFileAddress,
  workAddress,
} from '../parts/addresses.ts';
import { commentList } from '../parts/comments.ts';
import { counted, sizeOf } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';

const ROLES: Record<WorkOriginal['role'], string> = {
  shown: 'what the page shows was read from it',
  revision: 'an earlier revision was read from it',
  same: 'the same text in another file',
  older: 'an older version of the text',
  part: 'a file that holds some of the text',
};

/** Every file of a work, each to be taken away as it was received; `revisions` is how many states of it there are to compare. */
export function originalsPage(
  work: WorkDetail,
  originals: readonly WorkOriginal[],
  revisions: number,
): Markup {
  return html`<h1>Originals of <a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h1>
<p>${counted(originals.length, 'file')}, kept byte for byte as received.${
    revisions > 1 && html` <a href="${compareAddress(work.id)}">Compare the states of the text</a>`
  }</p>
<ul class="originals">${originals.map(
    ({ hash, path, bytes, format, batch, role }) => html`<li>
<a href="${originalFileAddress(work.id, hash)}" download><span class="path">${visibleName(path)}</span></a>
<span class="quiet">${format}, ${sizeOf(bytes)}, from <a href="${batchAddress(batch)}">import ${batch}</a>: ${ROLES[role]}.</span></li>`,
  )}</ul>`;
}

/** What was said of a work where it was published. */
export function commentsPage(work: WorkDetail, comments: CommentPage): Markup {
  return html`<h1>Comments on <a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h1>
${
  commentList(comments, (page) => commentsAddress(work.id, page)) ??
  html`<p>No comments came with this work.</p>`
}`;
}
