import {
  editsIn,
  REVIEW_FIELDS,
  REVIEW_PARTS,
  type ReviewField,
  type WorkEdits,
  type WorkMetadata,
} from '#catalogue';
import { compareWords, type Piece } from './compare-words.ts';
import { FIELD_FORMS, fieldWords } from './field-forms.ts';
import { withholdAcross } from './source-excerpts.ts';

/** A field that two readings say differently: what each says in it. */
export type ChangedField = { field: ReviewField; before: WorkEdits; after: WorkEdits };
/** The same in words: what people call the field, and what was taken out of it and put in. */
export type NamedField = { name: string; pieces: Piece[] };

/** The fields that two readings say differently, in the order of pages. */
export function changedFields(old: WorkMetadata, now: WorkMetadata): ChangedField[] {
  const [saidOld, saidNow] = [saidBy(old), saidBy(now)];
  return REVIEW_FIELDS.flatMap((field) => {
    if (fieldWords(field, saidOld) === fieldWords(field, saidNow)) return [];
    const parts = REVIEW_PARTS[field];
    return [{ field, before: editsIn(saidOld, parts), after: editsIn(saidNow, parts) }];
  });
}

/** What a field said before and says now, in words; what is private (`hidden`) is taken out of both. */
export function changedWords(
  { field, before, after }: ChangedField,
  hidden: readonly string[],
): [before: string, after: string] {
  const words = [fieldWords(field, before), fieldWords(field, after)];
  const [old = '', now = ''] = hidden.length === 0 ? words : withholdAcross(words, hidden);
  return [old, now];
}

/** A changed field to show. */
export function fieldPieces(changed: ChangedField, hidden: readonly string[] = []): NamedField {
  return { name: FIELD_FORMS[changed.field].name, pieces: compareWords(...changedWords(changed, hidden)) };
}

function saidBy({ tags, ...said }: WorkMetadata): WorkEdits {
  const of = (kind: (typeof tags)[number]['kind']) => tags.filter((one) => one.kind === kind);
  return {
    ...said,
    fandom: of('fandom'),
    relationship: of('relationship'),
    character: of('character'),
    tag: of('tag'),
  };
}
