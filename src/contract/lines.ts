/** The lines of an export of everything, each a JSON text of its own (JSON Lines). */
import { z } from 'zod';
import { BATCH_COUNTS } from './imports.ts';
import { TAG } from './names.ts';
import { COUNT, HASH, MOMENT, NUMBER, named } from './shapes.ts';
import { WORK } from './works.ts';

/** The version of these lines: it grows when a field changes its meaning or goes. */
const VERSION = 1;

/** One line. The first is `library`, the last `end`; a work's chapters follow it. */
export const EXPORT_LINE = named(
  'ExportLine',
  'A line of an export of everything. The first is `library`, the last `end`; a work’s chapters follow it.',
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('library'),
      format: z.literal('fanlight-export'),
      version: z.literal(VERSION),
      library: z.string(),
      exportedAt: MOMENT,
      text: z.boolean().describe('Whether the chapters have their text.'),
    }),
    z.object({ type: z.literal('creator'), name: z.string(), works: COUNT }),
    z.object({ type: z.literal('series'), name: z.string(), works: COUNT }),
    TAG.extend({ type: z.literal('tag') }),
    z.object({ type: z.literal('batch'), ...BATCH_COUNTS }),
    WORK.extend({
      type: z.literal('work'),
      edited: z.array(z.string()),
      original: z.object({
        hash: HASH,
        bytes: COUNT,
        format: z.string(),
        encoding: z.string(),
        batch: NUMBER,
      }),
    }),
    z.object({
      type: z.literal('chapter'),
      work: NUMBER,
      position: NUMBER,
      title: z.string().nullable(),
      words: COUNT,
      xhtml: z.string().nullable().describe('The text; null where it was left out.'),
    }),
    z.object({ type: z.literal('end'), lines: COUNT.describe('Lines before this one.') }),
  ]),
);
/** One line. */
export type ExportLine = z.infer<typeof EXPORT_LINE>;

/** What an export holds. */
export const EXPORT_LINES_QUERY = z.strictObject({
  text: z.enum(['yes', 'no']).default('yes').describe('`no` leaves the text of the chapters out.'),
  muted: z.enum(['hide', 'show']).default('hide').describe('`show` also exports what the reader has muted.'),
});
