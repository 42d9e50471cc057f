/** The files a work was read from, and what was said of it. */
import type { WorkDetail, WorkOriginal } from '#catalogue';
import type { CommentPage } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { say, tell } from '#words';
import {
  batchAddress,
  commentsAddress,
  compareAddress,
  originalFileAddress,
  workAddress,
} from '../parts/addresses.ts';
import { commentList } from '../parts/comments.ts';
import { sizeOf } from '../parts/wording.ts';
import { byline } from '../parts/work-header.ts';

/** Every file of a work, each to be taken away as it was received; `revisions` is how many states of it there are to compare. */
export function originalsPage(
  work: WorkDetail,
  originals: readonly WorkOriginal[],
  revisions: number,
): Markup {
  return html`<h1>${tell('sources.originals-of', { work: workLink(work) })}</h1>
<p>${say('sources.kept', { count: originals.length })}${
    revisions > 1 && html` <a href="${compareAddress(work.id)}">${say('sources.compare-states')}</a>`
  }</p>
<ul class="originals">${originals.map(
    ({ hash, path, bytes, format, batch, role }) => html`<li>
<a href="${originalFileAddress(work.id, hash)}" download><span class="path">${visibleName(path)}</span></a>
<span class="quiet">${tell('sources.original-is', {
      format,
      size: sizeOf(bytes),
      batch,
      link: (words) => html`<a href="${batchAddress(batch)}">${words}</a>`,
      role: say(`sources.role-${role}`),
    })}</span></li>`,
  )}</ul>`;
}

/** What was said of a work where it was published. */
export function commentsPage(work: WorkDetail, comments: CommentPage): Markup {
  return html`<h1>${tell('sources.comments-on', { work: workLink(work) })}</h1>
${
  commentList(comments, (page) => commentsAddress(work.id, page)) ??
  html`<p>${say('sources.no-comments')}</p>`
}`;
}

function workLink(work: WorkDetail): Markup {
  return html`<a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}`;
}
