/** The log of decisions. */
import type { DecisionRecord } from '#catalogue';
import { html, type Markup } from '#markup';
import { decisionsAddress, reviewAddress } from '../parts/addresses.ts';
import { decisionNotice, decisionSentence, undoForm } from '../parts/decision.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { counted, momentOf } from '../parts/wording.ts';

/** What was decided, newest first; each entry can be taken back. */
export function decisionsPage(
  total: number,
  decisions: readonly DecisionRecord[],
  undone: DecisionRecord | null,
  pages: Paging,
): Markup {
  return html`<h1>Decisions</h1>
${undone && decisionNotice(undone, decisionsAddress(pages.page))}
<p>${
    total === 0
      ? 'Nothing was decided yet.'
      : `${counted(total, 'decision')}, newest first. Taking one back puts every work of it back as it was, except what was changed again since.`
  } <a href="${reviewAddress()}">What waits</a></p>
<ol class="decisions">${decisions.map(
    (
      decision,
    ) => html`<li><p>${decisionSentence(decision)} <span class="quiet">${momentOf(decision.decidedAt)}</span></p>
${
  decision.undoneAt === null
    ? undoForm(decision, decisionsAddress(pages.page))
    : html`<p class="quiet">taken back ${momentOf(decision.undoneAt)}</p>`
}</li>`,
  )}</ol>
${paging(pages)}`;
}
