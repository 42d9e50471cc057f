/**
 * The review queue: which readings wait for a person, and what a person decides about them. A field of a work waits
 * when it was read with less confidence than {@link SURE} and nobody has decided about this value yet.
 */
import type { Evidence } from '#document';
import { labelKey } from '#vocabulary';
import { editsIn, partOf } from './edits.ts';
import type { BatchId, EditableField, NewWork, WorkEdits, WorkId } from './records.ts';

declare const idBrand: unique symbol;
/** The number of a decision, from 1; they are never used twice. */
export type DecisionId = number & { readonly [idBrand]: 'decision' };

/** Confidence from which on a reading stands without a person's eye (header-conventions §13: a misspelt label). */
export const SURE = 0.9;

/**
 * The fields that can wait, each with the parts of the metadata that are decided together: a rating and the author's
 * own words for it are one reading.
 */
export const REVIEW_PARTS = {
  title: ['title'],
  creators: ['creators'],
  fandom: ['fandom'],
  relationship: ['relationship'],
  character: ['character'],
  rating: ['rating', 'ratingRaw'],
  warnings: ['warnings', 'warningsStated'],
  categories: ['categories'],
  tag: ['tag'],
  status: ['status'],
  series: ['series'],
  part: ['part'],
  summary: ['summary'],
  spoilers: ['spoilers'],
  setting: ['setting'],
  disclaimer: ['disclaimer'],
  permission: ['permission', 'permissionRaw'],
  notes: ['notes'],
  endNotes: ['endNotes'],
  dedication: ['dedication'],
  published: ['published'],
  language: ['language'],
  other: ['other'],
} as const satisfies Record<string, readonly EditableField[]>;

/** A field that can wait for a person. */
export type ReviewField = keyof typeof REVIEW_PARTS;
/** Every field that can wait, in the order of pages. */
export const REVIEW_FIELDS = Object.keys(REVIEW_PARTS) as ReviewField[];

/** Which field of the catalogue a field of a reading is shown in; readings that are not shown are not here. */
const SHOWN_IN: Readonly<Record<string, ReviewField>> = {
  title: 'title',
  authors: 'creators',
  fandoms: 'fandom',
  relationships: 'relationship',
  characters: 'character',
  rating: 'rating',
  warnings: 'warnings',
  categories: 'categories',
  genres: 'tag',
  status: 'status',
  series: 'series',
  part: 'part',
  summary: 'summary',
  spoilers: 'spoilers',
  setting: 'setting',
  disclaimer: 'disclaimer',
  archivePermission: 'permission',
  notes: 'notes',
  endNotes: 'endNotes',
  dedication: 'dedication',
  date: 'published',
  language: 'language',
  feedback: 'other',
  challenge: 'other',
  music: 'other',
  translation: 'other',
  pov: 'other',
  copyright: 'other',
  recipient: 'other',
  other: 'other',
};

/** The field of the queue that a field of a reading belongs to; undefined when the catalogue does not show it. */
export function reviewFieldOf(field: string): ReviewField | undefined {
  return Object.hasOwn(SHOWN_IN, field) ? SHOWN_IN[field] : undefined;
}

/** What each field says when it says nothing. A title is never empty: see {@link Verdict}. */
export const EMPTY_FIELDS: Readonly<Record<Exclude<ReviewField, 'title'>, WorkEdits>> = {
  creators: { creators: [] },
  fandom: { fandom: [] },
  relationship: { relationship: [] },
  character: { character: [] },
  rating: { rating: 'Not Rated', ratingRaw: null },
  warnings: { warnings: [], warningsStated: false },
  categories: { categories: [] },
  tag: { tag: [] },
  status: { status: 'unknown' },
  series: { series: null },
  part: { part: null },
  summary: { summary: null },
  spoilers: { spoilers: null },
  setting: { setting: null },
  disclaimer: { disclaimer: null },
  permission: { permission: 'unknown', permissionRaw: null },
  notes: { notes: null },
  endNotes: { endNotes: null },
  dedication: { dedication: null },
  published: { published: null },
  language: { language: null },
  other: { other: [] },
};

