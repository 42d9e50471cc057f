/** What the forms of the review queue send. */
import { z } from 'zod';
import type { ReviewAnswer } from '#library';

const TEXT = z.string().max(40_000);
const FILLED = z.object({
  answer: z.enum(['accept', 'reject', 'correct']),
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  alike: z.literal('yes').optional(),
  back: z.string().max(4_000).default('/review'),
  value: z.union([TEXT, z.array(TEXT).max(60)]).default(''),
});

/** A filled form: the answer, whether it is for all alike, the revision that was seen, the page to come back to. */
export type FilledReview = { answer: ReviewAnswer; alike: boolean; revision: number; back: string };

/** A posted body as a filled form, or null when it is not one. */
export function filledReview(body: unknown): FilledReview | null {
  const parsed = FILLED.safeParse(body);
  if (!parsed.success) return null;
  const { answer, revision, alike, back, value } = parsed.data;
  const text = Array.isArray(value) ? value.join('\n') : value;
  return {
    answer: answer === 'correct' ? { kind: 'correct', text } : { kind: answer },
    alike: alike === 'yes',
    revision,
    back,
  };
}
