/** A decision about tags in a sentence, and the button that takes it back. */
import type { TagDecisionRecord } from '#catalogue';
import { requestWords } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { noticeBox, undoButton } from './decision-log.ts';
import { tagDecisionsAddress, undoTagAddress } from './tag-addresses.ts';
import { counted } from './wording.ts';

/** What was decided and how many works it concerns. */
export function tagDecisionSentence({ request, works }: TagDecisionRecord): Markup {
  return html`${requestWords(request)} <span class="quiet">${counted(works, 'work')}</span>`;
}

/** A button that takes a decision back and comes back to an address. */
export function undoTagForm({ id }: TagDecisionRecord, back: string): Markup {
  return undoButton(undoTagAddress(id), id, back);
}

/** What was just decided or taken back; the keyboard goes on from here. */
export function tagNotice(decisions: readonly TagDecisionRecord[], back: string): Markup | null {
  const [first, ...more] = decisions;
  if (first === undefined) return null;
  if (more.length === 0)
    return noticeBox(
      first.undoneAt === null
        ? html`<p>${tagDecisionSentence(first)}</p>${undoTagForm(first, back)}`
        : html`<p>${tell('tags.taken-back', { decision: tagDecisionSentence(first) })} <a href="${tagDecisionsAddress()}">${say('tags.all-decisions')}</a></p>`,
    );
  return noticeBox(html`<p>${say('tags.many-decided', { count: decisions.length })}</p>
<details><summary>${say('tags.what-was-decided')}</summary><ol class="decisions">${decisions.map(
    (decision) =>
      html`<li><p>${tagDecisionSentence(decision)}</p>${decision.undoneAt === null ? undoTagForm(decision, back) : html`<p class="quiet">${say('tags.taken-back-short')}</p>`}</li>`,
  )}</ol></details>`);
}
