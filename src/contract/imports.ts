import { z } from 'zod';
import { COUNT, digits, HASH, listOf, MOMENT, NUMBER, named, PAGED } from './shapes.ts';

/** Counts of an import, without what names folders of a machine. */
export const BATCH_COUNTS = {
  id: NUMBER,
  startedAt: MOMENT,
  finishedAt: MOMENT.nullable(),
  status: z.enum(['waiting', 'running', 'finished', 'interrupted']),
  withdrawnAt: MOMENT.nullable().describe('When it was taken out of the library, if it is.'),
  files: COUNT,
  bytes: COUNT,
  works: COUNT.describe('Works that were new.'),
  revised: COUNT.describe('Works that got a new state.'),
  known: COUNT.describe('Files whose bytes were here already.'),
  failed: COUNT,
  losses: COUNT,
  repaired: COUNT,
};
const BATCH_FIELDS = {
  ...BATCH_COUNTS,
  sources: z.array(z.string()).describe('What was asked for, as it was given.'),
};

/** Imports, newest first. */
export const BATCHES = listOf('Batches', 'Imports, newest first.', z.object(BATCH_FIELDS));
/** Imports, newest first. */
export type Batches = z.infer<typeof BATCHES>;
/** Which page of imports. */
export const PAGE_QUERY = z.strictObject(PAGED);

const RESULT = z.enum(['imported', 'revised', 'joined', 'known', 'failed']);

/** An import with its counts. */
export const BATCH = named(
  'Batch',
  'An import, and what became of its files.',
  z.object({
    ...BATCH_FIELDS,
    waiting: COUNT.describe('Readings that wait for a person.'),
    results: z.record(RESULT, COUNT),
    formats: z.array(z.object({ format: z.string().nullable(), files: COUNT, bytes: COUNT })),
    encodings: z.array(z.object({ name: z.string(), files: COUNT, repaired: COUNT })),
    problems: z.array(
      z.object({ code: z.string(), kind: z.enum(['failed', 'lost']), files: COUNT, times: COUNT }),
    ),
  }),
);
/** An import with its counts. */
export type Batch = z.infer<typeof BATCH>;

/** Files of an import. */
export const BATCH_FILES = listOf(
  'BatchFiles',
  'Files of an import.',
  z.object({
    id: NUMBER,
    path: z.string(),
    original: HASH.nullable(),
    bytes: COUNT,
    format: z.string().nullable(),
    encoding: z
      .object({ name: z.string(), confidence: z.number(), repaired: z.array(z.string()) })
      .nullable(),
    result: RESULT,
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    losses: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        at: z.union([z.number(), z.string()]).optional(),
        count: COUNT.optional(),
      }),
    ),
    sameAs: z.object({ batch: NUMBER, path: z.string() }).nullable(),
    works: z.array(z.object({ id: NUMBER, title: z.string(), creators: z.array(z.string()) })),
  }),
);
/** Files of an import. */
export type BatchFiles = z.infer<typeof BATCH_FILES>;

/** Which files of an import. */
export const BATCH_FILES_QUERY = z.strictObject({
  only: z.enum(['attention', 'repaired', 'imported', 'revised', 'joined', 'known', 'failed']).optional(),
  code: z
    .string()
    .regex(/^FL-[A-Z-]{1,40}$/)
    .optional()
    .describe('Only files with this error or loss.'),
  ...PAGED,
});

/** Which files of an import, on all pages. */
export type BatchFilesFilter = Omit<z.infer<typeof BATCH_FILES_QUERY>, 'cursor'>;

/** How to take an import out. */
export const WITHDRAWAL_ORDER = named(
  'WithdrawalOrder',
  'How to take an import out: works over which corrections stand stay in, unless `keepEdited` is false.',
  z.strictObject({ keepEdited: z.boolean().default(true) }),
);

/** What taking an import out does. */
export const WITHDRAWAL = named(
  'Withdrawal',
  'What taking an import out does, or would do.',
  z.object({
    works: COUNT.describe('Works that leave the library.'),
    reverted: COUNT.describe('Works that show an earlier state again.'),
    stay: COUNT.describe('Works that stay, since they are here from elsewhere as well or are kept.'),
    records: COUNT.describe('Profiles, series and pages of a site.'),
    edited: z.object({
      total: COUNT,
      works: z.array(z.object({ id: NUMBER, title: z.string(), creators: z.array(z.string()) })),
    }),
  }),
);
/** What taking an import out does. */
export type Withdrawal = z.infer<typeof WITHDRAWAL>;

/** What putting an import back does. */
export const RESTORATION = named(
  'Restoration',
  'What putting an import back did.',
  z.object({
    works: COUNT,
    replaced: COUNT.describe('Files that stay out, since they were imported anew meanwhile.'),
  }),
);
/** What putting an import back does. */
export type Restoration = z.infer<typeof RESTORATION>;

/** An import of this server. */
export const JOB = named(
  'Job',
  'An import under way, or one that is over.',
  z.object({
    id: NUMBER.describe('The number of the import.'),
    state: z.enum(['waiting', 'running', 'pausing', 'paused', 'stopping', 'over']),
    progress: z
      .object({
        files: COUNT,
        totalFiles: COUNT,
        bytes: COUNT,
        totalBytes: COUNT,
        works: COUNT,
        failed: COUNT,
        current: z.string().nullable(),
        milliseconds: z.number(),
      })
      .nullable()
      .describe('How far it is; null before it runs and when it is over.'),
    failure: z.string().nullable().describe('The code of what ended it early, if anything did.'),
    canTakeUp: z.boolean().describe('Whether it was interrupted and can go on from here.'),
  }),
);
/** An import of this server. */
export type Job = z.infer<typeof JOB>;

/** Imports that are not over. */
export const JOBS = named(
  'Jobs',
  'Imports that are not over, the one under way first.',
  z.object({ items: z.array(JOB) }),
);
/** Imports that are not over. */
export type Jobs = z.infer<typeof JOBS>;

/** A path to import. */
export const NEW_JOB = named(
  'NewJob',
  'A path on the library’s machine to import.',
  z.strictObject({ path: z.string().min(1).max(4_000) }),
);

/** What can be done with a job. */
export const JOB_ACTIONS = ['pause', 'resume', 'stop', 'take-up'] as const;
/** What can be done with a job. */
export type JobAction = (typeof JOB_ACTIONS)[number];
/** What to do with which job. */
export const JOB_PARAMS = z.strictObject({ id: digits(), action: z.enum(JOB_ACTIONS) });
