/** Works that are like a work, each with what they share. */
import type { WorkCard, WorkDetail, WorkId, WorkMarks } from '#catalogue';
import type { SimilarListed } from '#library';
import { html, type Markup } from '#markup';
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
<h1>More like <a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h1>
<p>${
    similar.length === 0
      ? 'No other work of this library shares a tag with it, or a word that tells it from others.'
      : 'The works that share most of its tags, a rare one counting more, and most of the words that tell it from others.'
  }</p>
${
  similar.length > 0 &&
  html`<h2 class="visually-hidden">List of works</h2><ol class="blurbs">${similar.map(
    (one) =>
      html`<li>${blurb(one.work)}<p class="shared">${one.says}.</p>${markLine(marks.get(one.work.id))}</li>`,
  )}</ol>`
}
</div>`;
}
