/** A decision in a sentence, and the button that takes it back. */
import type { DecisionRecord } from '#catalogue';
import { fieldWords } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import { batchAddress, decisionsAddress, reviewItemAddress, undoAddress, workAddress } from './addresses.ts';
import { noticeBox, undoButton } from './decision-log.ts';
import { linkTo } from './message-tags.ts';
import { labelWords, shorten } from './wording.ts';

/** Longer values are cut in a sentence. */
const MOST_WORDS = 120;

/** What was decided of which works. */
export function decisionSentence(decision: DecisionRecord): Markup {
  const { kind, corrected, total, works } = decision;
  const [first] = works;
  if (total > 1 || first === undefined) return sentenceOfMany(decision);
  const field = say(`finding.field-${decision.field}`);
  const work = html`<a href="${workAddress(first.id)}">${first.title}</a>`;
  const read = quoted(fieldWords(decision.field, first.proposed));
  if (corrected === null) return tell(`finding.${withoutText(kind)}`, { read, field, work });
  const said = quoted(fieldWords(decision.field, corrected));
  return tell('finding.corrected', { field, work, read, corrected: said });
}

function sentenceOfMany({ kind, field, corrected, total, batch, label }: DecisionRecord): Markup {
  const said = {
    field: say(`finding.field-${field}`),
    count: total,
    batch,
    label: labelWords(label),
    link: linkTo(batchAddress(batch)),
  };
  if (corrected === null) return tell(`finding.${withoutText(kind)}-many`, said);
  return tell('finding.corrected-many', { ...said, corrected: quoted(fieldWords(field, corrected)) });
}

/** Only corrections say something themselves. */
function withoutText(kind: DecisionRecord['kind']): 'accepted' | 'rejected' {
  return kind === 'rejected' ? 'rejected' : 'accepted';
}

function quoted(words: string): Markup {
  return words === ''
    ? tell('finding.nothing')
    : html`<q>${shorten(words.replaceAll('\n', ', '), MOST_WORDS)}</q>`;
}

/** What was just decided, where it can be taken back at once; the keyboard goes on from here. */
export function decisionNotice(decision: DecisionRecord, back: string): Markup {
  const { undoneAt, works, field, total } = decision;
  const [first] = works;
  if (undoneAt === null)
    return noticeBox(html`<p>${decisionSentence(decision)}.</p>${undoForm(decision, back)}`);
  return noticeBox(
    html`<p>${tell('finding.taken-back', { decision: decisionSentence(decision) })} ${
      total === 1 && first !== undefined
        ? html`<a href="${reviewItemAddress(first.id, field)}">${say('finding.waits-again')}</a>`
        : say('finding.wait-again')
    } <a href="${decisionsAddress()}">${say('finding.all-decisions')}</a></p>`,
  );
}

/** A button that takes a decision back and comes back to an address. */
export function undoForm({ id }: DecisionRecord, back: string): Markup {
  return undoButton(undoAddress(id), id, back);
}
