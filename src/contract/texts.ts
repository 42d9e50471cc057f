/** The text of works, what was understood of them, and works as files. */
import { z } from 'zod';
import { EVIDENCE_SOURCES } from '#document';
import { COUNT, digits, HASH, NAME, NUMBER, named, QUERY } from './shapes.ts';
import { MUTED, RATING } from './works.ts';

/** Which chapter of a work. */
export const CHAPTER_PARAMS = z.strictObject({ id: digits(), chapter: digits() });
/** In which form a chapter's text is wanted. */
export const CHAPTER_QUERY = z.strictObject({
  as: z
    .enum(['xhtml', 'text', 'none'])
    .default('xhtml')
    .describe(
      'The text as a well-formed XHTML fragment, as plain text with a blank line between blocks, or left out.',
    ),
  ...MUTED,
});

/** A chapter. Rating and warnings stand before its text. */
export const CHAPTER = named(
  'Chapter',
  'A chapter, with the rating and the warnings of its work before its text.',
  z.object({
    work: z.object({
      id: NUMBER,
      title: z.string(),
      rating: RATING,
      warnings: z.array(z.string()),
      warningsStated: z.boolean(),
    }),
    position: NUMBER,
    title: z.string().nullable(),
    words: COUNT,
    as: z.enum(['xhtml', 'text', 'none']),
    text: z.string().nullable(),
  }),
);
/** A chapter. */
export type Chapter = z.infer<typeof CHAPTER>;

/** The chapters of a work. */
export const CHAPTERS = named(
  'Chapters',
  'The chapters of a work, in order.',
  z.object({ items: z.array(CHAPTER) }),
);
/** The chapters of a work. */
export type Chapters = z.infer<typeof CHAPTERS>;

const EVIDENCE = z.object({
  source: z.enum(EVIDENCE_SOURCES),
  raw: z.string().describe('The words that the value was read from; private names are taken out of them.'),
  start: COUNT.describe(
    'Where they stand in the decoded original, in UTF-16 units; 0 to 0 where they do not.',
  ),
  end: COUNT,
  confidence: z.number().min(0).max(1),
  label: z.string().optional().describe('The label that the value stood behind, as written.'),
});

/** What was understood of a work, with the evidence for it. */
export const READING = named(
  'Reading',
  'What was understood of a work, with the evidence for it.',
  z.object({
    work: NUMBER,
    original: HASH,
    waiting: COUNT.describe('Fields that wait for a person to decide.'),
    fields: z.array(
      z.object({
        field: z.string(),
        label: z.string().describe('What people call the field, in the language of the answer.'),
        value: z.string().describe('What the catalogue shows for it.'),
        evidence: z.array(EVIDENCE),
      }),
    ),
  }),
);
/** What was understood of a work. */
export type Reading = z.infer<typeof READING>;

/** The files that a work was read from. */
export const ORIGINALS = named(
  'Originals',
  'The files that a work was read from, the shown one first.',
  z.object({
    items: z.array(
      z.object({
        hash: HASH,
        path: z.string(),
        bytes: COUNT,
        format: z.string(),
        batch: NUMBER,
        role: z.enum(['shown', 'revision', 'same', 'older', 'part', 'copy']),
      }),
    ),
  }),
);
/** The files that a work was read from. */
export type Originals = z.infer<typeof ORIGINALS>;

/** Which original of a work. */
export const ORIGINAL_PARAMS = z.strictObject({ id: digits(), hash: HASH });

/** The endings of files that works are written as. */
export const WRITTEN_FORMATS = ['epub', 'html', 'xhtml', 'txt', 'md', 'json'] as const;
/** The ending of a file that works are written as. */
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];
/** How a work is written. */
export const EXPORT_QUERY = z.strictObject({ format: z.enum(WRITTEN_FORMATS).default('epub'), ...MUTED });
/** Which works go into one book. */
export const BOOK_QUERY = z.strictObject({
  q: QUERY.optional().describe('The works that a query finds, in its order.'),
  series: NAME.optional().describe('The works of a series, in its order, at most 500.'),
  works: z.array(digits()).max(200).default([]).describe('The works of these numbers, in this order.'),
  format: z.enum(WRITTEN_FORMATS).default('epub'),
  title: z.string().max(200).optional().describe('What the book is called.'),
});
