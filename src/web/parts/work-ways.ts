/** The ways on from a work: what else there is of it, and the forms that it can be taken away in. */
import type { BesideWork, WorkDetail } from '#catalogue';
import { html, join, type Markup } from '#markup';
import { visibleName } from '#text';
import { say, tell } from '#words';
import {
  batchAddress,
  chapterFeedAddress,
  commentsAddress,
  downloadAddress,
  editAddress,
  evidenceAddress,
  originalAddress,
  originalsAddress,
  printAddress,
  reviewAddress,
  seriesAddress,
} from './addresses.ts';
import { sendAddress } from './ereader-addresses.ts';
import { followLink } from './follow.ts';
import { momentOf, sizeOf } from './wording.ts';

/** The forms a work can be taken away in, by the endings of the files. */
export const DOWNLOADS = ['epub', 'html', 'txt', 'md', 'json'] as const;

/** Of who keeps the library: also what it was read from and how, and what can be done with it. `waiting` is how many of its readings wait for a person. */
export function waysOfOwner(work: WorkDetail, waiting: number, beside: BesideWork): Markup {
  const { original } = work;
  const added = tell('work.added', {
    moment: momentOf(work.addedAt),
    batch: original.batch,
    link: (words) => html`<a href="${batchAddress(original.batch)}">${words}</a>`,
    path: html`<span class="path">${visibleName(original.path)}</span>`,
    revision: work.revision,
    edited: Object.keys(work.edits).length,
  });
  return html`<nav class="keeping" aria-label="${say('work.this')}">
<ul>
<li><a href="${evidenceAddress(work.id)}">${say('work.evidence')}</a></li>
${waiting > 0 && html`<li><a href="${reviewAddress({ work: work.id })}">${say('work.review', { count: waiting })}</a></li>`}
<li><a href="${editAddress(work.id)}">${say('work.correct')}</a></li>
<li>${followLink(chapterFeedAddress(work.id))}</li>
${besideIt(work, beside)}
<li><a href="${originalAddress(work.id)}" download>${say('work.original')}</a> <span class="quiet">${sizeOf(original.bytes)}, ${original.encoding}</span></li>
${beside.originals > 1 && html`<li><a href="${originalsAddress(work.id)}">${say('work.all-originals', { count: beside.originals })}</a></li>`}
</ul>
<p class="downloads">${downloads(work)} <a href="${printAddress(work.id)}">${say('books.print')}</a></p>
<p class="downloads"><a href="${sendAddress(work.id)}">${say('tools.send')}</a></p>
<p class="quiet">${added}</p>
</nav>`;
}

/** Of who reads it. */
export function waysOfVisitors(work: WorkDetail, beside: BesideWork): Markup {
  return html`<nav class="keeping" aria-label="${say('work.this')}">
<ul>
<li>${followLink(chapterFeedAddress(work.id))}</li>
${besideIt(work, beside)}
</ul>
<p class="downloads">${downloads(work)}</p>
</nav>`;
}

/** What a site said of it, and of its series. */
function besideIt(work: WorkDetail, beside: BesideWork): Markup {
  return html`${beside.comments > 0 && html`<li><a href="${commentsAddress(work.id)}">${say('work.read-comments', { count: beside.comments })}</a></li>`}
${beside.series && work.series && html`<li><a href="${seriesAddress(work.series.name)}">${say('work.about-series')}</a></li>`}`;
}

function downloads({ id }: WorkDetail): Markup {
  const forms = DOWNLOADS.map(
    (format) => html`<a href="${downloadAddress(id, format)}" download>${say(`work.form-${format}`)}</a>`,
  );
  return tell('work.download', { forms: join(forms, ', ') });
}
