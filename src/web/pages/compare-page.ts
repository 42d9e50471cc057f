/** Two states of a work beside each other: what its files say differently, and what changed in the text, word by word. */
import type { RevisionHead, WorkDetail } from '#catalogue';
import type { ChangedPassage, ComparedRevisions } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { say, tell } from '#words';
import { batchAddress, compareAddress, workAddress } from '../parts/addresses.ts';
import { changedPassage, changedPiece } from '../parts/changes.ts';
import { choice } from '../parts/controls.ts';
import { paging } from '../parts/paging.ts';
import { momentOf } from '../parts/wording.ts';
import { advice, byline, langAttribute } from '../parts/work-header.ts';

/** The comparison; `isHeld`: its text is shown only when it is asked for. */
export function comparePage(work: WorkDetail, compared: ComparedRevisions, isHeld: boolean): Markup {
  const { revisions, from, to, fields, total, passages, page, pages } = compared;
  return html`<article class="comparison">
${heading(work)}
${advice(work)}
<form class="compare-choice" method="get" action="${compareAddress(work.id)}">
${choice({ id: 'from', name: 'from', label: say('sources.from') }, revisions.map(option), String(from.number))}
${choice({ id: 'to', name: 'to', label: say('sources.to') }, revisions.map(option), String(to.number))}
<button type="submit">${say('sources.compare')}</button>
</form>
<dl class="compared">${state(say('sources.from-state', { number: from.number }), from)}${state(say('sources.to-state', { number: to.number }), to)}</dl>
${
  fields.length > 0 &&
  html`<section aria-labelledby="said"><h2 id="said">${say('sources.files-say')}</h2>
<dl class="changed-fields">${fields.map(({ name, pieces }) => html`<div><dt>${name}</dt><dd>${pieces.map(changedPiece)}</dd></div>`)}</dl></section>`
}
<section aria-labelledby="text"><h2 id="text">${say('sources.text')}</h2>
${isHeld ? held(work, compared) : text(work, passages, total)}
${!isHeld && paging({ page, pages, address: (number) => `${compareAddress(work.id, from.number, to.number, number)}&text=show` })}
</section>
</article>`;
}

/** The page of a work of which there is one state only. */
export function noComparisonPage(work: WorkDetail): Markup {
  return html`${heading(work)}
<p>${say('sources.one-state')}</p>`;
}

function heading(work: WorkDetail): Markup {
  return html`<h1>${tell('sources.states-of', { work: html`<a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}` })}</h1>`;
}

function option({ number, words, shown }: RevisionHead): readonly [string, string] {
  return [String(number), say('sources.state', { number, words, shown: String(shown) })];
}

function state(name: string, { batch, readAt, again, path, words }: RevisionHead): Markup {
  return html`<div><dt>${name}</dt><dd>${tell('sources.state-read', {
    words,
    moment: momentOf(readAt),
    again: again ? 'yes' : 'no',
    batch,
    link: (inner) => html`<a href="${batchAddress(batch)}">${inner}</a>`,
    path: html`<span class="path">${visibleName(path)}</span>`,
  })}</dd></div>`;
}

function held(work: WorkDetail, { from, to }: ComparedRevisions): Markup {
  return html`<p><a href="${compareAddress(work.id, from.number, to.number)}&amp;text=show">${say('sources.show-changes')}</a></p>`;
}

function text(work: WorkDetail, passages: readonly ChangedPassage[] | null, total: number): Markup {
  if (passages === null) return html`<p>${say('sources.too-different')}</p>`;
  if (total === 0) return html`<p>${say('sources.same')}</p>`;
  return html`<p>${tell('sources.differ', { count: total, removed: (inner) => html`<del>${inner}</del>`, added: (inner) => html`<ins>${inner}</ins>` })}</p>
<ol class="passages"${langAttribute(work)}>${passages.map(changedPassage)}</ol>`;
}
