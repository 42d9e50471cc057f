import { z } from 'zod';
import { CATEGORY_NAMES, RATING_ORDER, WARNING_NAMES } from '#vocabulary';
import {
  COUNT,
  HASH,
  listOf,
  MOMENT,
  NUMBER,
  named,
  nextFields,
  PAGED,
  QUERY,
  QUERY_PROBLEMS,
  SIZED,
} from './shapes.ts';

/** The names that ratings have. */
export const RATING = named('Rating', 'A rating, by its name in the archive’s terms.', z.enum(RATING_ORDER));
const STATUS = z.enum(['complete', 'wip', 'abandoned', 'hiatus', 'unknown']);
const PERMISSION = z.enum(['yes', 'ask', 'no', 'listed-only', 'unknown']);

const WORK_FIELDS = {
  id: NUMBER,
  title: z.string(),
  creators: z.array(z.string()).describe('Bylines; empty for a work that names nobody.'),
  rating: RATING,
  ratingRaw: z.string().nullable().describe('The author’s own words for it.'),
  warnings: z.array(z.string()),
  warningsStated: z.boolean().describe('False: the author did not say whether there is anything to warn of.'),
  categories: z.array(z.string()),
  fandoms: z.array(z.string()),
  relationships: z.array(z.string()),
  characters: z.array(z.string()),
  tags: z.array(z.string()),
  language: z.string().nullable().describe('BCP 47.'),
  summary: z.string().nullable(),
  notes: z.string().nullable(),
  endNotes: z.string().nullable(),
  disclaimer: z.string().nullable(),
  dedication: z.string().nullable(),
  spoilers: z.string().nullable(),
  setting: z.string().nullable(),
  series: z
    .object({ name: z.string(), position: z.number().nullable() })
    .nullable()
    .describe('The series that it says it belongs to, and its place there.'),
  part: z
    .object({ n: z.number(), of: z.number().nullable() })
    .nullable()
    .describe('Which part it says it is, and of how many.'),
  status: STATUS,
  permission: PERMISSION.describe('Whether its author lets others archive it.'),
  permissionRaw: z.string().nullable().describe('The author’s own words for it.'),
  published: z.string().nullable().describe('A year, a month or a day, as the source states it.'),
  other: z.array(z.object({ label: z.string(), value: z.string() })),
  revision: NUMBER,
  words: COUNT,
  chapters: COUNT,
  addedAt: MOMENT,
  updatedAt: MOMENT,
};

/** A work as lists have it. */
export const WORK = named(
  'Work',
  'A work: what its source says of it, with corrections over that.',
  z.object(WORK_FIELDS),
);
/** A work as lists have it. */
export type Work = z.infer<typeof WORK>;

const CHAPTER_HEAD = named(
  'ChapterHead',
  'A chapter without its text.',
  z.object({ position: NUMBER, title: z.string().nullable(), words: COUNT }),
);

/** A work with its chapters and where it came from. */
export const WORK_DETAIL = named(
  'WorkDetail',
  'A work with its chapters and where it came from.',
  z.object({
    ...WORK_FIELDS,
    chapterList: z.array(CHAPTER_HEAD),
    edited: z.array(z.string()).describe('Fields over which a person’s corrections stand.'),
    original: z
      .object({
        hash: HASH,
        path: z.string(),
        bytes: COUNT,
        format: z.string(),
        encoding: z.string(),
        batch: NUMBER,
      })
      .describe('The file that it was read from.'),
  }),
);
/** A work with its chapters and where it came from. */
export type WorkDetail = z.infer<typeof WORK_DETAIL>;

/** An answer of a list of works that a query finds. */
export const FOUND_WORKS = named(
  'FoundWorks',
  'Some of the works that answer a query.',
  z.object({
    ...nextFields(),
    query: z.string().describe('The query in its one normal form.'),
    sentence: z.string().describe('The query as a sentence, in the language of the answer.'),
    problems: QUERY_PROBLEMS,
    total: COUNT,
    hidden: COUNT.describe(
      'Works that answer the query and that the reader has muted; `total` does not count them.',
    ),
    items: z.array(WORK),
  }),
);
/** An answer of a list of works that a query finds. */
export type FoundWorks = z.infer<typeof FOUND_WORKS>;

/** Which works are asked for. */
export const WORKS_QUERY = z.strictObject({
  q: QUERY.default('').describe('The query; empty for all.'),
  ...SIZED,
});

/** Shows a work although a mute hides it. */
export const MUTED = {
  muted: z.enum(['hide', 'show']).default('hide').describe('`show` answers although a mute hides the work.'),
};
/** What can be said about a work that is asked for. */
export const WORK_QUERY = z.strictObject(MUTED);

const LINE = z
  .string()
  .max(1_000)
  .regex(/^[^\r\n]*$/);
const LINES = z.array(LINE).max(200);
const PROSE = z.string().max(40_000).nullable();

/** Corrections of a work (RFC 7396, JSON Merge Patch): only the fields that are to be another. */
export const WORK_PATCH = named(
  'WorkPatch',
  'Corrections of a work: only the fields that are to be another; null takes away what a field says.',
  z
    .strictObject({
      title: LINE.min(1),
      creators: LINES,
      rating: RATING,
      warnings: z.array(z.enum(WARNING_NAMES)).max(40),
      categories: z.array(z.enum(CATEGORY_NAMES)).max(40),
      fandoms: LINES,
      relationships: LINES,
      characters: LINES,
      tags: LINES,
      language: LINE.nullable(),
      status: STATUS,
      series: z
        .strictObject({ name: LINE.min(1), position: z.int().min(1).max(999_999).nullable() })
        .nullable(),
      summary: PROSE,
      notes: PROSE,
    })
    .partial(),
);
/** Corrections of a work. */
export type WorkPatch = z.infer<typeof WORK_PATCH>;

/** Works like a work. */
export const SIMILAR_WORKS = named(
  'SimilarWorks',
  'The works most like a work, best first.',
  z.object({
    items: z.array(
      z.object({
        work: WORK,
        says: z.string().describe('What the two share, in the language of the answer.'),
      }),
    ),
  }),
);
/** Works like a work. */
export type SimilarWorks = z.infer<typeof SIMILAR_WORKS>;

/** Which comments about a work. */
export const COMMENTS_QUERY = z.strictObject({ ...PAGED, ...MUTED });
/** Comments about a work. */
export const COMMENTS = listOf(
  'Comments',
  'What readers said of a work on the site that it came from, oldest first. Texts are XHTML fragments.',
  z.object({
    id: NUMBER,
    author: z.string().nullable(),
    date: z.string().nullable(),
    chapter: NUMBER.nullable(),
    body: z.string(),
    replies: z.array(
      z.object({ author: z.string().nullable(), date: z.string().nullable(), body: z.string() }),
    ),
  }),
);
/** Comments about a work. */
export type Comments = z.infer<typeof COMMENTS>;
