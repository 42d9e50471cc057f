/** Passages of a work with the words that were sought. */
import type { WorkCard } from '#catalogue';
import type { FoundPassage } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { langAttribute } from './work-header.ts';

/** The passages under a work's blurb; nothing where there are none. */
export function passagesBelow(work: WorkCard, passages: readonly FoundPassage[] | undefined): Markup | null {
  if (passages === undefined || passages.length === 0) return null;
  return html`<div class="passages">${passages.map(
    ({ part, pieces, startsText, endsText }) =>
      html`<p><span class="quiet">${say(`work.passage-${part}`)}</span> <q${langAttribute(work)}>${!startsText && '…'}${pieces.map(
        ({ text, sought }) => (sought ? html`<mark>${text}</mark>` : html`${text}`),
      )}${!endsText && '…'}</q></p>`,
  )}</div>`;
}
