/** A part of a body: UTF-8, plain or a stored XHTML fragment of the document model, whose tags are passed over. */
export type BodyPart = { kind: 'text' | 'xhtml'; bytes: Uint8Array };

/** A work as it is indexed. No phrase goes from one entry or part into the next. */
export type TextDocument = {
  /** The work's id: a whole number from 1 to 2³² − 1. */
  work: number;
  /** Tells one state of it from another, from 0 to 2³² − 1; the caller's own. */
  stamp: number;
  /** BCP 47, or null. Words are sought in all forms they have in the languages that are here. */
  language: string | null;
  title: string;
  creators: readonly string[];
  summary: string | null;
  notes: readonly string[];
  /** Chapter titles and chapters, in order. */
  body: readonly BodyPart[];
};

/** The fields of a document, in their order in it. */
export const TEXT_FIELDS = ['title', 'creators', 'summary', 'notes', 'body'] as const;
/** A field of a document. */
export type TextField = (typeof TEXT_FIELDS)[number];

/** What a word in each field weighs in the ranking. */
export const FIELD_WEIGHTS = [10, 6, 4, 1, 1] as const;
/** Fields before the body; where each but the first begins is kept for every document, and where the body begins. */
export const HEAD_FIELDS = TEXT_FIELDS.length - 1;

/** What the place of a word adds to its weight of 1. `bounds` has {@link HEAD_FIELDS} beginnings of fields from `at` on. */
export function extraWeight(place: number, bounds: Uint32Array, at: number): number {
  return (FIELD_WEIGHTS[fieldAt(place, bounds, at)] ?? 1) - 1;
}

/** The number of the field of a place. */
export function fieldAt(place: number, bounds: Uint32Array, at: number): number {
  let field = 0;
  while (field < HEAD_FIELDS && place >= (bounds[at + field] ?? 0)) field += 1;
  return field;
}
