/**
 * The forms of the JSON files in a bag: what is read is compared with them, and the bag has them as JSON Schema documents. What fits is taken as it
 * was written; nothing is filled in or left out.
 */
import { z } from 'zod';
import { type PortableRecords, type PortableRevision, REVIEW_FIELDS } from '#catalogue';
import { FanlightError } from '#errors';
import { MAPPING_FILE } from '#wrangling';
import { COMMENT, CREATOR, PAGE, SERIES } from './bundle-site-schemas.ts';
import { EDIT, EDITS, EVIDENCE, METADATA, NUMBER, TAG_NAME, TEXT, WHEN } from './bundle-value-schemas.ts';

const SHA256 = z.string().regex(/^[0-9a-f]{64}$/);
const COUNT = z.int().min(0);
const CODE = z.string().regex(/^FL-[A-Z0-9-]{1,60}$/);
const REVIEW_FIELD = z.enum(REVIEW_FIELDS as [(typeof REVIEW_FIELDS)[number], ...typeof REVIEW_FIELDS]);
const READER = z.int().min(1);

/** The version of the form of a bag: what a newer one says might not be understood. */
export const BUNDLE_VERSION = 1;

const LIBRARY = z.strictObject({
  fanlight: z.literal('library'),
  version: z.literal(BUNDLE_VERSION),
  /** Whether the bag has a whole library, or works that were chosen. */
  of: z.enum(['library', 'works']),
  private: z.boolean(),
  works: COUNT,
  withdrawn: COUNT,
  missing: z.array(z.strictObject({ kind: z.enum(['original', 'picture']), hash: SHA256 })),
});
/** What a bag has. `missing` are files that the library itself had no longer whole. */
export type BundleHead = z.infer<typeof LIBRARY>;

const IMPORT = z.strictObject({
  id: NUMBER,
  sources: z.array(TEXT),
  startedAt: WHEN,
  finishedAt: WHEN.nullable(),
  status: z.enum(['finished', 'interrupted']),
  withdrawnAt: WHEN.nullable(),
  counts: z.strictObject({
    files: COUNT,
    bytes: COUNT,
    works: COUNT,
    revised: COUNT,
    known: COUNT,
    failed: COUNT,
    losses: COUNT,
    repaired: COUNT,
  }),
});

const FILE = z.strictObject({
  id: NUMBER,
  import: NUMBER,
  path: TEXT,
  original: SHA256.nullable(),
  bytes: COUNT,
  format: TEXT.nullable(),
  encoding: z.strictObject({ name: TEXT, confidence: z.number(), repaired: z.array(TEXT) }).nullable(),
  result: z.enum(['imported', 'revised', 'joined', 'known', 'failed']),
  error: z.strictObject({ code: CODE, message: TEXT }).nullable(),
  losses: z.array(
    z.strictObject({
      code: CODE,
      message: TEXT,
      at: z.union([z.number(), TEXT]).optional(),
      count: COUNT.optional(),
    }),
  ),
  sameAs: NUMBER.nullable(),
  withdrawn: z.boolean(),
  kept: z.boolean(),
});

const REREADING = z.strictObject({ id: NUMBER, import: NUMBER, readAt: WHEN, undoneAt: WHEN.nullable() });

const PICTURE = z.strictObject({
  hash: SHA256,
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']),
  bytes: COUNT,
});

const DECISION = z.strictObject({
  id: NUMBER,
  kind: z.enum(['accepted', 'corrected', 'rejected']),
  field: REVIEW_FIELD,
  label: TEXT,
  import: NUMBER,
  corrected: EDITS.nullable(),
  works: COUNT,
  decidedAt: WHEN,
  undoneAt: WHEN.nullable(),
});

const SOURCE = { file: NUMBER, original: SHA256.nullable(), path: TEXT };

const WORK = z.strictObject({
  id: NUMBER,
  shown: METADATA,
  revision: NUMBER,
  import: NUMBER,
  words: COUNT,
  addedAt: WHEN,
  updatedAt: WHEN,
  sourceUpdated: TEXT.nullable(),
  textHash: TEXT.nullable(),
  withdrawn: z.boolean(),
  addresses: z.array(z.strictObject({ host: TEXT, path: TEXT, chapter: NUMBER.nullable() })),
  revisions: z
    .array(z.strictObject({ number: NUMBER, ...SOURCE, place: COUNT, rereading: NUMBER.optional() }))
    .min(1),
  otherFiles: z.array(z.strictObject({ ...SOURCE, role: z.enum(['same', 'older', 'part']) })),
  edits: z.array(EDIT),
  decisions: z.array(z.strictObject({ decision: NUMBER, proposed: EDITS, before: EDITS, edit: COUNT })),
  reviews: z.array(
    z.strictObject({
      field: REVIEW_FIELD,
      label: TEXT,
      confidence: z.number(),
      import: NUMBER,
      proposed: EDITS,
      decision: NUMBER.nullable(),
    }),
  ),
});

/** A reading: what one file said of a work. The text of each chapter is beside it, in the order of `chapters`. */
const READING = z.strictObject({
  work: NUMBER,
  number: NUMBER,
  reading: METADATA,
  evidence: z.array(z.strictObject({ field: TEXT, evidence: EVIDENCE })),
  chapters: z.array(z.strictObject({ title: TEXT.nullable(), words: COUNT })).max(100_000),
});
/** A state of a work without the text of its chapters. */
export type BundleReading = Omit<PortableRevision, 'chapters'> & {
  chapters: { title: string | null; words: number }[];
};

