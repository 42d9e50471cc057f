/** Where a work is read otherwise than before. */
import type { BatchId } from '#catalogue';
import { fieldPieces, type RereadDifference } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { say, tell } from '#words';
import { importActionAddress, workAddress } from './addresses.ts';
import { changedPassage, changedPiece } from './changes.ts';
import { heard } from './message-tags.ts';
import { byline } from './work-header.ts';

/** A work with each of its fields, and the form that takes it in. */
export function differingWork(batch: BatchId, difference: RereadDifference): Markup {
  const { work, title, path, fields, text, hidden } = difference;
  return html`<section class="reread-work" aria-labelledby="work-${work}">
<h3 id="work-${work}"><a href="${workAddress(work)}">${title}</a> ${byline(difference)}</h3>
<p class="quiet path">${visibleName(path)}</p>
<dl class="changed-fields">${fields.map((field) => {
    const { name, pieces } = fieldPieces(field, hidden);
    return html`<div><dt>${name}</dt><dd>${pieces.map(changedPiece)}${
      field.locked && html`<p class="quiet">${say('imports.reread-locked')}</p>`
    }</dd></div>`;
  })}${text !== null && html`<div><dt>${say('sources.text')}</dt><dd>${differingText(text)}</dd></div>`}</dl>
<form method="post" action="${importActionAddress(batch, 'reread')}/take"><input type="hidden" name="work" value="${String(work)}"><button type="submit" class="plain">${tell('imports.reread-take-work', { title, heard })}</button></form>
</section>`;
}

function differingText({ passages, first, words }: NonNullable<RereadDifference['text']>): Markup {
  const { before, after } = words;
  const says =
    passages === null
      ? say('imports.reread-text-whole', { before, after })
      : passages === 0
        ? say('imports.reread-text-marks', { after })
        : say('imports.reread-text', { count: passages, before, after });
  return html`<p>${says}</p>
${first.length > 0 && html`<details><summary>${say('imports.reread-first', { count: first.length })}</summary><ol class="passages">${first.map(changedPassage)}</ol></details>`}`;
}
