/** The log of decisions. */
import type { DecisionRecord } from '#catalogue';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { decisionsAddress, reviewAddress } from '../parts/addresses.ts';
import { decisionNotice, decisionSentence, undoForm } from '../parts/decision.ts';
import { decisionLog } from '../parts/decision-log.ts';
import { type Paging, paging } from '../parts/paging.ts';

/** What was decided, newest first; each entry can be taken back. */
export function decisionsPage(
  total: number,
  decisions: readonly DecisionRecord[],
  undone: DecisionRecord | null,
  pages: Paging,
): Markup {
  const back = decisionsAddress(pages.page);
  return html`<h1>${say('review.decisions')}</h1>
${undone && decisionNotice(undone, back)}
<p>${
    total === 0 ? say('review.decisions-none') : say('review.decisions-list', { count: total })
  } <a href="${reviewAddress()}">${say('review.what-waits')}</a></p>
${decisionLog(decisions, decisionSentence, (decision) => undoForm(decision, back))}
${paging(pages)}`;
}
