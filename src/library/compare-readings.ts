/** What two readings of one file say of a work: where they differ, and what one is with some fields of the other. */
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import {
  applyEdits,
  decidedIn,
  type NewChapter,
  type NewWork,
  type PortableRevision,
  partOf,
  REVIEW_FIELDS,
  REVIEW_PARTS,
  type ReviewField,
  reviewFieldOf,
  type WorkEdits,
} from '#catalogue';
import { markupOf, picturesIn } from '#markup';
import { type ChangedField, changedFields } from './changed-fields.ts';
import { type ChangedPassage, changedPassages } from './changed-passages.ts';

/** What can differ between two readings: the fields of the catalogue, and the chapters. */
export type ReadingPart = ReviewField | 'text';
/** Every part, in the order of pages. */
export const READING_PARTS: readonly ReadingPart[] = [...REVIEW_FIELDS, 'text'];

/** A field that differs. `locked`: a person decided it, so what is shown stays whatever was read. */
export type DifferingField = ChangedField & { locked: boolean };
/**
 * How texts differ: the passages and the first of them, and the words before and after. `passages` is null where so much differs that they
 * were not counted, and 0 where only marks such as italics, pictures or titles do.
 */
export type DifferingText = {
  passages: number | null;
  first: ChangedPassage[];
  words: { before: number; after: number };
};
/** Where two readings differ. */
export type ReadingDifference = { fields: DifferingField[]; text: DifferingText | null };

/** Passages that are kept of a text that differs. */
const FIRST_PASSAGES = 3;

/** Where a file's new reading differs from the one before: over it some corrections stand, and what is private (`hidden`) is taken out of its text. */
export function compareReadings(
  old: PortableRevision,
  now: NewWork,
  { edits, hidden }: { edits: WorkEdits; hidden: readonly string[] },
): ReadingDifference {
  const fields = changedFields(old.reading, now.metadata).map((changed) => ({
    ...changed,
    locked: decidedIn(edits, changed.field) !== null,
  }));
  const isSame = sameChapters(old.chapters, now.chapters);
  return { fields, text: isSame ? null : differingText(old.chapters, now.chapters, hidden) };
}

/** The parts in which two readings differ, in the order of pages, without saying how. */
export function differingParts(old: PortableRevision, now: NewWork): ReadingPart[] {
  const fields = changedFields(old.reading, now.metadata).map(({ field }) => field);
  return sameChapters(old.chapters, now.chapters) ? fields : [...fields, 'text'];
}

/** The parts of a difference, in the order of pages. */
export function partsOf({ fields, text }: ReadingDifference): ReadingPart[] {
  return [...fields.map(({ field }) => field), ...(text === null ? [] : (['text'] as const))];
}

/** The earlier reading with some parts of the new one; with all of them (null) that is the new one. What is private is kept in any case. */
export function mergeReadings(
  old: PortableRevision,
  now: NewWork,
  parts: ReadonlySet<ReadingPart> | null,
): NewWork {
  if (parts === null) return now;
  const taken = REVIEW_FIELDS.filter((field) => parts.has(field));
  const said = partOf(
    now.metadata,
    taken.flatMap((field) => [...REVIEW_PARTS[field]]),
  );
  const isTaken = (field: string) => taken.some((one) => one === reviewFieldOf(field));
  const hasText = parts.has('text');
  const chapters = hasText ? now.chapters : old.chapters;
  const hasPictures = hasText ? now.hasPictures === true : showPictures(old.chapters);
  return {
    metadata: applyEdits(old.reading, said),
    evidence: [
      ...old.evidence.filter(({ field }) => !isTaken(field)),
      ...now.evidence.filter(({ field }) => isTaken(field)),
    ],
    private: now.private,
    chapters,
    words: wordsIn(chapters),
    ...(now.source && { source: now.source }),
    ...(hasPictures && { hasPictures: true }),
  };
}

/** What names a reading: another where anything differs that is compared. */
export function digestOf({ metadata, chapters }: NewWork): string {
  const hash = createHash('sha256').update(JSON.stringify(metadata));
  for (const { title, body } of chapters) hash.update(JSON.stringify(title)).update(inflateRawSync(body));
  return hash.digest('hex');
}

type Chapters = readonly NewChapter[];

function sameChapters(old: Chapters, now: Chapters): boolean {
  return (
    old.length === now.length &&
    old.every(({ title, body }, index) => {
      const other = now[index];
      return other !== undefined && title === other.title && sameText(body, other.body);
    })
  );
}

/** Equal texts may be deflated differently by another version of the library for it. */
function sameText(one: Uint8Array, other: Uint8Array): boolean {
  if (Buffer.compare(one, other) === 0) return true;
  return Buffer.compare(inflateRawSync(one), inflateRawSync(other)) === 0;
}

function differingText(old: Chapters, now: Chapters, hidden: readonly string[]): DifferingText {
  const passages = changedPassages(old, now, hidden);
  return {
    passages: passages === null ? null : passages.length,
    first: (passages ?? []).slice(0, FIRST_PASSAGES).map((make) => make()),
    words: { before: wordsIn(old), after: wordsIn(now) },
  };
}

function wordsIn(chapters: Chapters): number {
  return chapters.reduce((sum, { words }) => sum + words, 0);
}

function showPictures(chapters: Chapters): boolean {
  return chapters.some(({ body }) => picturesIn(markupOf(inflateRawSync(body).toString('utf8'))).length > 0);
}
