/** Works that are like a work, each with what they share. */
import type { WorkCard, WorkDetail, WorkId, WorkMarks } from '#catalogue';
import type { SimilarListed, Twin } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { duplicatesAddress, workAddress } from '../parts/addresses.ts';
import { byline } from '../parts/work-header.ts';
import { markLine } from '../parts/yours.ts';

/** How one work is rendered, the reader's marks, and works of much the same words. */
type LikeParts = {
  blurb: (work: WorkCard) => Markup;
  marks: ReadonlyMap<WorkId, WorkMarks>;
  twins: readonly Twin[];
};

/** The page. */
export function likePage(
  work: WorkDetail,
  similar: readonly SimilarListed[],
  { blurb, marks, twins }: LikeParts,
): Markup {
  return html`<div class="results">
<h1>${tell('work.more-like', { work: html`<a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}` })}</h1>
${twins.length > 0 && twinList(twins)}
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

/** Works that share so much of the text that they may be the same, a later state of it, or made from it. */
function twinList(twins: readonly Twin[]): Markup {
  return html`<section aria-labelledby="twins"><h2 id="twins">${say('duplicates.twins')}</h2>
<p>${tell('duplicates.twins-what', { link: (words) => html`<a href="${duplicatesAddress()}">${words}</a>` })}</p>
<ul>${twins.map(
    ({ work, share }) =>
      html`<li><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)} <span class="quiet">${say('duplicates.twin', { share })}</span></li>`,
  )}</ul></section>`;
}
