/** Works that are like a work, each with what they share. */
import type { WorkCard, WorkDetail, WorkId, WorkMarks } from '#catalogue';
import type { SimilarListed } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { workAddress } from '../parts/addresses.ts';
import { byline } from '../parts/work-header.ts';
import { markLine } from '../parts/yours.ts';

/** The page; `blurb` renders one work, `marks` are the reader's. */
export function likePage(
  work: WorkDetail,
  similar: readonly SimilarListed[],
  blurb: (work: WorkCard) => Markup,
  marks: ReadonlyMap<WorkId, WorkMarks>,
): Markup {
  return html`<div class="results">
<h1>${tell('work.more-like', { work: html`<a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}` })}</h1>
<p>${similar.length === 0 ? say('work.none-like') : say('work.like-how')}</p>
${
  similar.length > 0 &&
  html`<h2 class="visually-hidden">${say('work.list')}</h2><ol class="blurbs">${similar.map(
    (one) =>
      html`<li>${blurb(one.work)}<p class="shared">${one.says}.</p>${markLine(marks.get(one.work.id))}</li>`,
  )}</ol>`
}
</div>`;
}