/** What a person has decided in a field, or null. */
export function decidedIn(edits: WorkEdits, field: ReviewField): WorkEdits | null {
  const decided = editsIn(edits, REVIEW_PARTS[field]);
  return Object.keys(decided).length === 0 ? null : decided;
}

/** What an import read of a work, without its text. */
export type ReadValues = Pick<NewWork, 'metadata' | 'evidence'>;

/** A doubtful reading of one field. */
export type Doubt = { field: ReviewField; label: string; confidence: number; proposed: WorkEdits };

/**
 * The fields of a reading that are doubtful and say something. A field is as sure as the least sure of the entries that
 * its value was read from, since each of them gave a part of it or overruled another. Its label is that of this entry:
 * the written one in its normal form, or where there was none the kind of source (`byline`, `subject`, `inferred`, …).
 */
export function doubtsOf({ metadata, evidence }: ReadValues): Doubt[] {
  const least = new Map<ReviewField, Evidence>();
  for (const { field: read, evidence: entry } of evidence) {
    const field = reviewFieldOf(read);
    if (field === undefined) continue;
    const known = least.get(field);
    if (known === undefined || entry.confidence < known.confidence) least.set(field, entry);
  }
  return [...least].flatMap(([field, { source, label, confidence }]) => {
    const proposed = partOf(metadata, REVIEW_PARTS[field]);
    if (confidence >= SURE || saysNothing(field, proposed)) return [];
    return [{ field, label: (label && labelKey(label)) || source, confidence, proposed }];
  });
}

function saysNothing(field: ReviewField, proposed: WorkEdits): boolean {
  return field !== 'title' && JSON.stringify(proposed) === JSON.stringify(EMPTY_FIELDS[field]);
}

/** Which readings are asked for; absent means any. `label` is as a {@link Doubt} has it. */
export type ReviewFilter = { batch?: BatchId; field?: ReviewField; label?: string; work?: WorkId };

/** A reading that waits, with what is needed to decide about it. */
export type ReviewItem = Doubt & {
  work: { id: WorkId; title: string; creators: string[]; revision: number };
  /** The import of the work's newest revision. */
  batch: BatchId;
  /** What a person decided before this was read; the pages show it until this is decided too. Null: nothing. */
  decided: WorkEdits | null;
  evidence: Evidence[];
  /** How many readings of this batch, field and label wait, this one included; and how many of them read the same. */
  alike: number;
  equal: number;
};

/** How many readings of one batch, field and label wait. */
export type ReviewGroup = { batch: BatchId; field: ReviewField; label: string; waiting: number };

/**
 * What a person says of a reading: it stands, and is a person's from then on; it is something else; or it is nothing.
 * A title that is rejected becomes what `titleFrom` makes of the path that the work came from.
 */
export type Verdict =
  | { kind: 'accepted' }
  | { kind: 'corrected'; edits: WorkEdits }
  | { kind: 'rejected'; titleFrom: (path: string) => string };

/**
 * A verdict and what it is about. `alike`: the same for all that wait with the same batch, field and label; a correction
 * goes only to those whose reading is the same. `revision`: refused when the work has another by now.
 */
export type ReviewRequest = {
  work: WorkId;
  field: ReviewField;
  verdict: Verdict;
  alike: boolean;
  revision?: number;
};

/** What became of a verdict: `left` of the same batch, field and label still wait. */
export type DecisionMade = { decision: DecisionId; works: number; left: number };
/** What was taken back: works that were changed again since keep what they have. */
export type DecisionUndone = { works: number; kept: number };

/** An entry of the log of decisions; `works` have the first few it is about. */
export type DecisionRecord = {
  id: DecisionId;
  kind: Verdict['kind'];
  field: ReviewField;
  /** The label of the reading and its batch. */
  label: string;
  batch: BatchId;
  /** What a correction says; null for the others. */
  corrected: WorkEdits | null;
  total: number;
  works: { id: WorkId; title: string; proposed: WorkEdits }[];
  decidedAt: string;
  undoneAt: string | null;
};