const SO = { before: z.boolean(), after: z.boolean() };
const TAG_CHANGE = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('canonical'), tag: TAG_NAME, ...SO }),
  z.strictObject({
    what: z.literal('rule'),
    tag: TAG_NAME,
    fandom: TAG_NAME.nullable(),
    before: TAG_NAME.nullable(),
    after: TAG_NAME.nullable(),
  }),
  z.strictObject({ what: z.literal('link'), tag: TAG_NAME, above: TAG_NAME, ...SO }),
  z.strictObject({ what: z.literal('refusal'), tag: TAG_NAME, other: TAG_NAME, ...SO }),
]);

const KIND = TAG_NAME.shape.kind;
const TAG_REQUEST = z.discriminatedUnion('does', [
  z.strictObject({
    does: z.literal('merge'),
    kind: KIND,
    into: TEXT,
    names: z.array(TEXT),
    fandom: TEXT.nullable(),
  }),
  z.strictObject({ does: z.literal('refuse'), kind: KIND, into: TEXT, names: z.array(TEXT) }),
  z.strictObject({ does: z.literal('split'), kind: KIND, name: TEXT, fandom: TEXT.nullable() }),
  z.strictObject({ does: z.enum(['canonize', 'decanonize']), kind: KIND, name: TEXT }),
  z.strictObject({ does: z.literal('rename'), kind: KIND, name: TEXT, to: TEXT }),
  z.strictObject({ does: z.enum(['link', 'unlink']), below: TAG_NAME, above: TAG_NAME }),
  z.strictObject({ does: z.literal('import'), entries: COUNT }),
]);

const TAG_DECISION = z.strictObject({
  id: NUMBER,
  request: TAG_REQUEST,
  works: COUNT,
  decidedAt: WHEN,
  undoneAt: WHEN.nullable(),
  changes: z.array(TAG_CHANGE),
});

const JOINED = z.strictObject({ work: NUMBER, into: NUMBER, joinedAt: WHEN });
const APART = z.strictObject({ first: NUMBER, second: NUMBER, saidAt: WHEN });

const MARK = z.strictObject({
  reader: READER,
  work: NUMBER,
  opened: WHEN.nullable(),
  finished: WHEN.nullable(),
  bookmarked: WHEN.nullable(),
  note: TEXT.nullable(),
});
const PLACE = z.strictObject({
  reader: READER,
  work: NUMBER,
  chapter: NUMBER,
  paragraph: NUMBER,
  words: COUNT,
  chapters: COUNT,
  keptAt: WHEN,
  revision: NUMBER.nullable(),
});
const SEARCH = z.strictObject({
  id: NUMBER,
  reader: READER,
  name: TEXT,
  query: TEXT,
  madeAt: WHEN,
  seenWork: COUNT,
});
const MUTE = z.strictObject({
  id: NUMBER,
  reader: READER,
  kind: z.enum(['tag', 'creator', 'work', 'phrase', 'ship', 'query']),
  query: TEXT,
  note: TEXT.nullable(),
  madeAt: WHEN,
});
const PRIVATE = z.strictObject({
  work: NUMBER,
  kind: z.enum(['email', 'real-name', 'third-party', 'url', 'phone', 'age', 'postal-address', 'stated']),
  value: TEXT,
});

/** What each file has, or each of its lines where it is a list. */
type Forms = PortableRecords & {
  library: BundleHead;
  reading: BundleReading;
  comment: z.infer<typeof COMMENT>;
};
type Form = keyof Forms;
/** The name of a form; its schema is `schemas/NAME.schema.json`. A mapping of tags is a file that has a reader of its own. */
export type BundleForm = Form | 'mapping';

/** Every form by its name. */
export const BUNDLE_SCHEMAS: Readonly<Record<BundleForm, z.ZodType>> = {
  library: LIBRARY,
  import: IMPORT,
  file: FILE,
  rereading: REREADING,
  picture: PICTURE,
  work: WORK,
  reading: READING,
  comment: COMMENT,
  creator: CREATOR,
  series: SERIES,
  page: PAGE,
  decision: DECISION,
  mapping: MAPPING_FILE,
  tagDecision: TAG_DECISION,
  joined: JOINED,
  apart: APART,
  private: PRIVATE,
  mark: MARK,
  place: PLACE,
  search: SEARCH,
  mute: MUTE,
};

/**
 * A text that is one value of a form. `place` names the file, and the line in it. Throws FL-BUNDLE-RECORD, which also names the part of the value
 * that does not fit.
 */
export function readForm<Name extends Form>(form: Name, text: string, place: string): Forms[Name] {
  const value = parsedJson(text, place);
  const { success, error } = BUNDLE_SCHEMAS[form].safeParse(value);
  if (success) return value as Forms[Name];
  const at = error?.issues[0]?.path.join('.') ?? '';
  throw new FanlightError('FL-BUNDLE-RECORD', at === '' ? place : `${place}, ${at}`);
}

function parsedJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FanlightError('FL-BUNDLE-RECORD', place, { cause });
  }
}

/** The schema of a form as a JSON Schema document (draft 2020-12). */
export function schemaDocument(form: BundleForm): string {
  const schema = z.toJSONSchema(BUNDLE_SCHEMAS[form], { target: 'draft-2020-12', io: 'input' });
  return `${JSON.stringify({ title: form, ...schema }, null, 2)}\n`;
}
