/** Passages of a work with the words that were sought. */
import type { WorkCard } from '#catalogue';
import type { FoundPassage } from '#library';
import { html, type Markup } from '#markup';
import { langAttribute } from './work-header.ts';

const PART_NAMES: Record<FoundPassage['part'], string> = {
  summary: 'In the summary',
  notes: 'In the notes',
  body: 'In the text',
};

/** The passages under a work's blurb; nothing where there are none. */
export function passagesBelow(work: WorkCard, passages: readonly FoundPassage[] | undefined): Markup | null {
  if (passages === undefined || passages.length === 0) return null;
  return html`<div class="passages">${passages.map(
    ({ part, pieces, startsText, endsText }) =>
      html`<p><span class="quiet">${PART_NAMES[part]}:</span> <q${langAttribute(work)}>${!startsText && '…'}${pieces.map(
        ({ text, sought }) => (sought ? html`<mark>${text}</mark>` : html`${text}`),
      )}${!endsText && '…'}</q></p>`,
  )}</div>`;
}
