/** The log of decisions. */
import type { DecisionRecord } from '#catalogue';
import { html, type Markup } from '#markup';
import { decisionsAddress, reviewAddress } from '../parts/addresses.ts';
import { decisionNotice, decisionSentence, undoForm } from '../parts/decision.ts';
import { decisionLog } from '../parts/decision-log.ts';
import { type Paging, paging } from '../parts/paging.ts';
import { counted } from '../parts/wording.ts';

/** What was decided, newest first; each entry can be taken back. */
export function decisionsPage(
  total: number,
  decisions: readonly DecisionRecord[],
  undone: DecisionRecord | null,
  pages: Paging,
): Markup {
  const back = decisionsAddress(pages.page);
  return html`<h1>Decisions</h1>
${undone && decisionNotice(undone, back)}
<p>${
    total === 0
      ? 'Nothing was decided yet.'
      : `${counted(total, 'decision')}, newest first. Taking one back puts every work of it back as it was, except what was changed again since.`
  } <a href="${reviewAddress()}">What waits</a></p>
${decisionLog(decisions, decisionSentence, (decision) => undoForm(decision, back))}
${paging(pages)}`;
}
