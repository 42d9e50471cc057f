/** What every log of decisions has, whatever was decided: a notice, a list and a button that takes a decision back. */
import { html, type Markup } from '#markup';
import { tell } from '#words';
import { heard } from './message-tags.ts';
import { momentOf } from './wording.ts';

/** What was just decided or taken back; the keyboard goes on from here unless `focus` is false. */
export function noticeBox(says: Markup, { focus = true } = {}): Markup {
  return html`<div class="notice" role="status" tabindex="-1"${focus && html` autofocus`}>${says}</div>`;
}

/** A button that takes a decision back at `address` and comes back to another. */
export function undoButton(address: string, id: number, back: string): Markup {
  return html`<form method="post" action="${address}"><input type="hidden" name="back" value="${back}"><button type="submit" class="plain" data-key="u">${tell('finding.undo', { id, heard })}</button></form>`;
}

/** Decisions in their order, each in a sentence with its time, and the button or when it was taken back. */
export function decisionLog<Decision extends { decidedAt: string; undoneAt: string | null }>(
  decisions: readonly Decision[],
  sentence: (decision: Decision) => Markup,
  undo: (decision: Decision) => Markup,
): Markup {
  return html`<ol class="decisions">${decisions.map(
    (
      decision,
    ) => html`<li><p>${sentence(decision)} <span class="quiet">${momentOf(decision.decidedAt)}</span></p>
${decision.undoneAt === null ? undo(decision) : html`<p class="quiet">${tell('finding.taken-back-at', { time: momentOf(decision.undoneAt) })}</p>`}</li>`,
  )}</ol>`;
}
