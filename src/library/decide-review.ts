import path from 'node:path';
import type { DecisionMade, ReviewField, Verdict, WorkEdits, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import { titleFromFile } from './catalogue-work.ts';
import type { Library } from './context.ts';
import { FIELD_FORMS, fieldText, readFieldText } from './field-forms.ts';
import { keepUp } from './follow-changes.ts';

/** What a person says of a reading: it is right, it is this instead (as text), or there is nothing of the kind. */
export type ReviewAnswer = { kind: 'accept' } | { kind: 'correct'; text: string } | { kind: 'reject' };

/** Which reading; `alike`: and all others of its import with its label. `revision`: the one that the person saw. */
export type ReviewTarget = { work: WorkId; field: ReviewField; alike: boolean; revision?: number };

/**
 * Decides about a reading that waits, or all like it, as one entry of the log. Throws FL-USE-NO-REVIEW when it does not
 * wait (any more), FL-USE-VALUE when the field cannot take a correction.
 */
export async function decideReview(
  library: Library,
  target: ReviewTarget,
  answer: ReviewAnswer,
): Promise<DecisionMade> {
  const verdict = await verdictOf(library, target, answer);
  const made = await library.catalogue.decide({ ...target, verdict }, library.clock().toISOString());
  await keepUp(library);
  return made;
}

/** What the queue proposes for a field; null when it does not wait. */
async function proposedOf({ catalogue }: Library, { work, field }: ReviewTarget): Promise<WorkEdits | null> {
  const { items } = await catalogue.reviews({ work, field }, { limit: 1, offset: 0 });
  return items[0]?.proposed ?? null;
}

async function verdictOf(library: Library, target: ReviewTarget, answer: ReviewAnswer): Promise<Verdict> {
  const { field } = target;
  switch (answer.kind) {
    case 'accept':
      return { kind: 'accepted' };
    case 'reject':
      return { kind: 'rejected', titleFrom: (place) => titleFromFile(path.posix.basename(place)) };
    case 'correct': {
      // What nobody changed stays as it is, also where its words say less than it holds.
      const proposed = await proposedOf(library, target);
      const same = proposed !== null && fieldText(field, proposed) === answer.text.replace(/\r\n?/g, '\n');
      if (same) return { kind: 'corrected', edits: proposed };
      const filled = readFieldText(field, answer.text);
      if ('problem' in filled)
        throw new FanlightError(
          'FL-USE-VALUE',
          `${FIELD_FORMS[field].name}: ${filled.problem.replace(/\.$/, '')}`,
        );
      return { kind: 'corrected', edits: filled.edits };
    }
  }
}
