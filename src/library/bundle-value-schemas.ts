/** The forms of values that many files of a bag have. */
import { z } from 'zod';
import type { EditableField, WorkMetadata, WorkTag } from '#catalogue';
import { EVIDENCE_SOURCES, type Evidence } from '#document';
import { RATING_ORDER } from '#vocabulary';

/** No text of a record is longer (UTF-16 units); chapters have files of their own. */
const MOST_TEXT = 16 * 1024 * 1024;

export const TEXT = z.string().max(MOST_TEXT);
/** The number of something, from 1. */
export const NUMBER = z.int().min(1);
/** A moment or a day (ISO 8601). */
export const WHEN = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,15}Z)?$/);
export const TAG_NAME = z.strictObject({
  kind: z.enum(['fandom', 'relationship', 'character', 'tag']),
  name: z.string().min(1).max(MOST_TEXT),
});

const TAG: z.ZodType<WorkTag> = z.strictObject({
  ...TAG_NAME.shape,
  members: z.array(TEXT).optional(),
}) as z.ZodType<WorkTag>;
const TEXTS = z.array(TEXT);
const TAGS = z.array(TAG);
const COUNTED = z.number().nullable();

/** All of a work's metadata but its tags. */
const FIELDS = {
  title: TEXT,
  creators: TEXTS,
  rating: z.enum(RATING_ORDER),
  ratingRaw: TEXT.nullable(),
  warnings: TEXTS,
  warningsStated: z.boolean(),
  categories: TEXTS,
  language: TEXT.nullable(),
  summary: TEXT.nullable(),
  notes: TEXT.nullable(),
  endNotes: TEXT.nullable(),
  disclaimer: TEXT.nullable(),
  dedication: TEXT.nullable(),
  spoilers: TEXT.nullable(),
  setting: TEXT.nullable(),
  series: z.strictObject({ name: TEXT, position: COUNTED }).nullable(),
  part: z.strictObject({ n: z.number(), of: COUNTED }).nullable(),
  status: z.enum(['complete', 'wip', 'abandoned', 'hiatus', 'unknown']),
  permission: z.enum(['yes', 'ask', 'no', 'listed-only', 'unknown']),
  permissionRaw: TEXT.nullable(),
  published: TEXT.nullable(),
  other: z.array(z.strictObject({ label: TEXT, value: TEXT })),
} satisfies Record<Exclude<keyof WorkMetadata, 'tags'>, z.ZodType>;

export const METADATA: z.ZodType<WorkMetadata> = z.strictObject({ ...FIELDS, tags: TAGS });

const EDITABLE = { ...FIELDS, fandom: TAGS, relationship: TAGS, character: TAGS, tag: TAGS } satisfies Record<
  EditableField,
  z.ZodType
>;
const EDITABLE_NAMES = Object.keys(EDITABLE) as EditableField[];

/** Corrections: only the fields that were decided. */
export const EDITS = z.strictObject(EDITABLE).partial();

/** A correction of one field, with a value of that field. */
const VALUED = EDITABLE_NAMES.map((field) =>
  z.strictObject({ at: WHEN, field: z.literal(field), value: EDITABLE[field] }),
);
export const EDIT = z.union([
  ...VALUED,
  z.strictObject({ at: WHEN, field: z.enum(EDITABLE_NAMES), asRead: z.literal(true) }),
]);

export const EVIDENCE: z.ZodType<Evidence> = z.strictObject({
  source: z.enum(EVIDENCE_SOURCES),
  raw: TEXT,
  start: z.number(),
  end: z.number(),
  confidence: z.number(),
  label: TEXT.optional(),
}) as z.ZodType<Evidence>;
