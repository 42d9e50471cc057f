/** What was taken out and put in, word by word. */
import type { ChangedPassage } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';

/** A passage with what was taken out and put in, an item of a list. */
export function changedPassage({ chapter, before, pieces, after }: ChangedPassage): Markup {
  return html`<li>${chapter !== null && !pieces.some(({ text: words }) => words.startsWith(chapter)) && html`<h3>${chapter}</h3>`}
${before !== null && html`<p class="around">${before}</p>`}
<p class="change">${pieces.map(changedPiece)}</p>
${after !== null && html`<p class="around">${after}</p>`}</li>`;
}

/** A piece of what changed, for the eye and for the ear. */
export function changedPiece({ kind, text: words }: ChangedPassage['pieces'][number]): Markup {
  const parts = words.split('\n');
  const lines = html`${parts.map((part, index) => html`${index > 0 && html`<br>`}${part}`)}`;
  switch (kind) {
    case 'same':
      return lines;
    case 'removed':
      return html`<del><span class="visually-hidden">${say('sources.taken-out')} </span>${lines}</del>${said(say('sources.end'))}`;
    case 'added':
      return html`<ins><span class="visually-hidden">${say('sources.put-in')} </span>${lines}</ins>${said(say('sources.end'))}`;
  }
}

function said(words: string): Markup {
  return html`<span class="visually-hidden"> (${words}) </span>`;
}
