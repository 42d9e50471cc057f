/** An import that is read again: what that does, how far it is, where the new readings differ, and what was taken in. */
import type { BatchSummary, Rereading } from '#catalogue';
import {
  FIELD_FORMS,
  type OnDesk,
  type QueuedImport,
  READING_PARTS,
  type ReadingPart,
  type RereadReport,
  type TakenIn,
} from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { say, sayError, tell } from '#words';
import { batchAddress, importActionAddress } from '../parts/addresses.ts';
import { boxes } from '../parts/controls.ts';
import { noticeBox } from '../parts/decision-log.ts';
import { followed, refreshing } from '../parts/import-progress.ts';
import { heard, linkTo } from '../parts/message-tags.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { adviceWords } from '../parts/problem-words.ts';
import { differingWork } from '../parts/reread-work.ts';
import { count, momentOf } from '../parts/wording.ts';

/** Works on a page. */
export const REREAD_PAGE = 20;
/** Files that are named. */
const MOST_NAMED = 100;

/** What stands around a difference: what was taken in before, how far it is, and whether the page refreshes itself meanwhile (`still`: not). */
type RereadStanding = { rereadings: readonly Rereading[]; queued: QueuedImport | null; still: boolean };

/** The page; `on` is what is on the desk of this import. */
export function rereadPage(
  { id }: BatchSummary,
  on: OnDesk | null,
  { rereadings, queued, still, page, address }: RereadStanding & Pick<Paging, 'page' | 'address'>,
): Markup {
  const isBusy = on?.state === 'reading' || on?.state === 'taking';
  return html`<article class="rereading">
<h1>${say('imports.reread-title', { id })}</h1>
${on?.state === 'read' && on.taken !== null && takenNotice(on.taken)}
<p>${say('imports.reread-intro')}</p>
${on?.state === 'failed' && html`<p class="error"><code>${on.failure.code}</code> ${sayError(on.failure.code, on.failure.subject)}</p>`}
${
  isBusy && queued !== null
    ? html`<section class="import-state" aria-labelledby="state">
${followed(queued, say(`imports.reread-${on.state}`))}
${refreshing(importActionAddress(id, 'reread'), still)}
</section>`
    : html`<form method="post" action="${importActionAddress(id, 'reread')}"><p class="actions"><button type="submit"${on?.state === 'read' && html` class="plain"`}>${say('imports.reread-begin')}</button> <a href="${batchAddress(id)}">${say('imports.reread-back')}</a></p></form>`
}
${on?.state === 'read' && difference(on, { page, address })}
${rereadings.length > 0 && log(rereadings, id)}
</article>`;
}

function takenNotice({ works, batch }: TakenIn): Markup {
  return noticeBox(
    html`<p>${say('imports.reread-taken', { count: works.length })}${
      batch !== null &&
      html` ${tell('imports.reread-taken-files', { batch, link: linkTo(batchAddress(batch)) })}`
    }</p>`,
    { focus: false },
  );
}

function difference(
  { batch, report }: Extract<OnDesk, { state: 'read' }>,
  { page, address }: Pick<Paging, 'page' | 'address'>,
): Markup {
  const { files, works, differ, changed, more, mended, left, status } = report;
  const pages = Math.ceil(changed.length / REREAD_PAGE);
  const shown = changed.slice((page - 1) * REREAD_PAGE, page * REREAD_PAGE);
  return html`<section aria-labelledby="difference">
<h2 id="difference">${say('imports.reread-differ', { count: differ })}</h2>
<p>${say('imports.reread-result', { files, works })}${status === 'interrupted' && ` ${say('imports.reread-stopped')}`}</p>
${changed.length + mended.length > 0 && takeForm(report)}
${more > 0 && html`<p>${say('imports.reread-more', { count: more })}</p>`}
${shown.map((one) => differingWork(batch, one))}
${paging({ page, pages, address })}
</section>
${mended.length > 0 && mendedFiles(report)}
${left.length > 0 && leftOut(report)}`;
}

function takeForm({ batch, parts, mended }: RereadReport): Markup {
  const differing = READING_PARTS.filter((part) => (parts[part] ?? 0) > 0);
  const options = differing.map(
    (part) => [part, say('imports.reread-part', { name: partName(part), count: parts[part] ?? 0 })] as const,
  );
  const files = say('imports.reread-bring-in', { count: mended.length });
  return html`<form class="edit" method="post" action="${importActionAddress(batch, 'reread')}/take">
${options.length > 0 && boxes({ id: 'part', name: 'part', label: say('imports.reread-choose') }, options, differing)}
${mended.length > 0 && html`<div class="field"><input type="checkbox" id="mended" name="mended" value="yes" checked><label for="mended">${files}</label></div>`}
<p class="actions"><button type="submit">${say('imports.reread-take')}</button></p>
</form>`;
}

/** What people call a part of a reading. */
function partName(part: ReadingPart): string {
  return part === 'text' ? say('sources.text') : FIELD_FORMS[part].name;
}

function mendedFiles({ mended }: RereadReport): Markup {
  return html`<section aria-labelledby="mended-files"><h2 id="mended-files">${say('imports.reread-mended')}</h2>
<ul>${mended.slice(0, MOST_NAMED).map(({ path, titles }) => html`<li><span class="path">${visibleName(path)}</span>: ${titles.join(', ')}</li>`)}${moreLine(mended.length - MOST_NAMED)}</ul></section>`;
}

function leftOut({ left, moreLeft }: RereadReport): Markup {
  return html`<section aria-labelledby="left-out"><h2 id="left-out">${say('imports.reread-left')}</h2>
<ul>${left
    .slice(0, MOST_NAMED)
    .map(
      (one) =>
        html`<li><span class="path">${visibleName(one.path)}</span>: ${
          one.why === 'unread'
            ? html`<code>${one.code}</code> ${adviceWords(one.code)}`
            : say(`imports.reread-left-${one.why}`)
        }</li>`,
    )}
${moreLine(Math.max(0, left.length - MOST_NAMED) + moreLeft)}</ul></section>`;
}

function moreLine(more: number): Markup {
  return html`${more > 0 && html`<li>${say('imports.edited-more', { count: more })}</li>`}`;
}

function log(rereadings: readonly Rereading[], batch: BatchSummary['id']): Markup {
  return html`<section aria-labelledby="taken-before"><h2 id="taken-before">${say('imports.reread-log')}</h2>
<ol class="decisions">${rereadings.map(
    ({ id, readAt, works, undoneAt }) =>
      html`<li><p>${say('imports.reread-taken', { count: works })} <span class="quiet">${momentOf(readAt)}</span></p>
${
  undoneAt === null
    ? html`<form method="post" action="${importActionAddress(batch, 'reread')}/undo"><input type="hidden" name="rereading" value="${String(id)}"><button type="submit" class="plain">${tell('imports.reread-undo', { id: count(id), heard })}</button></form>`
    : html`<p class="quiet">${tell('finding.taken-back-at', { time: momentOf(undoneAt) })}</p>`
}</li>`,
  )}</ol></section>`;
}
