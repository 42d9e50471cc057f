/** A decision in a sentence, and the button that takes it back. */
import type { DecisionRecord } from '#catalogue';
import { FIELD_FORMS, fieldWords } from '#library';
import { html, type Markup } from '#markup';
import { batchAddress, decisionsAddress, reviewItemAddress, undoAddress, workAddress } from './addresses.ts';
import { noticeBox, undoButton } from './decision-log.ts';
import { counted, labelWords, shorten } from './wording.ts';

/** Longer values are cut in a sentence. */
const MOST_WORDS = 120;

/** What was decided of which works. */
export function decisionSentence(decision: DecisionRecord): Markup {
  const { kind, field, corrected, total, works, batch, label } = decision;
  const name = `the ${FIELD_FORMS[field].name.toLowerCase()}`;
  const [first] = works;
  if (total > 1 || first === undefined) {
    const what = corrected === null ? null : html` to ${quoted(fieldWords(field, corrected))}`;
    return html`${VERBS[kind]} ${name}${what} in ${counted(total, 'work')} of <a href="${batchAddress(batch)}">import ${batch}</a>, read from ${labelWords(label)}`;
  }
  const work = html`<a href="${workAddress(first.id)}">${first.title}</a>`;
  const read = quoted(fieldWords(field, first.proposed));
  if (corrected === null) return html`${VERBS[kind]} ${read} as ${name} of ${work}`;
  return html`${VERBS[kind]} ${name} of ${work} from ${read} to ${quoted(fieldWords(field, corrected))}`;
}

const VERBS: Record<DecisionRecord['kind'], string> = {
  accepted: 'Accepted',
  corrected: 'Corrected',
  rejected: 'Rejected',
};

function quoted(words: string): Markup {
  return words === '' ? html`nothing` : html`<q>${shorten(words.replaceAll('\n', ', '), MOST_WORDS)}</q>`;
}

/** What was just decided, where it can be taken back at once; the keyboard goes on from here. */
export function decisionNotice(decision: DecisionRecord, back: string): Markup {
  const { undoneAt, works, field, total } = decision;
  const [first] = works;
  if (undoneAt === null)
    return noticeBox(html`<p>${decisionSentence(decision)}.</p>${undoForm(decision, back)}`);
  return noticeBox(
    html`<p>Taken back: ${decisionSentence(decision)}. ${
      total === 1 && first !== undefined
        ? html`<a href="${reviewItemAddress(first.id, field)}">It waits again.</a>`
        : 'They wait again; what was changed since keeps what it has.'
    } <a href="${decisionsAddress()}">All decisions</a></p>`,
  );
}

/** A button that takes a decision back and comes back to an address. */
export function undoForm({ id }: DecisionRecord, back: string): Markup {
  return undoButton(undoAddress(id), id, back);
}
