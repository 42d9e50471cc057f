import { z } from 'zod';
import { COUNT, NUMBER, named } from './shapes.ts';

const STATUS = z.int().min(400).max(599);

/** An answer other than success: RFC 9457. */
export const PROBLEM = named(
  'Problem',
  'What is wrong (RFC 9457). `code` is stable for ever.',
  z.object({
    type: z.string().describe('An address, relative to this answer’s, that says what the code means.'),
    title: z.string().describe('What is wrong and what to do, in the language of the answer.'),
    status: STATUS,
    code: z.string(),
    detail: z.string().optional().describe('What it happened to.'),
    errors: z
      .array(
        z.object({
          in: z.enum(['path', 'query', 'body']),
          at: z.string().describe('A JSON Pointer (RFC 6901) to the value.'),
          rule: z.string().describe('The rule that it breaks.'),
          says: z.string().optional(),
        }),
      )
      .optional(),
  }),
);
/** An answer other than success. */
export type Problem = z.infer<typeof PROBLEM>;

/** What a code means. */
export const PROBLEM_KIND = named(
  'ProblemKind',
  'What a code means.',
  z.object({
    code: z.string(),
    status: STATUS.nullable().describe(
      'Of answers that say it; null for codes that stand in reports of imports only.',
    ),
    says: z.string(),
  }),
);
/** What a code means. */
export type ProblemKind = z.infer<typeof PROBLEM_KIND>;

/** Which code. */
export const PROBLEM_PARAMS = z.strictObject({ code: z.string().regex(/^FL-[A-Z-]{1,40}$/) });

/** The library, and what whoever asks may do. */
export const LIBRARY = named(
  'Library',
  'The library, and what whoever asks may do.',
  z.object({
    library: z.string().describe('What no other library is called.'),
    version: z.literal(1),
    works: COUNT.describe('Works that no mute hides.'),
    hidden: COUNT,
    words: COUNT.describe('Of all works, as `chapters` and `creators`.'),
    chapters: COUNT,
    creators: COUNT,
    device: z
      .object({ id: NUMBER, name: z.string() })
      .nullable()
      .describe('Whose token was sent; null without one.'),
    scopes: z.array(z.enum(['read', 'mark', 'edit', 'import'])),
  }),
);
/** The library, and what whoever asks may do. */
export type LibraryState = z.infer<typeof LIBRARY>;
