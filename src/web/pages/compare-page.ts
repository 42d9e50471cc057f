/** Two states of a work beside each other: what its files say differently, and what changed in the text, word by word. */
import type { RevisionHead, WorkDetail } from '#catalogue';
import type { ChangedPassage, ComparedRevisions } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { batchAddress, compareAddress, workAddress } from '../parts/addresses.ts';
import { choice } from '../parts/controls.ts';
import { paging } from '../parts/paging.ts';
import { counted, languageTag, momentOf } from '../parts/wording.ts';
import { advice, byline } from '../parts/work-header.ts';

/** The comparison; `isHeld`: its text is shown only when it is asked for. */
export function comparePage(work: WorkDetail, compared: ComparedRevisions, isHeld: boolean): Markup {
  const { revisions, from, to, fields, total, passages, page, pages } = compared;
  return html`<article class="comparison">
${heading(work)}
${advice(work)}
<form class="compare-choice" method="get" action="${compareAddress(work.id)}">
${choice({ id: 'from', name: 'from', label: 'From' }, revisions.map(option), String(from.number))}
${choice({ id: 'to', name: 'to', label: 'To' }, revisions.map(option), String(to.number))}
<button type="submit">Compare</button>
</form>
<dl class="compared">${state('From', from)}${state('To', to)}</dl>
${
  fields.length > 0 &&
  html`<section aria-labelledby="said"><h2 id="said">What the files say</h2>
<dl class="changed-fields">${fields.map(({ name, pieces }) => html`<div><dt>${name}</dt><dd>${pieces.map(piece)}</dd></div>`)}</dl></section>`
}
<section aria-labelledby="text"><h2 id="text">The text</h2>
${isHeld ? held(work, compared) : text(work, passages, total)}
${!isHeld && paging({ page, pages, address: (number) => `${compareAddress(work.id, from.number, to.number, number)}&text=show` })}
</section>
</article>`;
}

/** The page of a work of which there is one state only. */
export function noComparisonPage(work: WorkDetail): Markup {
  return html`${heading(work)}
<p>There is one state of this work only, so there is nothing to compare. A file that changed, or another file with a later state of the story, makes a second one.</p>`;
}

function heading(work: WorkDetail): Markup {
  return html`<h1>States of <a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h1>`;
}

function option({ number, words, shown }: RevisionHead): readonly [string, string] {
  return [String(number), `${number}: ${counted(words, 'word')}${shown ? ', shown now' : ''}`];
}

function state(name: string, { number, batch, readAt, path, words }: RevisionHead): Markup {
  return html`<div><dt>${name}: state ${number}</dt><dd>${counted(words, 'word')}, read ${momentOf(readAt)} by <a href="${batchAddress(batch)}">import ${batch}</a> from <span class="path">${visibleName(path)}</span></dd></div>`;
}

function held(work: WorkDetail, { from, to }: ComparedRevisions): Markup {
  return html`<p><a href="${compareAddress(work.id, from.number, to.number)}&amp;text=show">Show what changed in the text</a></p>`;
}

function text(work: WorkDetail, passages: readonly ChangedPassage[] | null, total: number): Markup {
  if (passages === null)
    return html`<p>So much differs that a list of it would say nothing: these are two texts rather than two states of one.</p>`;
  if (total === 0) return html`<p>Word for word the same.</p>`;
  const lang = languageTag(work.language);
  return html`<p>${counted(total, 'place')} ${total === 1 ? 'differs' : 'differ'}. What was taken out is <del>struck through</del>, what was put in is <ins>underlined</ins>.</p>
<ol class="passages"${lang && html` lang="${lang}"`}>${passages.map(passage)}</ol>`;
}

function passage({ chapter, before, pieces, after }: ChangedPassage): Markup {
  return html`<li>${chapter !== null && !pieces.some(({ text: words }) => words.startsWith(chapter)) && html`<h3>${chapter}</h3>`}
${before !== null && html`<p class="around">${before}</p>`}
<p class="change">${pieces.map(piece)}</p>
${after !== null && html`<p class="around">${after}</p>`}</li>`;
}

function piece({ kind, text: words }: ChangedPassage['pieces'][number]): Markup {
  const parts = words.split('\n');
  const lines = html`${parts.map((part, index) => html`${index > 0 && html`<br>`}${part}`)}`;
  switch (kind) {
    case 'same':
      return lines;
    case 'removed':
      return html`<del><span class="visually-hidden">taken out: </span>${lines}</del>${said('end')}`;
    case 'added':
      return html`<ins><span class="visually-hidden">put in: </span>${lines}</ins>${said('end')}`;
  }
}

function said(words: string): Markup {
  return html`<span class="visually-hidden"> (${words}) </span>`;
}
