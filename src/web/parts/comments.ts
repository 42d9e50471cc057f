/** What readers said, as it came with a work, a series or a page. */
import type { CommentPage, ReadableComment } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { paging } from './paging.ts';
import { counted, dateOf } from './wording.ts';

/** A page of comments with its heading; nothing where there are none. `address` leads to its other pages. */
export function commentList(found: CommentPage, address: (page: number) => string): Markup | null {
  if (found.total === 0) return null;
  return html`<section class="comments" aria-labelledby="comments">
<h2 id="comments">${counted(found.total, 'comment')}</h2>
<ol>${found.comments.map((one) => html`<li id="comment-${one.id}">${comment(one)}</li>`)}</ol>
${paging({ page: found.page, pages: found.pages, address })}
</section>`;
}

function comment({ author, date, chapter, body, replies }: ReadableComment): Markup {
  const name = author ?? say('sources.someone');
  const head = chapter === null ? name : say('sources.on-chapter', { name, chapter });
  return html`<article>
<h3>${head}${date && html` <span class="quiet">${dateOf(date)}</span>`}</h3>
<div class="text passage" dir="auto">${body}</div>
${replies.map(
  (reply) => html`<article class="reply">
<h4>${reply.author ?? say('sources.an-answer')}${reply.date && html` <span class="quiet">${dateOf(reply.date)}</span>`}</h4>
<div class="text passage" dir="auto">${reply.body}</div>
</article>`,
)}
</article>`;
}
